"""Reads a blank cell as the value above it.

Goes in the schema of a column.

## Value

`true` or `false`. The default is `false`. If `true`, a blank cell is read as the nearest cell above it in the column
that is not blank. The search ends at a caption between the rows. Missing markers such as `-` are not blank. In an
HTML table, a cell that spans several rows (`rowspan`) is read in all of them, even without this keyword.

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
once, at the cell where the value is written. A finding that compares rows, such as `duplicate-key`, is reported in the
row that it is about.
"""

from collections.abc import Sequence

from mdlint.schema.cells.column import Column
from mdlint.schema.keywords._base import Keyword


def read_column(values: Sequence[bool], column: Column) -> Column:
    """Set whether a blank cell has the value above it."""
    return column._replace(fills_down=any(values))


KEYWORD = Keyword(
    name="fillDown",
    level="column",
    summary="Reads a blank cell as the value above it.",
    read_column=read_column,
)
