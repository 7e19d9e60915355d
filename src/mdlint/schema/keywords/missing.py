"""The texts that stand for a missing value.

Stands in the schema of a column, or in `items` and `prefixItems` of a column whose cells hold several values.

## Value

A list of texts. A cell with one of them reads as `null`. Case counts. The empty text stands for the empty cell, which is
not among them unless it is listed. Without the keyword, they are the empty cell, `-`, `–`, `—`, `N/A`, `n/a`, `?` and
`TBD`.

## Example

```json
"Top-1": {"type": ["number", "null"], "missing": ["-", "not run"]}
```

## What is found

`missing-value` where a cell reads as `null` and the column's `type` has no `"null"`, and where a cell is empty in a
column of numbers for which the empty cell is not listed.
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
    summary="The texts that stand for a missing value.",
    is_of_parts=True,
    read_column=read_column,
)
