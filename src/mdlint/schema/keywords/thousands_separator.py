"""The signs between the thousands of a number.

Goes in the schema of a column, or in `items` and `prefixItems` of a column of lists.

## Value

A sign that may be between groups of three digits, or a list of signs: `","`, `"."`, `"'"`, `"’"`, `"_"` or `" "`, which
is any kind of space. A number has the same sign between all groups, or none. An empty list allows no sign. The default
is `","`, or `"."` if the [`decimalSeparator`](decimalSeparator.md) is a comma.

## Example

```json
"Rows": {"type": "integer", "thousandsSeparator": [" ", "_"]}
```

Then `1 000 000` and `1_000_000` are the number 1000000. `1,000` and `10 00` are not numbers.

## Findings

None of its own. A cell that is not a number is `wrong-type` in a column of numbers. If the same sign is the
[`decimalSeparator`](decimalSeparator.md) or the [`separator`](separator.md) of values, that is a mistake in the schema.
"""

from collections.abc import Sequence

from mdlint.schema.cells.column import Column
from mdlint.schema.keywords._base import Keyword
from mdlint.schema.keywords._notation import joined, thousands_mistakes


def read_column(values: Sequence[str | list[str]], column: Column) -> Column:
    """Set the signs between thousands."""
    return column.with_notation(thousands=tuple(sorted(joined(values))))


KEYWORD = Keyword(
    name="thousandsSeparator",
    level="column",
    summary="The signs between the thousands of a number.",
    is_of_parts=True,
    read_column=read_column,
    mistakes=thousands_mistakes,
)
