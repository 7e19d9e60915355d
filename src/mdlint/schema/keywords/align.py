"""Requires the column to be aligned left, center or right.

Goes in the schema of a column.

## Value

`"left"`, `"center"` or `"right"`.

## Example

```json
"Top-1": {"type": "number", "align": "right"}
```

The delimiter row then needs `---:` under `Top-1`.

## Findings

`wrong-align`, at the header cell, if the delimiter row gives the column another alignment or none. In an HTML table,
the `align` or `text-align` of the header cell counts. A table that a MyST directive makes from a list or from CSV can't
be aligned, so nothing is reported for it.
"""

from collections.abc import Iterator

from mdlint.schema.keywords._base import Keyword
from mdlint.schema.table.view import View
from mdlint.schema.table.violation import At, Violation
from mdlint.text.words import quoted

_DELIMITERS = {"left": ":---", "center": ":---:", "right": "---:"}


def check_column(value: str, view: View, name: str) -> Iterator[Violation]:
    """Compare the alignment of a column with the expected alignment."""
    if not view.is_aligned:
        return
    index = view.columns[name].index
    # A column that captions make has no alignment.
    found = view.align[index] if view.columns[name].is_written else value
    if found != value:
        state = f"is aligned {found}" if found else "has no alignment"
        message = f"column {quoted(name)} {state}, expected {value}"
        words = f'align="{value}" at the header cell' if view.is_html else f"{_DELIMITERS[value]} in the delimiter row"
        yield Violation(At(None, index), message, f"Write {words}.")


KEYWORD = Keyword(
    name="align",
    level="column",
    summary="Requires the column to be aligned left, center or right.",
    rule="wrong-align",
    check_column=check_column,
)
