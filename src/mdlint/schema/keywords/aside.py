"""What may stand behind a number and is left aside, as in 29.6 (uncased).

Stands in the schema of a column, or in `items` and `prefixItems` of a column whose cells hold several values.

## Value

A text that may stand behind a number and is no part of it, or a list of them. `"()"` stands for anything in parentheses.
The value of the cell is the number before it.

## Example

```json
"BLEU": {"type": "number", "aside": "()"},
"Data": {"type": "number", "unit": "hours", "aside": ["Librispeech", "Switchboard"]}
```

Then `29.6 (uncased)` is the number 29.6, and `960 hours Librispeech` is 960. Where the parentheses hold a value of their own,
see [`separator`](separator.md); a mark such as `*` is one of the [`qualifiers`](qualifiers.md).

## What is found

Without the keyword, or with other words behind it, such a cell is no number: `wrong-type` in a column of numbers.
"""

from collections.abc import Sequence

from mdlint.schema.cells.column import Column
from mdlint.schema.keywords._base import Keyword
from mdlint.schema.keywords._notation import joined


def read_column(values: Sequence[str | list[str]], column: Column) -> Column:
    """Set the texts that are ignored after a number."""
    return column._replace(asides=joined(values))


KEYWORD = Keyword(
    name="aside",
    level="column",
    summary="What may stand behind a number and is left aside, as in 29.6 (uncased).",
    is_of_parts=True,
    read_column=read_column,
)
