"""Characters beside `*`, `_` and `~`, on which hangs whether these open or close emphasis (CommonMark §6.4).

To CommonMark a character is white space, punctuation, or neither. To mistune all is punctuation that is no letter, no digit
and no white space, and white space is more: an arrow, an emoji, a zero width space or a control character would undo
emphasis that GitHub shows. So while mistune reads, letters stand for those that are neither.
"""

import re
import unicodedata
from collections.abc import Mapping

_BESIDE_MARK = re.compile(r"(?<=[*_~])[^ -~\t\n\f\r]|[^ -~\t\n\f\r](?=[*_~])")
# Letters to Python; of a script so rare that there are always enough of them that a text does not have.
_LETTERS = range(0x20000, 0x2A6D0)
_NO_WHITE_SPACE = frozenset("\v\x1c\x1d\x1e\x1f\x85\u2028\u2029")


def with_stand_ins(content: str) -> tuple[str, Mapping[int, str]]:
    """The content with letters in the place of what is neither white space nor punctuation; what undoes it in a text.

    That is a table for `str.translate`, empty where nothing is replaced.
    """
    found = {character for character in _BESIDE_MARK.findall(content) if _is_mistaken(character)}
    if not found:
        return content, {}
    used = set(content)
    free = (letter for letter in map(chr, _LETTERS) if letter not in used)
    stand_ins = dict(zip(sorted(found), free, strict=False))
    replaced = _BESIDE_MARK.sub(lambda beside: stand_ins.get(beside[0], beside[0]), content)
    return replaced, {ord(letter): character for character, letter in stand_ins.items()}


def _is_mistaken(character: str) -> bool:
    """Whether mistune takes a character for white space or punctuation that is neither."""
    if character.isspace():
        return character in _NO_WHITE_SPACE
    return not character.isalnum() and not unicodedata.category(character).startswith("P")
