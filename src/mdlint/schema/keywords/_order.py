"""Members of a sequence that are out of order: the fewest without which the rest is sorted, and where they belong."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import inf, isfinite
from typing import Any, TypeAlias

# The rank of a row's value in each sort key; smaller ranks come first.
Ranks: TypeAlias = tuple[float, ...]


def longest_sorted(keys: Sequence[Any]) -> list[int]:
    """Return the places of a longest subsequence in which no key is greater than the next, in O(n log n).

    If several are longest, it keeps earlier members: of two swapped neighbors, the second is left out. Keys are
    compared by `<` and must be of one type.
    """
    # Patience sorting from the end: `tails[n]` is the best first member of a sorted run of n + 1 members. Backwards,
    # the keys must not grow, so the bisection uses negated ranks.
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


def row_ranks(rows: Sequence[int], columns: Sequence[Mapping[int, float]]) -> list[Ranks]:
    """Return the ranks of rows in all keys, given the ranks in each key by row. Each row has a rank in the first key."""
    tuples: list[Ranks] = [()] * len(rows)
    for column in columns:
        tuples = _with_key(tuples, [column.get(row) for row in rows])
    return tuples


def _with_key(tuples: Sequence[Ranks], ranks: Sequence[float | None]) -> list[Ranks]:
    """Add a sort key to the ranks of rows.

    A row without a rank in this key may be anywhere among the rows that are equal in the keys before. It gets the rank
    of the row above it among them that is in order; the lowest rank, if there is no such row.
    """
    ranked = [(place, (*tuples[place], rank)) for place, rank in enumerate(ranks) if rank is not None]
    if len(ranked) == len(tuples):
        return [longer for _, longer in ranked]
    in_order = {ranked[number][0] for number in longest_sorted([longer for _, longer in ranked])}
    latest: dict[Ranks, float] = {}
    filled: list[Ranks] = []
    for place, (before, rank) in enumerate(zip(tuples, ranks, strict=True)):
        if rank is not None and place in in_order:
            latest[before] = rank
        filled.append((*before, latest.get(before, -inf) if rank is None else rank))
    return filled


def decisive_key(tuples: list[Ranks], kept: list[int], place: int) -> int:
    """Return the key that puts a row out of order: the first in which it differs from the kept row that contradicts it."""
    after = bisect_right(kept, place)
    above = tuples[kept[after - 1]] if after else None
    other = above if above is not None and above > tuples[place] else tuples[kept[after]]
    return next(number for number, (own, its) in enumerate(zip(tuples[place], other, strict=True)) if own != its)


def turned_key(tuples: list[Ranks]) -> int | None:
    """Return the key by which the rows are sorted the other way; None if there is none. Missing values stay in place."""
    for number in range(len(tuples[0])):
        other = [(*ranks[:number], _negated(ranks[number]), *ranks[number + 1 :]) for ranks in tuples]
        if all(above <= below for above, below in pairwise(other)):
            return number
    return None


def _negated(rank: float) -> float:
    return -rank if isfinite(rank) else rank


def places_above(tuples: list[Ranks]) -> list[int | None]:
    """Return, for each row, the row above it in the sorted table; None for the first row."""
    order = sorted(range(len(tuples)), key=tuples.__getitem__)
    above: list[int | None] = [None] * len(tuples)
    for upper, lower in pairwise(order):
        above[lower] = upper
    return above


def _ranks(keys: Sequence[Any]) -> list[int]:
    """Number the keys by their order. Equal keys get the same number."""
    places = sorted(range(len(keys)), key=keys.__getitem__)
    ranks = [0] * len(keys)
    for before, place in pairwise(places):
        ranks[place] = ranks[before] + (keys[before] < keys[place])
    return ranks
