"""Requires rows marked as totals to be the sum or the mean of the rows above them.

Goes at the top of the schema, or in its `allOf`.

## Value

A list of kinds of totals. Each kind is an object with

- `rows`, which tells the totals: an object with a `pattern`, a regular expression that is found in the text of the
  row's cell in the `column` that it names, or in the row's first cell if it names no column; or `"bold"`, for rows
  whose filled cells are all bold;
- `is`, which is `"sum"` or `"mean"`;
- `columns`, a list of the columns that have totals. By default, these are all columns with numbers;
- `tolerance`, how far a total may be off, in the unit of its column. Without it, a total may be rounded or cut off, and
  be computed from the numbers above before they were rounded. Counts are not rounded: for a sum of counts, set the
  tolerance to 0.

Rows that [`skipRows`](skipRows.md) skips, and rows with a single bold number, can be totals as well. Totals are no part
of other totals. Unless `skipRows` skips them, other keywords check them as rows of data.

A total is of the rows since the total of its kind before it, or of all rows above in its group (see
[`groupColumn`](groupColumn.md)), or of all rows above in the table: whichever fits more of its cells.

## Example

```json
"rowTotal": [
  {"rows": {"column": "Model", "pattern": "^(Total|Subtotal)"}, "is": "sum", "columns": ["Params (M)"]},
  {"rows": {"column": "Model", "pattern": "^Average"}, "is": "mean"}
],
"skipRows": ["total", "subtotal", "average"]
```

Below rows with 86.6 and 22.1 Params, a total of `108.7` is right, and so is an average of `54.4`, `54.3` or `54`. A total
of `111.7` is wrong.

## Findings

`wrong-total`, at the cell. The message has the total that was expected, and the first and the last of its rows are the
related places. If all numbers of a total are wrong, at least two, they are reported once, at the row: a row above it
was probably added or removed.

A cell is skipped if it is not a plain number, or if a number above it is missing, wrong, or not a plain number: one of
several values, a number with a mark such as `~12`, or with an exponent.
"""

from collections.abc import Iterator
from typing import Any

from mdlint.draft2020.errors import Mistake
from mdlint.draft2020.values import SchemaObject
from mdlint.patterns import pattern_mistake
from mdlint.schema.keywords._base import Keyword, NamedColumn, WholeSchema
from mdlint.schema.table.view import View
from mdlint.schema.table.violation import Violation
from mdlint.text.words import quoted


def check_table(value: list[dict[str, Any]], view: View) -> Iterator[Violation]:
    """Compute each total from the rows above it."""
    from mdlint.schema.keywords._totals import wrong_totals  # noqa: PLC0415  2 ms; only this keyword needs it

    return wrong_totals(value, view)


def columns(value: list[dict[str, Any]]) -> Iterator[NamedColumn]:
    """Yield the columns with totals, and those in which patterns are searched."""
    for index, kind in enumerate(value):
        path = ("rowTotal", index)
        if isinstance(kind["rows"], dict) and "column" in kind["rows"]:
            yield (*path, "rows", "column"), kind["rows"]["column"]
        for number, name in enumerate(kind.get("columns", ())):
            yield (*path, "columns", number), name


def mistakes(value: object, _schema: SchemaObject) -> Iterator[Mistake]:
    """Find patterns that are not regular expressions."""
    for index, kind in enumerate(value if isinstance(value, list) else ()):
        rows = kind.get("rows") if isinstance(kind, dict) else None
        pattern = rows.get("pattern") if isinstance(rows, dict) else None
        if isinstance(pattern, str) and (words := pattern_mistake(pattern)):
            yield Mistake(("rowTotal", index, "rows", "pattern"), words)


def conflicts(value: list[dict[str, Any]], whole: WholeSchema) -> Iterator[Mistake]:
    """Find columns that hold no numbers."""
    for index, kind in enumerate(value):
        for number, name in enumerate(kind.get("columns", ())):
            if whole.knows(name) and not whole.column(name).may_be_number:
                words = f"the cells of column {quoted(name)} hold no numbers"
                yield Mistake(("rowTotal", index, "columns", number), words)


KEYWORD = Keyword(
    name="rowTotal",
    level="table",
    summary="Requires rows marked as totals to be the sum or the mean of the rows above them.",
    rule="wrong-total",
    check_table=check_table,
    columns=columns,
    mistakes=mistakes,
    conflicts=conflicts,
)
