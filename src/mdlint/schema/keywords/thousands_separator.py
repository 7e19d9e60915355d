"""What may stand between the thousands of a number.

Stands in the schema of a column, or in `items` and `prefixItems` of a column whose cells hold several values.

## Value

The sign that may stand between groups of three digits, or a list of them: `","`, `"."`, `"'"`, `"’"`, `"_"` or `" "`, which is
any kind of space. A number has one of them between all groups, or none at all. An empty list allows none. By default it is
`","`, or `"."` where the [`decimalSeparator`](decimalSeparator.md) is a comma.

## Example

```json
"Rows": {"type": "integer", "thousandsSeparator": [" ", "_"]}
```

Then `1 000 000` and `1_000_000` are the number 1000000. `1,000` and `10 00` are none.

## What is found

Nothing by itself: what is no number is `wrong-type` in a column of numbers. A sign that is both this one and the
[`decimalSeparator`](decimalSeparator.md) or the [`separator`](separator.md) of values is a mistake in the schema.
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
    summary="What may stand between the thousands of a number.",
    is_of_parts=True,
    read_column=read_column,
    mistakes=thousands_mistakes,
)
