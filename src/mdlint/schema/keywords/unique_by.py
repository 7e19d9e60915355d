"""The columns that make a key: no two rows agree on all of them.

Stands at the top of the schema, or in its `allOf`.

## Value

A list of column names. Columns that a table does not have are left out of the key; where the schema requires one that is
missing, `missing-column` says so and nothing more is checked. Values are compared as JSON Schema compares them: `224`
and `224.0` are equal, and so are lists with equal values in the same order.

## Example

```json
"uniqueBy": ["Model", "Img Size"]
```

## What is found

`duplicate-key`, at the first key cell of the later row. Rows with a missing value in the key are passed over. Of rows that
agree in every cell, `duplicate-row` speaks, and this rule only where that one is off.
"""

from collections.abc import Hashable, Iterator

from mdlint.schema.json_values import identity
from mdlint.schema.keywords._base import Found, Keyword
from mdlint.schema.view import View


def check_table(value: list[str], view: View) -> Iterator[Found]:
    """Remember each row by its key; find the later ones of equal rows."""
    names = view.present(value)
    if not names:
        return
    index = view.columns[names[0]].index
    columns = [view.entries(name) for name in names]
    first_rows: dict[Hashable, int] = {}
    for row in columns[0]:
        entries = [column[row] for column in columns if row in column]
        if len(entries) < len(columns) or any(entry.value is None for entry in entries):
            continue
        first = first_rows.setdefault(tuple(identity(entry.value) for entry in entries), row)
        if first != row:
            key = ", ".join(f"{name} {entry.words}" for name, entry in zip(names, entries, strict=True))
            yield Found(row, index, f"{key} is there twice", related=((first, index, "the first one"),))


KEYWORD = Keyword(
    name="uniqueBy",
    level="table",
    summary="The columns that make a key: no two rows agree on all of them.",
    rule="duplicate-key",
    check_table=check_table,
)
