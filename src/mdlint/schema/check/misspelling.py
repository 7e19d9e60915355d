"""Tells a misspelled header from the header of another column.

Documents have many headers that are similar and mean different things: `Top-1` and `Top-5`, `CPU mem` and `GPU mem`,
`Encoder` and `Decoder`, `Accuracy (val)` and `Accuracy (test)`.
"""

from functools import lru_cache

from mdlint.schema.compiled.schema import without_unit
from mdlint.schema.table.normalize import normalize_header
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import within_edits

_DIGITS = lazy_pattern(r"\d+")
_WORD = lazy_pattern(r"[^\W_]+")
# `%`, `M`, `ms` and `img/s` are units. `train` and `val` are not, and make another column.
_UNIT = lazy_pattern(r"\W*\w{0,2}|.*[^\w\s].*")
# Letters that are typed for digits, and the other way round.
_LOOK_ALIKES = str.maketrans("oils", "0115")
_MOST_EDITS = 2
# A shorter word is only compared as a part of a name of several words.
_LEAST_LENGTH = 4


# A page, and a tree of pages, repeats its headers.
@lru_cache(maxsize=4096)
def edits_between(header: str, name: str, units: frozenset[str]) -> int | None:
    """Return how many edits turn a header into a name that it is a misspelling of; None if it is another name.

    Of four letters, one may be wrong, and at most two. A unit in brackets may be missing or added, and one of the
    column's `units` may follow a misspelled name. Other digits are another name, and so are other letters in an
    abbreviation.
    """
    bare, bare_name = _without_unit(header), _without_unit(name)
    if normalize_header(name) == normalize_header(bare) or normalize_header(header) == normalize_header(bare_name):
        return 1
    texts = (header, bare) if without_unit(header)[1] in units else (header,)
    return next((edits for text in texts if (edits := _edits(text, name)) is not None), None)


def letters_of(header: str) -> str:
    """Return a header without its unit, its signs, and a plural's `s`."""
    return "".join(_WORD.findall(normalize_header(_without_unit(header)))).removesuffix("s")


def _without_unit(header: str) -> str:
    written, unit = without_unit(header)
    return written if written and _UNIT.fullmatch(unit) else header


def _edits(text: str, name: str) -> int | None:
    key, name_key = normalize_header(text), normalize_header(name)
    if key.translate(_LOOK_ALIKES) == name_key.translate(_LOOK_ALIKES):
        return 1
    limit = _limit(name_key)
    digits = _DIGITS.findall(text)
    if abs(len(key) - len(name_key)) > limit or (digits and digits != _DIGITS.findall(name)):
        return None
    words, names = _WORD.findall(text), _WORD.findall(name)
    if len(words) == len(names) and not all(map(_may_be_same, words, names, [len(names)] * len(names))):
        return None
    near = within_edits(key, [name_key], limit)
    return near[0][1] if near else None


def _may_be_same(word: str, name: str, words: int) -> bool:
    """Whether a word of a header may be a misspelling of a word of a name, which has so many words."""
    key, name_key = word.casefold(), name.casefold()
    if sorted(key) == sorted(name_key):
        return True
    if word.isupper() and name.isupper() and len(word) == len(name):
        return False
    is_long = max(len(word), len(name)) >= (_LEAST_LENGTH if words == 1 else _LEAST_LENGTH - 1)
    return is_long and bool(within_edits(key, [name_key], _limit(name_key)))


def _limit(name: str) -> int:
    return min(max(1, len(name) // 4), _MOST_EDITS)
