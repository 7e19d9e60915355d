"""Whether a blank cell has the value of the cell above it.

Goes in the schema of a column.

## Value

`true` or `false`; the default is `false`. With `true`, a blank cell has the value of the nearest cell above it in its
column that is not blank. A caption between the rows ends this: the rows below it start anew. Missing markers such as
`-` are not blank. A cell of an HTML table that spans several rows (`rowspan`) is in all of them even without this
keyword.

## Example

```json
"Model": {"type": "string", "fillDown": true}
```

In this table, both numbers belong to `vit_base`:

```markdown
| Model    | Img Size | Top-1 |
|----------|----------|-------|
| vit_base | 224      | 83.7  |
|          | 384      | 85.1  |
```

## Findings

None of its own. Without the keyword, a blank cell is a missing value. With it, a finding about a value is reported
once, at the cell in which the value is written. A finding about rows, such as `duplicate-key`, is reported in its row.
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
    summary="Whether a blank cell has the value of the cell above it.",
    read_column=read_column,
)
