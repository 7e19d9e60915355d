"""Text after a number that is ignored, as in 29.6 (uncased).

Goes in the schema of a column, or in `items` and `prefixItems` of a column of lists.

## Value

A text, or a list of texts, that may follow a number. `"()"` stands for anything in parentheses. The value of the cell
is the number before the text.

## Example

```json
"BLEU": {"type": "number", "aside": "()"},
"Data": {"type": "number", "unit": "hours", "aside": ["Librispeech", "Switchboard"]}
```

Then `29.6 (uncased)` is the number 29.6, and `960 hours Librispeech` is 960. If the parentheses hold a value of their
own, use [`separator`](separator.md). A mark such as `*` is a [qualifier](qualifiers.md).

## Findings

None of its own. A cell with other text after the number is not a number: `wrong-type` in a column of numbers.
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
    summary="Text after a number that is ignored, as in 29.6 (uncased).",
    is_of_parts=True,
    read_column=read_column,
)
