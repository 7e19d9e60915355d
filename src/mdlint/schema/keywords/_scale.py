"""Helpers of the keywords about dates and versions: the scale of a column, and what its texts mean there."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias

from mdlint.draft2020.errors import Mistake
from mdlint.draft2020.values import JSONPath, SchemaObject
from mdlint.schema.keywords._notation import texts_of
from mdlint.schema.table.view import View
from mdlint.schema.table.violation import At, Violation
from mdlint.text.words import quoted
from mdlint.values.scale import Point, Scale

PATTERN, VERSION = "datePattern", "version"
NEEDED = f'"{PATTERN}", "{VERSION}", or "format" with "date" or "date-time"'

# Whether an order of two points, -1, 0 or 1, is as a relation asks for.
Holds: TypeAlias = Callable[[int, int], bool]


def dates_by(patterns: Iterable[str]) -> Scale:
    """Return the scale of dates that are written by some patterns."""
    from mdlint.values.dates import Dates  # noqa: PLC0415  4 ms, and few columns need it

    return Dates(tuple(dict.fromkeys(patterns)))


def versions_by(scheme: Any) -> Scale:  # noqa: ANN401  the meta-schema has checked it
    """Return the scale of the versions of a scheme."""
    from mdlint.values.versions import Versions  # noqa: PLC0415  2 ms, and few columns need it

    return Versions(scheme)


def scale_of_format(name: object) -> Scale | None:
    """Return the scale of a `format`; None for a format that is not of dates."""
    if name not in ("date", "date-time"):
        return None
    from mdlint.values.dates import ISO_DATE, RFC_3339  # noqa: PLC0415  as above

    return dates_by([ISO_DATE if name == "date" else RFC_3339])


def scale_in(schema: SchemaObject) -> Scale | None:
    """Return the scale that a schema object sets by itself; None if it sets none."""
    if PATTERN in schema:
        return dates_by(texts_of(schema[PATTERN]))
    return versions_by(schema[VERSION]) if VERSION in schema else scale_of_format(schema.get("format"))


def off_scale(_value: object, view: View, name: str) -> Iterator[Violation]:
    """Report the cells of a column, and the values in its lists, that are not on the scale of the column."""
    column = view.columns[name]
    scale = column.column.scale
    assert scale is not None
    problems: dict[str, str] = {}
    for row, entry in view.entries(name).items():
        if entry.value is None:
            continue
        place = column.places[row]
        for start, end, _ in column.pieces(place):
            text = column.contents[place][start:end]
            if text not in problems:
                problems[text] = scale.problem(text)
            if problems[text]:
                at = At(row, column.index, column.within(place, start, end))
                yield Violation(at, f"{name} {quoted(text)} {problems[text]}")


def is_on_scale(_value: object, view: View, name: str) -> bool:
    """Whether each cell of a column is one value on the scale of the column, or is missing."""
    column = view.columns[name]
    scale = column.column.scale
    assert scale is not None
    if column.column.may_be_list:
        return False
    # A value that differs from its text was read on the scale.
    same = {text for value, text in zip(view.known_values(name), column.contents, strict=True) if value == text}
    return all(scale.value(text) is not None for text in same)


def constant(scale: Scale, text: str) -> Point | None:
    """Return the point of a date or version in a schema: as ISO 8601, or as the column writes it; None if it is none."""
    point = scale.point(text)
    value = scale.value(text) if point is None else None
    return point if value is None else scale.point(value)


def constant_mistake(path: JSONPath, scale: Scale, text: object) -> Iterator[Mistake]:
    """Find a constant that is not on a scale."""
    if isinstance(text, str) and constant(scale, text) is None:
        example = " such as 2026-01-31" if scale.kind == "dates" else ""
        yield Mistake(path, f"{quoted(text)} is not among the {scale.kind} of the column{example}")


def holds_on(scale: Scale, holds: Holds) -> Callable[[Point, Point], bool]:
    """Return whether a relation of two points holds, or is not known to be broken."""

    def compare(left: Point, right: Point) -> bool:
        order = scale.order(left, right)
        return order is None or holds(order, 0)

    return compare
