"""Whether a number may carry a change, as in 84.8 (+0.3).

Stands in the schema of a column, or in `items` and `prefixItems` of a column whose cells hold several values.

## Value

`true` or `false`; `false` by default. The change stands behind the number: in parentheses, with a sign or an arrow
(`84.8 (+0.3)`, `84.8 (−0.2)`, `84.8 (↑0.3)`), or behind a space with its sign at the digits (`84.8 +0.3`). The value of the
cell is the number before it.

## Example

```json
"Top-1": {"type": "number", "delta": true}
```

Then `84.8 (+0.3)` is the number 84.8. For both numbers, see [`separator`](separator.md).

## What is found

Without the keyword such a cell is no number: `wrong-type` in a column of numbers. So is `84.8 (0.3)` with it: a number
without a sign is no change.
"""

from collections.abc import Sequence

from mdlint.schema.cells.column import Column
from mdlint.schema.keywords._base import Keyword


def read_column(values: Sequence[bool], column: Column) -> Column:
    """Allow a change after the number, or not."""
    return column._replace(delta=any(values))


KEYWORD = Keyword(
    name="delta",
    level="column",
    summary="Whether a number may carry a change, as in 84.8 (+0.3).",
    is_of_parts=True,
    read_column=read_column,
)
