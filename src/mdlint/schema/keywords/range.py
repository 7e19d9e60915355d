"""Allows ranges of numbers, as in 12-15.

Goes in the schema of a column.

## Value

`true` or `false`. The default is `false`. A range is written `12-15`, `12–15`, `12 to 15` or `12..15`. A dash has
spaces on both sides or on neither. The range is read as an array of its two ends. A unit after the second end applies
to both.

## Example

```json
"Batch size": {"type": ["array", "number"], "range": true, "items": {"type": "number", "minimum": 1}}
```

Then `12-15` is `[12, 15]`, and `12` is the number 12. In a column of type `"array"` alone, `12` is `[12]`.

## Findings

`broken-relation`, at the cell, if the first end is above the second. An end that breaks `items` is reported at its
place inside the cell. Without the keyword, a range is a text, and is reported as `wrong-type` in a column of numbers. A
column with both `range` and [`separator`](separator.md) is a mistake in the schema.
"""

from collections.abc import Iterator, Sequence

from mdlint.draft2020.errors import Mistake
from mdlint.draft2020.values import SchemaObject, is_number
from mdlint.schema.cells.column import Column
from mdlint.schema.keywords._base import Keyword
from mdlint.schema.keywords._notation import texts_of
from mdlint.schema.table.view import View
from mdlint.schema.table.violation import At, Violation


def check_column(value: bool, view: View, name: str) -> Iterator[Violation]:  # noqa: FBT001  a keyword's value
    """Find the ranges whose first end is above the second."""
    for row, entry in view.entries(name).items() if value else ():
        ends = entry.value
        if isinstance(ends, list) and len(ends) == 2:
            first, last = ends
            if is_number(first) and is_number(last) and first > last:
                message = f"{name} {entry.text} begins above its end"
                yield Violation(At(row, view.columns[name].index), message)


def read_column(values: Sequence[bool], column: Column) -> Column:
    """Set whether ranges are read as lists."""
    return column._replace(is_range=any(values))


def mistakes(value: object, schema: SchemaObject) -> Iterator[Mistake]:
    """Find a `range` next to a `separator`."""
    if value is True and texts_of(schema.get("separator")):
        yield Mistake(("range",), "a cell with a separator can't hold a range: use one of them")


KEYWORD = Keyword(
    name="range",
    level="column",
    types=frozenset({"array"}),
    summary="Allows ranges of numbers, as in 12-15.",
    rule="broken-relation",
    check_column=check_column,
    is_about_value=True,
    read_column=read_column,
    mistakes=mistakes,
)
