"""Allows a change after a number, as in 84.8 (+0.3).

Goes in the schema of a column, or in `items` and `prefixItems` of a column whose cells hold several values.

## Value

`true` or `false`. The default is `false`. The change is in parentheses, with a sign or an arrow (`84.8 (+0.3)`,
`84.8 (−0.2)`, `84.8 (↑0.3)`), or it comes after a space, with its sign right before the digits (`84.8 +0.3`). The value
of the cell is the number before the change.

## Example

```json
"Top-1": {"type": "number", "delta": true}
```

Then `84.8 (+0.3)` is the number 84.8. To read both numbers, use [`separator`](separator.md).

## Findings

None of its own. Without the keyword, such a cell is not a number, and is reported as `wrong-type` in a column of
numbers. So is `84.8 (0.3)` even with the keyword, since a number without a sign is not a change.
"""

from collections.abc import Iterator, Sequence

from mdlint.schema.cells.column import Column
from mdlint.schema.keywords._base import NUMBERS, Keyword


def read_column(values: Sequence[bool], column: Column) -> Column:
    """Set whether a number may have a change after it."""
    return column._replace(delta=any(values))


def suggest(text: str, _column: Column) -> Iterator[bool]:
    """Suggest the keyword for a text with a sign of a change after its beginning."""
    if any(sign in text[1:] for sign in "+-−–±↑↓▲▼"):
        yield True


KEYWORD = Keyword(
    name="delta",
    level="column",
    types=NUMBERS,
    summary="Allows a change after a number, as in 84.8 (+0.3).",
    is_of_parts=True,
    read_column=read_column,
    suggest=suggest,
)
