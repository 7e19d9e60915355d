"""The dates or versions of a column, ready to be sorted and compared."""

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from mdlint.draft2020.values import JSON
from mdlint.values.scale import Point, Scale


class Points:
    """The points of the distinct values of a column that are on its scale."""

    def __init__(self, scale: Scale, values: Iterable[JSON]) -> None:
        self.scale = scale
        texts = {value for value in values if isinstance(value, str)}
        self._known = {text: point for text in texts if (point := scale.point(text)) is not None}

    def of(self, value: JSON) -> Point | None:
        """Return the point of a value of the column; None if the value is missing or not on the scale."""
        return self._known.get(value) if isinstance(value, str) else None

    def of_all(self, values: Iterable[JSON]) -> list[Point | None]:
        """Return the points of some values of the column."""
        return [self._known.get(value) if isinstance(value, str) else None for value in values]

    def identity(self, value: str) -> Hashable:
        """Return a key that is equal for two spellings of one date or version."""
        point = self._known.get(value)
        return value if point is None else self.scale.identity(value, point)

    def sort_levels(self, values: Iterable[JSON]) -> list[Mapping[str, Any]]:
        """Return what is sorted of some values of the column, once for each of their precisions: the coarsest first."""
        texts = {value for value in values if isinstance(value, str)}
        return self.scale.sort_levels({text: self._known[text] for text in texts if text in self._known})
