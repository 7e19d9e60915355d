"""Which members of a sequence stand out of order: the fewest whose removal leaves the rest sorted."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Any


def longest_sorted(keys: Sequence[Any]) -> list[int]:
    """Return the places of a longest subsequence in which no key is greater than the next, in O(n log n).

    Where several are longest, earlier members are kept rather than later ones: of two swapped neighbours, the second is
    left out. Keys are compared by `<` and have to be of one kind.
    """
    # Patience sorting from the end: `tails[n]` is the best first member of a sorted run of n + 1 members. Read backwards
    # the keys may not grow, so what is bisected are their ranks, negated.
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


def _ranks(keys: Sequence[Any]) -> list[int]:
    """Number the keys by their order, equal ones alike."""
    places = sorted(range(len(keys)), key=keys.__getitem__)
    ranks = [0] * len(keys)
    for before, place in pairwise(places):
        ranks[place] = ranks[before] + (keys[before] < keys[place])
    return ranks
