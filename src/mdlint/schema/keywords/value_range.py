"""Whether a cell may hold a range, as in 12-15.

Stands in the schema of a column.

## Value

`true` or `false`; `false` by default. A range is written `12-15`, `12–15`, `12 to 15` or `12..15`; a dash has spaces on both
sides or on none. It reads as an array of its two ends. A unit behind the second end is that of both.

## Example

```json
"Batch size": {"type": ["array", "number"], "range": true, "items": {"type": "number", "minimum": 1}}
```

Then `12-15` is `[12, 15]`, and `12` is the number 12. In a column of the type `"array"` alone, `12` is `[12]`.

## What is found

`broken-relation`, at the cell, where the first end is above the second. What `items` says of an end is found at that end.
Without the keyword a range is a text: `wrong-type` in a column of numbers. A column with `range` and
[`separator`](separator.md) is a mistake in the schema.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mdlint.schema.json_values import is_number
from mdlint.schema.keywords._base import Found, Keyword

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mdlint.schema.view import View


def check_column(value: bool, view: View, name: str) -> Iterator[Found]:  # noqa: FBT001  a keyword's value
    """Compare the two ends of each range."""
    for row, entry in view.entries(name).items() if value else ():
        ends = entry.value
        if isinstance(ends, list) and len(ends) == 2 and all(map(is_number, ends)):
            first, last = ends
            assert isinstance(first, int | float)
            assert isinstance(last, int | float)
            if first > last:
                message = f"{name} {entry.text} begins above its end"
                yield Found(row, view.columns[name].index, message)


KEYWORD = Keyword(
    name="range",
    level="column",
    summary="Whether a cell may hold a range, as in 12-15.",
    rule="broken-relation",
    check_column=check_column,
    is_about_value=True,
)
