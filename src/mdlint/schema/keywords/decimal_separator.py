"""Sets the sign before the decimals of a number, as in 12,5.

Goes in the schema of a column, or in `items` and `prefixItems` of a column whose cells hold several values.

## Value

`"."` or `","`. The default is `"."`. The other sign may then separate thousands, unless
[`thousandsSeparator`](thousandsSeparator.md) is set.

## Example

```json
"Preis": {"type": "number", "unit": "€", "decimalSeparator": ","}
```

Then `1.014,50 €` is the number 1014.5, and `1.5` is not a number.

## Findings

None of its own. It is a mistake in the schema if [`thousandsSeparator`](thousandsSeparator.md) or
[`separator`](separator.md) has the same sign.
"""

from collections.abc import Sequence

from mdlint.schema.cells.column import Column
from mdlint.schema.keywords._base import NUMBERS, Keyword


def read_column(values: Sequence[str], column: Column) -> Column:
    """Set the decimal sign. If the sign changes, so does the default sign between thousands."""
    decimal = values[0]
    before = column.notation.decimal if column.notation else "."
    usual = None if decimal == before else ("." if decimal == "," else ",",)
    return column.with_notation(decimal=decimal, thousands=usual)


KEYWORD = Keyword(
    name="decimalSeparator",
    level="column",
    types=NUMBERS,
    summary="Sets the sign before the decimals of a number, as in 12,5.",
    is_of_parts=True,
    read_column=read_column,
)
