"""Ignores the numbers of a column that holds changes, such as -0.3 and +1.2.

Goes in the schema of a column.

## Value

`"ignored"`: if every number in the column except 0 has a sign, the column holds changes, such as `-0.31` and `+0.02`,
and its cells are read as texts. A number without a sign shows that the column holds values.

## Example

```json
"Accuracy": {"minimum": 0, "maximum": 100, "changes": "ignored"}
```

Then `-0.31` is fine in a column with the other numbers `+0.02` and `-1.4`, and below the minimum in a column with `84.1`.

## Findings

None of its own. It is for schemas of tables that may have any meaning, such as the built-in one: in a schema for
certain tables, give a column of changes its own name.
"""

from collections.abc import Sequence

from mdlint.schema.cells.column import Column
from mdlint.schema.keywords._base import NUMBERS, Keyword


def read_column(values: Sequence[str], column: Column) -> Column:
    """Set whether a column of changes is ignored."""
    return column._replace(ignores_changes=values[-1] == "ignored")


KEYWORD = Keyword(
    name="changes",
    level="column",
    types=NUMBERS,
    summary="Ignores the numbers of a column that holds changes, such as -0.3 and +1.2.",
    read_column=read_column,
)
