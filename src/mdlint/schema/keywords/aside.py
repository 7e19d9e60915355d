"""Ignores text after a number, as in 29.6 (uncased).

Goes in the schema of a column, or in `items` and `prefixItems` of a column whose cells hold several values.

## Value

A text that may follow a number and is not part of it, or a list of such texts. `"()"` means anything in parentheses.
The value of the cell is the number before the text.

## Example

```json
"BLEU": {"type": "number", "aside": "()"},
"Data": {"type": "number", "unit": "hours", "aside": ["Librispeech", "Switchboard"]}
```

Then `29.6 (uncased)` is the number 29.6, and `960 hours Librispeech` is 960. If the parentheses hold a value of their
own, use [`separator`](separator.md). For a mark such as `*`, use [`qualifiers`](qualifiers.md).

## Findings

None of its own. Without the keyword, or with a text that is not listed, such a cell is not a number, and is reported
as `wrong-type` in a column of numbers.
"""

from collections.abc import Iterator, Sequence

from mdlint.schema.cells.column import Column
from mdlint.schema.cells.numbers import ANY_PARENTHESES
from mdlint.schema.keywords._base import NUMBERS, Keyword
from mdlint.schema.keywords._notation import joined


def read_column(values: Sequence[str | list[str]], column: Column) -> Column:
    """Set the texts that are ignored after a number."""
    return column._replace(asides=joined(values))


def suggest(text: str, _column: Column) -> Iterator[str]:
    """Suggest to allow any text in parentheses after a number."""
    if text.endswith((")", "）")):
        yield ANY_PARENTHESES


KEYWORD = Keyword(
    name="aside",
    level="column",
    types=NUMBERS,
    summary="Ignores text after a number, as in 29.6 (uncased).",
    is_of_parts=True,
    read_column=read_column,
    suggest=suggest,
)
