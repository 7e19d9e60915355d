"""The texts for a missing value.

Goes in the schema of a column, or in `items` and `prefixItems` of a column of lists.

## Value

A list of texts, in exact case. A cell with one of them reads as `null`. To include the empty cell, list the empty text.
Without the keyword, the texts are the empty cell, `-`, `–`, `—`, `N/A`, `n/a`, `?` and `TBD`.

## Example

```json
"Top-1": {"type": ["number", "null"], "missing": ["-", "not run"]}
```

## Findings

`missing-value`, at a cell that reads as `null` in a column whose `type` does not include `"null"`, and at an empty cell
of a column of numbers that does not list the empty text.
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
    summary="The texts for a missing value.",
    is_of_parts=True,
    read_column=read_column,
)
