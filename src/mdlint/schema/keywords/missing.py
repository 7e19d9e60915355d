"""Sets the texts that mean a missing value.

Goes in the schema of a column, or in `items` and `prefixItems` of a column whose cells hold several values.

## Value

A list of texts. A cell with one of them is read as `null`. Case matters. An empty text in the list means the empty
cell; without it, an empty cell is not a missing value. Without the keyword, the texts are the empty cell, `-`, `--`,
`---`, `–`, `—`, `N/A`, `n/a`, `NA`, `None`, `?` and `TBD`.

## Example

```json
"Top-1": {"type": ["number", "null"], "missing": ["-", "not run"]}
```

## Findings

None of its own. A cell that is read as `null` is reported as `missing-value` if the column's `type` does not include
`"null"`. So is an empty cell in a column of numbers, if the empty text is not listed.
"""

from collections.abc import Sequence

from mdlint.schema.cells.column import Column
from mdlint.schema.keywords._base import Keyword
from mdlint.schema.keywords._notation import joined


def read_column(values: Sequence[list[str]], column: Column) -> Column:
    """Set the missing markers of the column."""
    return column._replace(missing=joined(values))


KEYWORD = Keyword(
    name="missing",
    level="column",
    summary="Sets the texts that mean a missing value.",
    is_of_parts=True,
    read_column=read_column,
)
