"""Requires relations between the numbers, dates or versions of a row, such as Top-1 <= Top-5.

Goes at the top of the schema, or in its `allOf`.

## Value

A list of relations. Each relation has a `left` operand, a `right` operand, and `is`, which is one of `<`, `<=`, `>`,
`>=`, `==` and `!=`. If `mostly` is `true`, a relation that more than half of the rows break is not checked in that
table.

An operand is

- the name of a column of numbers, of dates or of versions (see [`datePattern`](datePattern.md) and
  [`version`](version.md));
- a number;
- a date or a version: an object with a `value`, as in `{"value": "2026-01-31"}`. A date is in ISO 8601, or as the column
  of the other operand writes it;
- a part of a name: an object with a `column` of names, and a `part`, which is a number that the column's
  [`nameConvention`](nameConvention.md) captures;
- one of several values in a cell: an object with a `column` that has a [`separator`](separator.md) or a
  [`range`](range.md), and an `item`, which is the position of the value, counted from 0.

## Example

```json
"compare": [
  {"left": "Top-1", "is": "<=", "right": "Top-5"},
  {"left": "Img Size", "is": "==", "right": {"column": "Model", "part": "img_size"}}
]
```

A row with Top-1 97.122 and Top-5 84.840 breaks the first relation. A row with Img Size 256 and the Model
`vit_base_patch16_224.augreg_in1k` breaks the second.

`{"left": "Released", "is": "<", "right": "End of life"}` compares two dates, even if the columns write them differently.

## Findings

`broken-relation`, at the cell of the operand that is a column, or of the left one if both are columns. If neither is a
column, at the cell of the name, or at the value inside its cell. A cell that breaks several relations is reported once,
for the first of them.

A row is skipped if an operand is missing or not a number, date or version, if the name does not have the part, or if
the cell does not have that many values. It is also skipped if the order of two dates is not known, as of May 2026 and
2026-05-20. A column of several values can't be an operand as a whole. A relation between values of two kinds is a mistake
in the schema.
"""

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from mdlint.draft2020.errors import Mistake
from mdlint.draft2020.values import JSON, JSONPath, SchemaObject, is_number, shown
from mdlint.schema.keywords._base import Keyword, NamedColumn, WholeSchema
from mdlint.schema.keywords._scale import constant, constant_mistake, holds_on
from mdlint.schema.table.view import Entry, View
from mdlint.schema.table.violation import At, Violation
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import did_you_mean, listed, quoted
from mdlint.values.scale import Scale

if TYPE_CHECKING:  # a check does without them
    from mdlint.schema.table.rejection import Rejection, Widening

_Operand: TypeAlias = str | float | dict[str, Any]

_OPERATORS: Mapping[str, tuple[Callable[[Any, Any], bool], str]] = {
    "<": (operator.lt, "below"),
    "<=": (operator.le, "at most"),
    ">": (operator.gt, "above"),
    ">=": (operator.ge, "at least"),
    "==": (operator.eq, "equal to"),
    "!=": (operator.ne, "other than"),
}


_RELATION = lazy_pattern(
    r"(?P<left>[^<>=!≤≥≠]*[^<>=!≤≥≠\s])\s*(?P<is><=|>=|==|!=|[<>=≤≥≠])\s*(?P<right>[^<>=!≤≥≠\s][^<>=!≤≥≠]*)"
)
_SIGNS = {"=": "==", "≤": "<=", "≥": ">=", "≠": "!="}


def check_table(value: list[dict[str, Any]], view: View) -> Iterator[Violation]:
    """Compare the operands of each relation in each row that has both."""
    seen: set[tuple[int, str]] = set()
    for relation in value:
        left, right = relation["left"], relation["right"]
        place = _place(left, right, view)
        if place not in view.columns:
            continue
        holds, words = _OPERATORS[relation["is"]]
        scale = _scale(left, right, view)
        lefts, rights = _operand(left, view, scale), _operand(right, view, scale)
        pairs = [(row, first, rights[row]) for row, first in lefts.items() if row in rights]
        if scale is not None:
            holds = holds_on(scale, holds)
        broken = [(row, first, second) for row, first, second in pairs if not holds(first.value, second.value)]
        if relation.get("mostly", False) and 2 * len(broken) > len(pairs):
            continue
        cells = tuple(view.columns[name].index for name in _columns(left, right) if name in view.columns)
        for row, first, second in broken:
            message = f"{_named(left, first)} is not {words} {_named(right, second)}"
            if (row, place) not in seen:
                at = At(row, view.columns[place].index, _item_place(left, right, row, view))
                yield Violation(at, message, cells=cells)
            seen.add((row, place))


def is_clean_table(value: list[dict[str, Any]], view: View) -> bool:
    """Whether each relation holds in all rows."""
    return all(_holds_in_all_rows(relation, view) for relation in value)


def _holds_in_all_rows(relation: Mapping[str, Any], view: View) -> bool:
    scale = _scale(relation["left"], relation["right"], view)
    lefts, rights = _numbers(relation["left"], view, scale), _numbers(relation["right"], view, scale)
    if lefts is None or rights is None:
        return False
    holds, _ = _OPERATORS[relation["is"]]
    if scale is not None:
        holds = holds_on(scale, holds)
    # A table without one of the columns has no number of it.
    pairs = zip(lefts, rights, strict=False)
    return all(holds(left, right) for left, right in pairs if left is not None and right is not None)


def _scale(left: _Operand, right: _Operand, view: View) -> Scale | None:
    """Return the scale of two operands that are dates or versions; None if they are numbers."""
    points = (view.points(operand) for operand in (left, right) if isinstance(operand, str))
    return next((known.scale for known in points if known), None)


def _numbers(operand: _Operand, view: View, scale: Scale | None) -> Iterable[Any] | None:
    """Return the numbers or points of an operand, one for each of the rows, None where there is none.

    None for one of several values in a cell, which only the check reads.
    """
    if isinstance(operand, str):
        values, points = view.known_values(operand), view.points(operand)
        if scale is not None:
            return points.of_all(values) if points else []
        return [value if is_number(value) else None for value in values]
    if not isinstance(operand, dict):
        return repeat(operand, len(view.rows))
    if "value" in operand:
        return repeat(constant(scale, operand["value"]) if scale else None, len(view.rows))
    if "item" in operand:
        return None
    naming = _naming(operand["column"], operand["part"], view)
    return view.name_parts(operand["column"], naming, operand["part"]) if naming else []


def _place(left: _Operand, right: _Operand, view: View) -> str:
    """Return the column at which a broken relation is reported; an empty text for a relation between two numbers.

    A column whose cells are in the row comes before a column made of captions, which belong to other rows too.
    """
    columns = _columns(left, right)
    written = (name for name in columns if name not in view.columns or view.columns[name].is_written)
    return next(written, columns[0] if columns else "")


def _columns(left: _Operand, right: _Operand) -> list[str]:
    """Return the columns of two operands, those that are operands as a whole first."""
    columns = [operand for operand in (left, right) if isinstance(operand, str)]
    return columns + [
        operand["column"] for operand in (left, right) if isinstance(operand, dict) and "column" in operand
    ]


class _Compared(NamedTuple):
    """What is compared of a row: a number, or a point of a scale. `text` is what the message shows."""

    text: str
    value: Any


def _operand(operand: _Operand, view: View, scale: Scale | None) -> Mapping[int, _Compared | Entry]:
    """Return an operand by row: values of a column, of its names or of its lists, or a constant for every row."""
    if scale is not None:
        return _on_scale(operand, view, scale)
    if isinstance(operand, str):
        return {row: entry for row, entry in view.entries(operand).items() if is_number(entry.value)}
    if isinstance(operand, dict) and "item" in operand:
        return _items(operand["column"], operand["item"], view)
    if isinstance(operand, dict):
        return _parts(operand["column"], operand["part"], view) if "part" in operand else {}
    return dict.fromkeys(view.rows, Entry(str(operand), operand))


def _on_scale(operand: _Operand, view: View, scale: Scale) -> Mapping[int, _Compared]:
    """Return an operand by row: the dates or versions of a column, or a constant for every row."""
    if isinstance(operand, str):
        entries, points = view.entries(operand), view.points(operand)
        found = ((row, entry.text, points.of(entry.value)) for row, entry in entries.items()) if points else ()
        return {row: _Compared(text, point) for row, text, point in found if point is not None}
    text = operand.get("value") if isinstance(operand, dict) else None
    point = None if text is None else constant(scale, text)
    return {} if text is None or point is None else dict.fromkeys(view.rows, _Compared(text, point))


def _parts(name: str, part: str, view: View) -> dict[int, Entry]:
    """Return a part of the names in a column, by row. Names without the part are left out."""
    naming = _naming(name, part, view)
    if naming is None:
        return {}
    texts = view.columns[name].name_texts(tuple(naming["marks"]))
    values = view.name_parts(name, naming, part)
    rows = zip(view.rows, texts, values, strict=True)
    return {row: Entry(text, value) for row, text, value in rows if value is not None}


def _naming(name: str, part: str, view: View) -> Mapping[str, Any] | None:
    """Return the first `nameConvention` of a column whose names can have a part; None if there is none."""
    column = view.columns.get(name)
    namings = column.naming if column else ()
    return next((naming for naming in namings if part in view.conventions[naming["convention"]].parts), None)


def _items(name: str, item: int, view: View) -> dict[int, Entry]:
    """Return the numbers at one position in the lists of a column, by row."""
    column = view.columns.get(name)
    lists = {row: entry.value for row, entry in view.entries(name).items() if isinstance(entry.value, list)}
    found: dict[int, Entry] = {}
    for row, values in lists.items():
        if column and len(values) > item and is_number(values[item]):
            start, end = _bounds(view, name, row, item)
            found[row] = Entry(column.contents[column.places[row]][start:end], values[item])
    return found


def _bounds(view: View, name: str, row: int, item: int) -> tuple[int, int]:
    """Return the offsets of one of several values in the content of its cell."""
    column = view.columns[name]
    start, end, _ = column.pieces(column.places[row])[item]
    return start, end


def _item_place(left: _Operand, right: _Operand, row: int, view: View) -> tuple[int, int] | None:
    """Return the offsets in a cell's text at which a broken relation is reported; None for the whole cell."""
    objects = [operand for operand in (left, right) if isinstance(operand, dict)]
    if isinstance(left, str) or isinstance(right, str) or not objects or "item" not in objects[0]:
        return None
    column = view.columns[objects[0]["column"]]
    return column.within(column.places[row], *_bounds(view, column.name, row, objects[0]["item"]))


def _named(operand: _Operand, entry: _Compared | Entry) -> str:
    if isinstance(operand, dict) and "item" in operand:
        return f"{operand['column']} {entry.text}"
    if isinstance(operand, dict) and "column" in operand:
        return f"{operand['part']} {entry.value} of {quoted(entry.text)}"
    return f"{operand} {entry.text}" if isinstance(operand, str) else entry.text


def columns(value: list[dict[str, Any]]) -> Iterator[NamedColumn]:
    """Yield the columns of the operands."""
    for path, operand in _operands(value):
        if isinstance(operand, str):
            yield path, operand
        elif isinstance(operand, dict) and "column" in operand:
            yield (*path, "column"), operand["column"]


def _operands(value: list[dict[str, Any]]) -> Iterator[tuple[JSONPath, _Operand]]:
    for index, relation in enumerate(value):
        yield from ((("compare", index, side), relation[side]) for side in ("left", "right"))


def mistakes(value: object, _schema: SchemaObject) -> Iterator[Mistake]:
    """Find relations between two constants."""
    for index, relation in enumerate(value if isinstance(value, list) else ()):
        sides = (relation.get("left"), relation.get("right")) if isinstance(relation, dict) else (None,)
        if all(map(_is_constant, sides)):
            kind = "numbers" if all(map(is_number, sides)) else "constants"
            yield Mistake(("compare", index), f"compares two {kind}, expected a column on one side")


def _is_constant(operand: object) -> bool:
    return is_number(operand) or (isinstance(operand, dict) and "value" in operand)


def conflicts(value: list[dict[str, Any]], whole: WholeSchema) -> Iterator[Mistake]:
    """Find operands that do not fit their column.

    The column's names do not have the part, the part is not a number, or the column's cells hold only one value each.
    """
    for index, relation in enumerate(value):
        yield from _kind_conflicts(index, relation, whole)
    for path, operand in _operands(value):
        if not isinstance(operand, dict) or "column" not in operand or not whole.knows(operand["column"]):
            continue
        column = operand["column"]
        if "item" in operand:
            if not whole.column(column).may_be_list:
                words = f"column {quoted(column)} has no separator and no range: its cells hold one value each"
                yield Mistake((*path, "column"), words)
        else:
            yield from _part_conflicts(path, column, operand["part"], whole)


def _kind_conflicts(index: int, relation: Mapping[str, Any], whole: WholeSchema) -> Iterator[Mistake]:
    """Find a relation between values of two kinds, such as a date and a number."""
    sides = {side: relation[side] for side in ("left", "right")}
    if not all(whole.knows(operand) for operand in sides.values() if isinstance(operand, str)):
        return
    scales = {side: whole.column(operand).scale for side, operand in sides.items() if isinstance(operand, str)}
    scale = next(filter(None, scales.values()), None)
    for side, operand in sides.items():
        path = ("compare", index, side)
        if isinstance(operand, dict) and "value" in operand:
            if scale is None:
                yield Mistake((*path, "value"), "the other operand is not a column of dates or versions")
            else:
                yield from constant_mistake((*path, "value"), scale, operand["value"])
        elif scale is not None:
            own = scales.get(side)
            if own is None or own.kind != scale.kind:
                found = own.kind if own else "numbers"
                yield Mistake(path, f"{shown(operand)} has {found}, the other operand {scale.kind}")


def _part_conflicts(path: JSONPath, column: str, part: str, whole: WholeSchema) -> Iterator[Mistake]:
    names = [naming["convention"] for naming in whole.column(column).naming]
    types = {part: kind for name in names[::-1] for part, kind in whole.conventions[name].parts.items()}
    if not names:
        yield Mistake(
            (*path, "column"), f"column {quoted(column)} has no nameConvention, so that its names have no parts"
        )
    elif part not in types:
        words = f"the names of {listed(names, 'and')} have no part {quoted(part)}{did_you_mean(part, types)}"
        yield Mistake((*path, "part"), words)
    elif types[part] == "string":
        yield Mistake((*path, "part"), f"the part {quoted(part)} is a text, expected a number")


def meant(text: str) -> JSON:
    """Read `Top-1 <= Top-5` as a relation; None if it is not one."""
    match = _RELATION.fullmatch(text)
    if not match:
        return None
    left, right = map(_operand_meant, match.group("left", "right"))
    sign = match["is"]
    return {"left": left, "is": _SIGNS.get(sign, sign), "right": right}


def _operand_meant(text: str) -> JSON:
    try:
        number = float(text)
    except ValueError:
        return text
    return int(number) if number.is_integer() else number


def accept(rejection: "Rejection") -> "Iterator[Widening]":
    """Let the operands of a relation be equal too."""
    for index, relation in enumerate(rejection.value if rejection.keyword == "compare" else ()):
        if isinstance(relation, dict) and relation["is"] in ("<", ">"):
            yield (rejection.edit((*rejection.path, index, "is"), relation["is"] + "="),)


KEYWORD = Keyword(
    name="compare",
    level="table",
    summary="Requires relations between the numbers, dates or versions of a row, such as Top-1 <= Top-5.",
    rule="broken-relation",
    check_table=check_table,
    is_clean_table=is_clean_table,
    columns=columns,
    mistakes=mistakes,
    conflicts=conflicts,
    meant=meant,
    accept=accept,
)
