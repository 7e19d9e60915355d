"""Requires each row to have a unique key, made of one or more columns.

Goes at the top of the schema, or in its `allOf`.

## Value

A list of column names. Columns that a table does not have are left out of the key. If the schema requires such a
column, `missing-column` is reported, and the key is not checked. Values are compared as in JSON Schema: `224` and
`224.0` are equal, and so are lists with equal values in the same order. With [`groupColumn`](groupColumn.md), the group
is part of the key, so rows of different groups never have the same key.

## Example

```json
"uniqueBy": ["Model", "Img Size"]
```

## Findings

`duplicate-key`, at the later row: at the first cell of its key that is written in that row. Rows with a missing value
in the key are skipped. Rows that agree in every cell are reported by `duplicate-row`, and by this rule only if
`duplicate-row` is off.
"""

from collections.abc import Hashable, Iterator

from mdlint.model import Related
from mdlint.schema.draft2020.values import identity
from mdlint.schema.keywords._base import Keyword, NamedColumn
from mdlint.schema.table.view import View
from mdlint.schema.table.violation import At, Violation


def check_table(value: list[str], view: View) -> Iterator[Violation]:
    """Find each row that has the same key as an earlier row."""
    names = view.present(value)
    if not names:
        return
    # The cell of a group belongs to other rows too, so the violation is at the next column of the key.
    places = [name for name in names if name != view.group_column] or names
    index = view.columns[places[0]].index
    columns = [view.entries(name) for name in names]
    group = view.group
    groups = dict(zip(view.rows, group.values, strict=True)) if group else {}
    first_rows: dict[Hashable, int] = {}
    for row in columns[0]:
        entries = [column[row] for column in columns if row in column]
        if len(entries) < len(columns) or any(entry.value is None for entry in entries):
            continue
        key = (identity(groups.get(row)), *(identity(entry.value) for entry in entries))
        first = first_rows.setdefault(key, row)
        if first != row:
            words = ", ".join(f"{name} {entry.words}" for name, entry in zip(names, entries, strict=True))
            within = _within(view, row) if group and group.name not in names else ""
            related = (Related(At(first, index), "the first of them"),)
            yield Violation(At(row, index), f"{words} occurs twice{within}", related=related)


def _within(view: View, row: int) -> str:
    """Return the group of a row in words; an empty text if the group has no value."""
    group = view.group
    entry = group.entries[row] if group else None
    return f" in {group.name} {entry.words}" if group and entry and entry.text else ""


def columns(value: list[str]) -> Iterator[NamedColumn]:
    """Yield the columns of the key."""
    yield from ((("uniqueBy", index), name) for index, name in enumerate(value))


KEYWORD = Keyword(
    name="uniqueBy",
    level="table",
    summary="Requires each row to have a unique key, made of one or more columns.",
    rule="duplicate-key",
    check_table=check_table,
    columns=columns,
)
