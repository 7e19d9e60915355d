"""Columns of numbers whose headers differ in one word or number: they measure the same, under two conditions."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

from mdlint.rules._data_columns import DataColumns
from mdlint.text.lazy_pattern import lazy_pattern

_WORD = lazy_pattern(r"[^\W\d_]+|[0-9]+(?:\.[0-9]+)?")
# Each pair takes time for all rows. Columns next to each other come first.
_MOST_COLUMNS = 24
_MOST_PAIRS = 24


def sister_columns(data: DataColumns) -> Sequence[tuple[int, int]]:
    """Return the pairs of columns whose headers differ in one word or number, and have another in common."""
    return _sisters(tuple(data.names[:_MOST_COLUMNS]))


# The tables of one project have the same headers.
@lru_cache(maxsize=256)
def _sisters(names: Sequence[str]) -> Sequence[tuple[int, int]]:
    words = [_WORD.findall(name.casefold()) for name in names]
    pairs = combinations(range(len(names)), 2)
    found = [(left, right) for left, right in pairs if _are_sisters(words[left], words[right])]
    return sorted(found, key=lambda pair: (pair[1] - pair[0], pair))[:_MOST_PAIRS]


def _are_sisters(left: Sequence[str], right: Sequence[str]) -> bool:
    if len(left) != len(right) or len(left) < 2:
        return False
    return sum(1 for one, two in zip(left, right, strict=True) if one != two) == 1
