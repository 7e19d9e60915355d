"""Ranks rows by sort keys, finds the fewest whose removal leaves the other rows sorted, and where they belong."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import inf, isfinite
from typing import Any, TypeAlias

from mdlint.schema.table.points import Points
from mdlint.schema.table.sort_keys import numbers_of, sort_key_of
from mdlint.schema.table.view import Entry

# The rank of a row's value in each sort key; smaller ranks come first.
Ranks: TypeAlias = tuple[float, ...]


def longest_sorted(keys: Sequence[Any]) -> list[int]:
    """Return the places of a longest subsequence in which no key is greater than the next, in O(n log n).

    If several are longest, earlier members are kept: of two swapped neighbors, the second is left out. Keys are
    compared by `<` and have to be of one kind.
    """
    # Patience sorting from the end: `tails[n]` is the best first member of a sorted run of n + 1 members. Keys must not
    # grow from the end to the start, so their negated ranks are bisected.
    ranks = _ranks(keys)
    tails: list[int] = []
    tail_places: list[int] = []
    following: list[int | None] = [None] * len(keys)
    for place in range(len(keys) - 1, -1, -1):
        rank = -ranks[place]
        length = bisect_right(tails, rank)
        following[place] = tail_places[length - 1] if length else None
        tails[length : length + 1] = [rank]
        tail_places[length : length + 1] = [place]
    kept: list[int] = []
    current = tail_places[-1] if tail_places else None
    while current is not None:
        kept.append(current)
        current = following[current]
    return kept


def latest_sorted(keys: Sequence[Any]) -> list[int]:
    """Return the places of a longest subsequence in which no key is greater than the next, in O(n log n).

    If several are longest, later members are kept: of two swapped neighbors, the first is left out. Keys are compared
    by `<` and have to be of one kind.
    """
    last = len(keys) - 1
    from_end = longest_sorted([-rank for rank in reversed(_ranks(keys))])
    return [last - place for place in reversed(from_end)]


def ranks_of(entries: Mapping[int, Entry], kind: str | None = None, *, descends: bool = False) -> dict[int, float]:
    """Return the ranks of a column's values, by row. Rows that can't be compared and missing values are left out.

    `kind` is `number`, `text` or `natural`; without it, a column with numbers in it is compared as numbers, and any
    other as text.
    """
    values = {row: entry.value for row, entry in entries.items() if entry.value is not None}
    kind = kind or ("number" if any(map(numbers_of, values.values())) else "text")
    keyed = {
        row: sort_key for row, value in values.items() if (sort_key := sort_key_of(value, kind, entries[row].text))
    }
    return _numbered(keyed, descends=descends)


def ranks_on(points: Points, entries: Mapping[int, Entry], *, descends: bool = False) -> list[dict[int, float]]:
    """Return the ranks of dates or versions, by row.

    Dates of several precisions have ranks for each of them, the coarsest first; a coarse date has only the first.
    """
    levels = points.sort_levels(entry.value for entry in entries.values())
    values = {row: entry.value for row, entry in entries.items() if isinstance(entry.value, str)}
    return [
        _numbered({row: keys[value] for row, value in values.items() if value in keys}, descends=descends)
        for keys in levels
    ]


def _numbered(keyed: Mapping[int, Any], *, descends: bool) -> dict[int, float]:
    """Return the ranks of rows, given the key that each of them is compared by."""
    sign = -1 if descends else 1
    numbers = {sort_key: sign * number for number, sort_key in enumerate(sorted(set(keyed.values())))}
    return {row: numbers[sort_key] for row, sort_key in keyed.items()}


def row_ranks(rows: Sequence[int], columns: Sequence[Mapping[int, float]]) -> list[Ranks]:
    """Return the ranks of rows in all keys. `columns` has the ranks in each key by row; the first key ranks every row."""
    tuples: list[Ranks] = [()] * len(rows)
    for column in columns:
        tuples = _with_key(tuples, [column.get(row) for row in rows])
    return tuples


def _with_key(tuples: Sequence[Ranks], ranks: Sequence[float | None]) -> list[Ranks]:
    """Add the ranks in another sort key to the ranks of rows.

    A row without a rank in this key may be anywhere among the rows that are equal to it in the keys before. It gets the
    rank of the nearest such row above it that is in order, or the lowest rank if there is none.
    """
    ranked = [(place, (*tuples[place], rank)) for place, rank in enumerate(ranks) if rank is not None]
    if len(ranked) == len(tuples):
        return [extended for _, extended in ranked]
    in_order = {ranked[number][0] for number in longest_sorted([extended for _, extended in ranked])}
    latest: dict[Ranks, float] = {}
    filled: list[Ranks] = []
    for place, (before, rank) in enumerate(zip(tuples, ranks, strict=True)):
        if rank is not None and place in in_order:
            latest[before] = rank
        filled.append((*before, latest.get(before, -inf) if rank is None else rank))
    return filled


def decisive_key(tuples: list[Ranks], kept: list[int], place: int) -> int:
    """Return the number of the first key in which a misplaced row differs from the kept row that it contradicts."""
    after = bisect_right(kept, place)
    above = tuples[kept[after - 1]] if after else None
    other = above if above is not None and above > tuples[place] else tuples[kept[after]]
    pairs = zip(tuples[place], other, strict=True)
    return next(number for number, (rank, other_rank) in enumerate(pairs) if rank != other_rank)


def reversed_key(tuples: list[Ranks]) -> int | None:
    """Return the number of the key whose opposite order would leave no row out of order; None if there is no such key.

    Missing values stay where they are.
    """
    for number in range(len(tuples[0])):
        opposite = [(*ranks[:number], _negated(ranks[number]), *ranks[number + 1 :]) for ranks in tuples]
        if all(above <= below for above, below in pairwise(opposite)):
            return number
    return None


def _negated(rank: float) -> float:
    return -rank if isfinite(rank) else rank


def places_above(tuples: list[Ranks]) -> list[int | None]:
    """Return, for each row, the row right above it in sorted order; None for the first."""
    order = sorted(range(len(tuples)), key=tuples.__getitem__)
    above: list[int | None] = [None] * len(tuples)
    for upper, lower in pairwise(order):
        above[lower] = upper
    return above


def _ranks(keys: Sequence[Any]) -> list[int]:
    """Number the keys by their order. Equal keys have the same number."""
    places = sorted(range(len(keys)), key=keys.__getitem__)
    ranks = [0] * len(keys)
    for before, place in pairwise(places):
        ranks[place] = ranks[before] + (keys[before] < keys[place])
    return ranks
