"""Sets the signs that may separate thousands, as in 1,000,000.

Goes in the schema of a column, or in `items` and `prefixItems` of a column whose cells hold several values.

## Value

A sign that may separate groups of three digits, or a list of such signs: `","`, `"."`, `"'"`, `"’"`, `"_"` or `" "`,
which means any kind of space. A number has the same sign between all its groups, or no sign at all. An empty list
allows no sign. The default is `","`, or `"."` if the [`decimalSeparator`](decimalSeparator.md) is a comma.

## Example

```json
"Rows": {"type": "integer", "thousandsSeparator": [" ", "_"]}
```

Then `1 000 000` and `1_000_000` are the number 1000000. `1,000` and `10 00` are not numbers.

## Findings

None of its own. A cell that is not a number is reported as `wrong-type` in a column of numbers. It is a mistake in
the schema if [`decimalSeparator`](decimalSeparator.md) or [`separator`](separator.md) has the same sign.
"""

from collections.abc import Iterator, Sequence

from mdlint.schema.cells.column import Column
from mdlint.schema.keywords._base import NUMBERS, Keyword
from mdlint.schema.keywords._notation import joined, thousands_mistakes
from mdlint.text.lazy_pattern import lazy_pattern

_GROUPED = lazy_pattern(r"[0-9]{1,3}([\s'’_.])[0-9]{3}\b")


def read_column(values: Sequence[str | list[str]], column: Column) -> Column:
    """Set the signs between thousands."""
    return column.with_notation(thousands=tuple(sorted(joined(values))))


def suggest(text: str, _column: Column) -> Iterator[str]:
    """Yield the sign before groups of three digits."""
    match = _GROUPED.match(text)
    if match:
        yield " " if match[1].isspace() else match[1]


KEYWORD = Keyword(
    name="thousandsSeparator",
    level="column",
    types=NUMBERS,
    summary="Sets the signs that may separate thousands, as in 1,000,000.",
    is_of_parts=True,
    read_column=read_column,
    suggest=suggest,
    mistakes=thousands_mistakes,
)
