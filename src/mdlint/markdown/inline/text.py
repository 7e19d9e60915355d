"""The text of inline content, put together from pieces: its lines, what is struck out, and what tags do to it."""

import re
from collections.abc import Callable, Collection
from typing import NamedTuple

from mdlint.markdown.html.entities import with_entities_resolved
from mdlint.markdown.html.markup import attribute_of
from mdlint.markdown.html.tags import tag_name
from mdlint.text.lazy_pattern import lazy_pattern

_SUPERSCRIPTS = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
_RAISED_LETTERS = dict(zip("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True))
_ENDS_NUMBER = r"[~≈<>≤≥]?\s*[+\-−–]?[0-9.,]*[0-9]\s*%?\s*"
# Footnote marks. They may follow the bold or code content of a cell without being part of it.
MARKS = "*†‡§¶#⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
# Codes for line breaks and strikethrough in a text that is being put together. Other text has no null character.
_BREAK, STRIKE, END_STRIKE = "\0/", "\0[", "\0]"
_TAG_CODES = {"br": (_BREAK, _BREAK), **dict.fromkeys(("s", "del", "strike"), (STRIKE, END_STRIKE))}
_CODE = lazy_pattern(r"\0[/\[\]]")
# A number before a mark has at most this many pieces.
_MOST_PIECES = 8


class Inline(NamedTuple):
    """Inline content that has been read; see `mdlint.model.Cell` for the fields.

    `coded` is the text before the codes of line breaks and of strikethrough were removed from it, if it has any.
    """

    text: str
    bold: bool = False
    code: bool = False
    underlined: bool = False
    lines: tuple[str, ...] = ()
    unstruck: tuple[str, ...] | None = None
    coded: str = ""

    @property
    def more(self) -> tuple[bool, tuple[str, ...], tuple[str, ...] | None]:
        """Return the last fields of a `Cell`."""
        return self.underlined, self.lines, self.unstruck


def superscript(text: str) -> str:
    """Return the text with raised digits and signs, so that the 3 in 10³ is not read as a digit of 103."""
    return text.translate(_SUPERSCRIPTS)


def inline_of(coded: str, on_one_line: Callable[[str], str], formats: Collection[str]) -> Inline:
    """Make inline content of a text with codes. `formats` are the formats of all of it."""
    bold, code, underlined = ("bold" in formats, "code" in formats, "underlined" in formats)
    if "\0" not in coded:
        return Inline(on_one_line(coded), bold, code, underlined)
    text = on_one_line(without_codes(coded))
    lines = tuple(map(on_one_line, map(without_codes, _lines(coded)))) if _BREAK in coded else ()
    lines = lines if len(lines) > 1 else ()
    unstruck = tuple(map(on_one_line, _lines(_unstruck(coded)))) if STRIKE in coded else None
    return Inline(text, bold, code, underlined, lines, unstruck, coded)


def without_codes(coded: str) -> str:
    """Return the text that a reader sees. A line break is a space."""
    return _CODE.sub(lambda code: " " if code[0] == _BREAK else "", coded)


def _lines(coded: str) -> list[str]:
    """Split a text with codes at its line breaks. Blank lines at its start and end are dropped."""
    lines = coded.split(_BREAK)
    filled = [number for number, line in enumerate(lines) if without_codes(line).strip()] or [0]
    return lines[filled[0] : filled[-1] + 1]


def _unstruck(coded: str) -> str:
    """Return a text with codes without what is struck out, which leaves a space. Line breaks stay."""
    parts: list[str] = []
    depth, end = 0, 0
    for code in _CODE.finditer(coded):
        parts.append(coded[end : code.start()] if depth == 0 else " ")
        if code[0] == _BREAK:
            parts.append(_BREAK)
        depth = max(depth + (code[0] == STRIKE) - (code[0] == END_STRIKE), 0)
        end = code.end()
    return "".join([*parts, coded[end:] if depth == 0 else ""])


def apply_tag(html: str, parts: list[str], raised_from: int | None) -> int | None:
    """Apply a raw HTML tag to the pieces of a text; return the index of the first piece inside an open `<sup>`.

    `raised_from` is that index before the tag. Both are None while no `<sup>` is open.
    """
    name, is_end = tag_name(html)
    if name in _TAG_CODES:
        parts.append(_TAG_CODES[name][is_end])
    elif name == "img":
        parts.append(with_entities_resolved(attribute_of(html, "alt")))
    elif name == "sup" and not is_end:
        return len(parts)
    elif name == "sup" and raised_from is not None:
        # One piece more than a number has at most: a copy of all pieces at each tag would take quadratic time.
        before = parts[max(raised_from - _MOST_PIECES - 1, 0) : raised_from]
        parts[raised_from:] = [_raised("".join(parts[raised_from:]), before)]
        return None
    return raised_from


def _raised(text: str, before: list[str]) -> str:
    """Raise the content of a `<sup>`: digits and signs, and a single letter after a number, which is a mark."""
    letter = _RAISED_LETTERS.get(text.strip())
    is_mark = letter and len(before) <= _MOST_PIECES and re.fullmatch(_ENDS_NUMBER, "".join(before))
    return letter if letter and is_mark else superscript(text)
