"""Reads a column as text if each of its numbers has a sign, as changes have.

Goes in the schema of a column.

## Value

`"text"`: if each number of the column other than zero begins with `+` or a minus, the cells are read as text. There
must be a plus, or two such numbers: a single negative number may be a mistake.

## Example

```json
"Accuracy": {"minimum": 0, "maximum": 100, "signed": "text"}
```

Then a table with the accuracies `-0.31` and `+0.02` is one of changes, and the limits do not apply. In a table with
`84.8` and `-84.6`, the second number is below the minimum.

## Findings

None of its own. In a column of changes, no keyword about numbers reports anything.
"""

from collections.abc import Sequence

from mdlint.schema.cells.column import Column
from mdlint.schema.keywords._base import NUMBERS, Keyword


def read_column(values: Sequence[str], column: Column) -> Column:
    """Set whether a column of signed numbers is read as text."""
    return column._replace(signed_is_text=values[-1] == "text")


KEYWORD = Keyword(
    name="signed",
    level="column",
    types=NUMBERS,
    summary="Reads a column as text if each of its numbers has a sign, as changes have.",
    read_column=read_column,
)
