"""The check of the keywords that bound the dates or versions of a column by a constant."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from mdlint.draft2020.errors import Mistake
from mdlint.draft2020.values import SchemaObject
from mdlint.schema.keywords._scale import NEEDED, Holds, constant, constant_mistake, holds_on, scale_in
from mdlint.schema.table.view import View
from mdlint.schema.table.violation import At, Violation
from mdlint.text.words import quoted

if TYPE_CHECKING:  # a check does without them
    from mdlint.schema.table.rejection import Rejection, Widening

# A schema that refers to others may get its dates from there.
_FROM_ELSEWHERE = frozenset({"$ref", "$dynamicRef", "allOf"})


class Bound(NamedTuple):
    """A keyword with a constant: its name, which orders of a value and the constant hold, and the words for others.

    `opposite` is the keyword that bounds the values on the other side.
    """

    keyword: str
    holds: Holds
    words: str
    opposite: str

    def check(self, value: str, view: View, name: str) -> Iterator[Violation]:
        """Find the values that are on the wrong side of the constant."""
        column = view.columns[name]
        for row in self._outside(value, view, name):
            text = column.texts[column.places[row]]
            yield Violation(At(row, column.index), f"{name} {text} is {self.words} {value}")

    def is_clean(self, value: str, view: View, name: str) -> bool:
        """Whether no value is on the wrong side of the constant."""
        return not self._outside(value, view, name)

    def _outside(self, value: str, view: View, name: str) -> list[int]:
        """Return the rows with values on the wrong side; none if the column has no dates or versions."""
        known = view.points(name)
        limit = constant(known.scale, value) if known else None
        if known is None or limit is None:
            return []
        holds = holds_on(known.scale, self.holds)
        points = known.of_all(view.known_values(name))
        wrong = {point for point in set(points) if point is not None and not holds(point, limit)}
        return [row for row, point in zip(view.rows, points, strict=True) if point in wrong] if wrong else []

    def mistakes(self, value: object, schema: SchemaObject) -> Iterator[Mistake]:
        """Find a constant of another kind than the column's values, and a column that has no dates or versions."""
        scale = scale_in(schema)
        if scale is not None:
            yield from constant_mistake((self.keyword,), scale, value)
        elif not _FROM_ELSEWHERE.intersection(schema):
            yield self._without_scale()

    def part_conflicts(self, value: str, parts: Sequence[SchemaObject]) -> Iterator[Mistake]:
        """Find a constant that does not fit the dates or versions of other parts, or leaves no value to be allowed."""
        own, *others = parts
        scale = next(filter(None, map(scale_in, parts)), None)
        if scale is None:
            yield self._without_scale()
        elif scale_in(own) is None:
            yield from constant_mistake((self.keyword,), scale, value)
        if scale is None or (limit := constant(scale, value)) is None:
            return
        holds = holds_on(scale, self.holds)
        # If one object has both, the second is the mistake.
        is_second = [key for key in own if key in (self.keyword, self.opposite)][-1] == self.keyword
        for part in parts if is_second else others:
            other = constant(scale, part[self.opposite]) if self.opposite in part else None
            if other is not None and not holds(other, limit):
                words = f"{quoted(self.opposite)} is {part[self.opposite]}, {self.words} {value}: no value is allowed"
                yield Mistake((self.keyword,), words)

    def _without_scale(self) -> Mistake:
        return Mistake((self.keyword,), f"the column has no dates or versions: add {NEEDED}")

    def accept(self, rejection: "Rejection") -> "Iterator[Widening]":
        """Move the bound to the value that is farthest out."""
        scale = rejection.column.scale
        values = [cell.value for cell in rejection.cells if isinstance(cell.value, str)]
        points = [scale.point(value) for value in values] if scale else []
        if scale is None or None in points or len(points) < len(rejection.cells):
            return
        holds = holds_on(scale, self.holds)
        farthest, limit = values[0], points[0]
        for value, point in zip(values, points, strict=True):
            if point is not None and limit is not None and not holds(point, limit):
                farthest, limit = value, point
        yield (rejection.replaced(farthest),)
