"""Allows an uncertainty after a number, as in 84.8 ± 0.2.

Goes in the schema of a column, or in `items` and `prefixItems` of a column whose cells hold several values.

## Value

`true` or `false`. The default is `false`. The value of the cell is the number before the `±` (or `+/-`).

## Example

```json
"Top-1": {"type": "number", "uncertainty": true}
```

Then `84.8 ± 0.2` is the number 84.8.

## Findings

None of its own. Without the keyword, such a cell is not a number, and is reported as `wrong-type` in a column of
numbers.
"""

from collections.abc import Iterator, Sequence

from mdlint.schema.cells.column import Column
from mdlint.schema.keywords._base import NUMBERS, Keyword


def read_column(values: Sequence[bool], column: Column) -> Column:
    """Set whether a number may have an uncertainty after it."""
    return column._replace(uncertainty=any(values))


def suggest(text: str, _column: Column) -> Iterator[bool]:
    """Suggest the keyword for a text with a sign between a number and its uncertainty."""
    if "±" in text or "+/-" in text:
        yield True


KEYWORD = Keyword(
    name="uncertainty",
    level="column",
    types=NUMBERS,
    summary="Allows an uncertainty after a number, as in 84.8 ± 0.2.",
    is_of_parts=True,
    read_column=read_column,
    suggest=suggest,
)
