"""Texts that have an order of their own: dates and versions.

A point is where a value is on its scale, from the coarse to the fine: a year, its month, its day. Of two points, the
coarser one has fewer parts, and is neither before nor after a point inside of it: May 2026 and 2026-05-20.
"""

from collections.abc import Hashable, Mapping
from typing import Any, Protocol, TypeAlias

Point: TypeAlias = tuple[Any, ...]


class Scale(Protocol):
    """A kind of dates or versions. Scales are equal if they read all texts alike."""

    @property
    def kind(self) -> str:
        """The name of the values. Two scales with one name compare their values alike."""

    @property
    def rewrites(self) -> bool:
        """Whether the JSON value of a text may be another text."""

    def value(self, text: str) -> str | None:
        """Return the JSON value of a text; None if the text is not on the scale."""

    def problem(self, text: str) -> str:
        """Return why a text is not on the scale, as the predicate of a message; empty if it is."""

    def point(self, value: str) -> Point | None:
        """Return the point of a JSON value; None if the value is not on the scale."""

    def order(self, left: Point, right: Point) -> int | None:
        """Return -1, 0 or 1 for a point before, at or after another; None if it is not known."""

    def identity(self, value: str, point: Point) -> Hashable:
        """Return a key that is equal for two spellings of one value, given its point."""

    def sort_levels(self, points: Mapping[str, Point]) -> list[Mapping[str, Any]]:
        """Return what is sorted of some values, given their points: see `levels_of`."""


def order_of_parts(left: Point, right: Point) -> int | None:
    """Compare two points part by part; None if one is inside of the other."""
    shared = min(len(left), len(right))
    if left[:shared] != right[:shared]:
        return -1 if left[:shared] < right[:shared] else 1
    return 0 if len(left) == len(right) else None


def levels_of(points: Mapping[str, Point]) -> list[Mapping[str, Any]]:
    """Return what is sorted of some values, given their points.

    Points of one length are sorted as they are. Otherwise values are sorted by their coarse parts first, then those that
    have finer parts by these, with one item of the list for each length: so May 2026 may be next to any of its days.
    """
    lengths = sorted(set(map(len, points.values()))) or [0]
    return [{value: point[:length] for value, point in points.items() if len(point) >= length} for length in lengths]
