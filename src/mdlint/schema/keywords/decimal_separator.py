"""The sign before the decimals of a number.

Goes in the schema of a column, or in `items` and `prefixItems` of a column of lists.

## Value

`"."` or `","`; the default is `"."`. Unless [`thousandsSeparator`](thousandsSeparator.md) says otherwise, the other
sign may separate thousands.

## Example

```json
"Preis": {"type": "number", "unit": "€", "decimalSeparator": ","}
```

Then `1.014,50 €` is the number 1014.5, and `1.5` is not a number.

## Findings

None of its own. If the same sign is the [`thousandsSeparator`](thousandsSeparator.md) or the
[`separator`](separator.md) of values, that is a mistake in the schema.
"""

from collections.abc import Sequence

from mdlint.schema.cells.column import Column
from mdlint.schema.keywords._base import Keyword


def read_column(values: Sequence[str], column: Column) -> Column:
    """Set the decimal sign. Another sign than before also changes the usual sign between thousands."""
    decimal = values[0]
    before = column.notation.decimal if column.notation else "."
    usual = None if decimal == before else ("." if decimal == "," else ",",)
    return column.with_notation(decimal=decimal, thousands=usual)


KEYWORD = Keyword(
    name="decimalSeparator",
    level="column",
    summary="The sign before the decimals of a number.",
    is_of_parts=True,
    read_column=read_column,
)
