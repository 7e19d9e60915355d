"""Whether a blank cell has the value above it.

Stands in the schema of a column.

## Value

`true` or `false`; `false` by default. With `true`, a blank cell is read as the nearest cell above it in its column that is
not blank. A caption between the rows ends that: the rows below it begin anew. Missing markers such as `-` are not blank. In
an HTML table, a cell that spans several rows (`rowspan`) stands in all of them, without this keyword.

## Example

```json
"Model": {"type": "string", "fillDown": true}
```

In this table, both numbers are those of `vit_base`:

```markdown
| Model    | Img Size | Top-1 |
|----------|----------|-------|
| vit_base | 224      | 83.7  |
|          | 384      | 85.1  |
```

## What is found

Without the keyword, a blank cell is a missing value. With it, what is found in a value has its place at the cell where it
is written, once; what is found between rows, such as `duplicate-key`, in the row that it is about.
"""

from collections.abc import Sequence

from mdlint.schema.cells.column import Column
from mdlint.schema.keywords._base import Keyword


def read_column(values: Sequence[bool], column: Column) -> Column:
    """Fill blank cells from above, or not."""
    return column._replace(fills_down=any(values))


KEYWORD = Keyword(
    name="fillDown",
    level="column",
    summary="Whether a blank cell has the value above it.",
    read_column=read_column,
)
