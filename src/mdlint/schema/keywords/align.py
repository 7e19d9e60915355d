"""The alignment of a column.

Stands in the schema of a column.

## Value

`"left"`, `"center"` or `"right"`.

## Example

```json
"Top-1": {"type": "number", "align": "right"}
```

The delimiter row then has `---:` under `Top-1`.

## What is found

`wrong-align`, at the header cell, where the delimiter row gives the column another alignment, or none. In an HTML table,
it is the `align` or `text-align` of the header cell that counts. The columns of a table that a directive of MyST makes of a
list or of CSV can't be aligned, and nothing is found there.
"""

from collections.abc import Iterator

from mdlint.schema.keywords._base import Keyword
from mdlint.schema.table.view import View
from mdlint.schema.table.violation import At, Violation
from mdlint.words import quoted

_DELIMITERS = {"left": ":---", "center": ":---:", "right": "---:"}


def check_column(value: str, view: View, name: str) -> Iterator[Violation]:
    """Compare the column's alignment with the one expected."""
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
    summary="The alignment of a column.",
    rule="wrong-align",
    check_column=check_column,
)
