"""How many terminal cells a text takes.

The standard library's Unicode tables do: they need no further import, and what they lack is the few sequences below.
"""

import unicodedata
from collections.abc import Iterator

_ZERO_WIDTH_JOINER = "\u200d"
_EMOJI_PRESENTATION = "\ufe0f"
_SKIN_TONES = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
# The vowels and finals of decomposed Hangul, drawn into the cell of the consonant before them.
_HANGUL_FIRST, _HANGUL_LAST = "\u1160", "\u11ff"


def width(text: str) -> int:
    """Count the terminal cells `text` takes; it holds no control characters."""
    return len(text) if text.isascii() else sum(widths(text))


def widths(text: str) -> Iterator[int]:
    """Yield the terminal cells of each character: two for wide ones, none for marks and what is joined to the one before."""
    previous, taken = "", 0
    for character in text:
        joined = previous == _ZERO_WIDTH_JOINER and unicodedata.category(character).startswith("S")
        if joined or (character in _SKIN_TONES and taken == 2):
            cells = 0
        elif character == _EMOJI_PRESENTATION:
            cells = int(taken == 1)
        else:
            cells = _cells(character)
        yield cells
        previous, taken = character, cells or taken


def _cells(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.category(character) in {"Mn", "Me", "Cf"} or _HANGUL_FIRST <= character <= _HANGUL_LAST:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
