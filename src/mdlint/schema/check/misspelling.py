"""Tells a misspelled header from the header of another column.

Documents have many headers that are similar and mean different things: `Top-1` and `Top-5`, `CPU mem` and `GPU mem`,
`Encoder` and `Decoder`, `Accuracy (val)` and `Accuracy (test)`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TypeAlias

from mdlint.schema.compiled.schema import without_unit
from mdlint.schema.table.normalize import normalize_header
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import within_edits

_DIGITS = lazy_pattern(r"\d+")
_WORD = lazy_pattern(r"[^\W_]+")
# `%`, `M`, `ms` and `img/s` are units. `train` and `val` are not, and make another column.
_UNIT = lazy_pattern(r"\W*\w{0,2}|.*[^\w\s].*")
# The digits and the length of a text.
_Size: TypeAlias = tuple[tuple[str, ...], int]
# Letters that are typed for digits, and the other way round.
_LOOK_ALIKES = str.maketrans("oils", "0115")
_MOST_EDITS = 2
# The pairs of a header and a name whose edits an index counts: about 40 ms. To compare a candidate exactly takes as
# long as a hundred pairs.
_MOST_PAIRS = 500_000
_PAIRS_OF_CANDIDATE = 100
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


class HeaderIndex:
    """Many headers, by facts in which a misspelled header agrees with the name that was meant.

    `edits_between` takes 10 µs, so it would compare 2,000 headers with 2,000 names in 40 seconds.
    """

    def __init__(self, headers: Mapping[int, str]) -> None:
        self._pairs_left = _MOST_PAIRS
        self._alike: defaultdict[str, set[int]] = defaultdict(set)
        # The columns by their texts, for each sequence of digits and each length.
        self._sizes: defaultdict[_Size, defaultdict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for column, header in headers.items():
            for text in {header, _without_unit(header)}:
                key = normalize_header(text)
                self._alike[key.translate(_LOOK_ALIKES)].add(column)
                self._sizes[tuple(_DIGITS.findall(text)), len(key)][key].add(column)

    def candidates(self, names: Iterable[str]) -> set[int]:
        """Return the columns of all headers that may be a misspelling of one of the names, and of some others.

        After `_MOST_PAIRS`, only of the headers that look like a name.
        """
        found: set[int] = set()
        for name in names:
            keys = {normalize_header(text).translate(_LOOK_ALIKES) for text in (name, _without_unit(name))}
            found = found.union(*(self._alike.get(key, ()) for key in keys), self._near(name))
        self._pairs_left = max(0, self._pairs_left - _PAIRS_OF_CANDIDATE * len(found))
        return found

    def _near(self, name: str) -> Iterator[int]:
        """Yield the columns of the headers with few edits, and with the digits of a name or none."""
        key = normalize_header(name)
        limit = _limit(key)
        for digits in {(), tuple(_DIGITS.findall(name))}:
            for size in range(len(key) - limit, len(key) + limit + 1):
                of_size = self._sizes.get((digits, size))
                if of_size and self._pairs_left >= len(of_size):
                    self._pairs_left -= len(of_size)
                    for near, _ in within_edits(key, list(of_size), limit):
                        yield from of_size[near]


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
    """Whether a word of a header may be a misspelling of a word of a name. `words` is how many words the name has."""
    key, name_key = word.casefold(), name.casefold()
    if sorted(key) == sorted(name_key):
        return True
    if word.isupper() and name.isupper() and len(word) == len(name):
        return False
    is_long = max(len(word), len(name)) >= (_LEAST_LENGTH if words == 1 else _LEAST_LENGTH - 1)
    return is_long and bool(within_edits(key, [name_key], _limit(name_key)))


def _limit(name: str) -> int:
    return min(max(1, len(name) // 4), _MOST_EDITS)
