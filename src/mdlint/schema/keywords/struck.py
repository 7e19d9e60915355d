"""Ignores struck-out text in the cells of the column.

Goes in the schema of a column.

## Value

`"ignored"`: text that is struck out by `~~`, or in `<s>`, `<del>` or `<strike>`, is ignored when a cell is read.

## Example

```json
"Top-1": {"type": "number", "struck": "ignored"}
```

Then `~~84.1~~ 84.8` is the number 84.8, and a cell with nothing but struck-out text is read as an empty cell.

## Findings

None of its own. Without the keyword, such a cell is not a number, and is reported as `wrong-type` in a column of
numbers.
"""

from collections.abc import Sequence

from mdlint.schema.cells.column import Column
from mdlint.schema.keywords._base import Keyword


def read_column(values: Sequence[str], column: Column) -> Column:
    """Set whether struck-out text is ignored."""
    return column._replace(ignores_struck=values[-1] == "ignored")


KEYWORD = Keyword(
    name="struck",
    level="column",
    summary="Ignores struck-out text in the cells of the column.",
    read_column=read_column,
)
