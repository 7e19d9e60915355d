"""The characters next to `*`, `_` and `~`, which decide whether these open or close emphasis (CommonMark §6.4).

To CommonMark a character is white space, punctuation, or neither. To mistune every character is punctuation that is not
a letter, digit or white space, and more characters are white space: an arrow, an emoji, a zero width space or a control
character would undo emphasis that GitHub shows. So letters replace the characters that are neither while mistune reads.
"""

import unicodedata
from collections.abc import Mapping

from mdlint.text.lazy_pattern import lazy_pattern

_NEXT_TO_MARK = lazy_pattern(r"(?<=[*_~])[^ -~\t\n\f\r]|[^ -~\t\n\f\r](?=[*_~])")
# Letters of a script so rare that a text always leaves enough of them unused.
_LETTERS = range(0x20000, 0x2A6D0)
# White space to Python, but not to CommonMark.
_NOT_WHITE_SPACE = frozenset("\v\x1c\x1d\x1e\x1f\x85\u2028\u2029")


def with_stand_ins(content: str) -> tuple[str, Mapping[int, str]]:
    """Return the content with letters for the characters that mistune classifies wrongly, and a table that undoes it.

    The table is for `str.translate`; it is empty if nothing is replaced.
    """
    found = {character for character in _NEXT_TO_MARK.findall(content) if _is_mistaken(character)}
    if not found:
        return content, {}
    used = set(content)
    free = (letter for letter in map(chr, _LETTERS) if letter not in used)
    stand_ins = dict(zip(sorted(found), free, strict=False))
    replaced = _NEXT_TO_MARK.sub(lambda match: stand_ins.get(match[0], match[0]), content)
    return replaced, {ord(letter): character for character, letter in stand_ins.items()}


def _is_mistaken(character: str) -> bool:
    """Whether mistune takes the character for white space or punctuation although it is neither."""
    if character.isspace():
        return character in _NOT_WHITE_SPACE
    return not character.isalnum() and not unicodedata.category(character).startswith("P")
