"""What becomes of text that is struck out.

Stands in the schema of a column.

## Value

`"ignored"`: what is struck out, by `~~` or in `<s>`, `<del>` or `<strike>`, is left aside when a cell is read.

## Example

```json
"Top-1": {"type": "number", "struck": "ignored"}
```

Then `~~84.1~~ 84.8` is the number 84.8, and a cell in which all is struck out is like an empty one.

## What is found

Nothing by itself. Without the keyword such a cell is no number: `wrong-type` in a column of numbers.
"""

from collections.abc import Sequence

from mdlint.schema.cells.column import Column
from mdlint.schema.keywords._base import Keyword


def read_column(values: Sequence[str], column: Column) -> Column:
    """Ignore struck-out text."""
    return column._replace(ignores_struck=values[-1] == "ignored")


KEYWORD = Keyword(
    name="struck",
    level="column",
    summary="What becomes of text that is struck out.",
    read_column=read_column,
)
