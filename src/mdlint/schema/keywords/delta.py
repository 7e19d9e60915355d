"""Whether a number may be followed by a change, as in 84.8 (+0.3).

Goes in the schema of a column, or in `items` and `prefixItems` of a column of lists.

## Value

`true` or `false`; the default is `false`. The change follows the number: in parentheses with a sign or an arrow (`84.8
(+0.3)`, `84.8 (−0.2)`, `84.8 (↑0.3)`), or after a space with its sign next to the digits (`84.8 +0.3`). The value of
the cell is the number before the change.

## Example

```json
"Top-1": {"type": "number", "delta": true}
```

Then `84.8 (+0.3)` is the number 84.8. To read both numbers, use [`separator`](separator.md).

## Findings

None of its own. Without the keyword, such a cell is not a number: `wrong-type` in a column of numbers. With it, `84.8
(0.3)` is still not a number, since a change needs a sign.
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
    summary="Whether a number may be followed by a change, as in 84.8 (+0.3).",
    is_of_parts=True,
    read_column=read_column,
)
