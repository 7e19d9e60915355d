"""Requires the columns to be in a given order.

Goes at the top of the schema, or in its `allOf`.

## Value

A list of column names. `"*"` stands for all other columns. Without it, the other columns may be anywhere. Columns that
a table does not have are ignored.

## Example

```json
"columnOrder": ["Model", "*", "Params (M)"]
```

A table with the header `| Model | Params (M) | Top-1 |` is not in this order.

## Findings

`column-order`, once per table, at the first header cell that has to move.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mdlint.schema.keywords._base import Keyword, NamedColumn
from mdlint.schema.table.order import longest_sorted
from mdlint.schema.table.view import View
from mdlint.schema.table.violation import At, Violation
from mdlint.text.words import quoted

if TYPE_CHECKING:  # a check does without them
    from mdlint.schema.table.rejection import Rejection, Widening

_OTHERS = "*"


def check_table(value: list[str], view: View) -> Iterator[Violation]:
    """Find the first column that is out of order."""
    places = {name: place for place, name in enumerate(value)}
    others = places.get(_OTHERS)
    named = [(places.get(name, others), name) for name, column in view.columns.items() if column.is_written]
    ranked = [(place, name) for place, name in named if place is not None]
    kept = set(longest_sorted([place for place, _ in ranked]))
    wrong = next((name for index, (_, name) in enumerate(ranked) if index not in kept), None)
    if wrong is not None:
        expected = ", ".join(name for _, name in sorted(ranked, key=lambda column: column[0]))
        message = f"column {quoted(wrong)} is out of order"
        yield Violation(At(None, view.columns[wrong].index), message, f"The expected order is {expected}.")


def columns(value: list[str]) -> Iterator[NamedColumn]:
    """Yield the columns in the list."""
    yield from ((("columnOrder", index), name) for index, name in enumerate(value) if name != _OTHERS)


def accept(rejection: "Rejection") -> "Iterator[Widening]":
    """Let the column be anywhere."""
    if rejection.keyword == "columnOrder" and rejection.column.name in rejection.value:
        yield (rejection.replaced([name for name in rejection.value if name != rejection.column.name]),)


KEYWORD = Keyword(
    name="columnOrder",
    level="table",
    summary="Requires the columns to be in a given order.",
    rule="column-order",
    check_table=check_table,
    columns=columns,
    accept=accept,
)
