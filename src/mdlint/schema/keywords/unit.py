"""Sets the unit that a number may have, as in 12.5 ms.

Goes in the schema of a column, or in `items` and `prefixItems` of a column whose cells hold several values.

## Value

One of

- a unit as it is written in a cell, which does not change the value;
- a list of spellings of one unit, which do not change the value either;
- an object with a factor for each unit, by which the number is multiplied.

A cell without a unit is a number as well.

Any text that is not part of a number can be a unit, such as `ms`, `img/s`, `/sec` or the `x` of `4.7x`. A unit that
ends with a currency sign, such as `$` or `US$`, may also come before the number: `$12.50`.

A header may name the unit. A column `Latency` with the unit `ms` may also have the header `Latency (ms)`,
`Latency [ms]` or `Latency, ms`, unless the schema has a column or an alias of that name. If the units have factors, the
header's unit applies to the cells without a unit of their own. A header with a unit that the column does not list
belongs to another column.

## Example

```json
"Latency": {"type": "number", "unit": ["ms", "msec"]},
"Params": {"type": "number", "unit": {"M": 1, "K": 0.001, "B": 1000}}
```

Then `12.5 ms`, `12.5ms` and `12.5` are the number 12.5; `110M` is 110, and `1.5B` is 1500. Under the header
`Params (B)`, `1.5` is 1500 as well.

## Findings

None of its own. Without the keyword, or with a unit that is not listed, such a cell is not a number, and is reported
as `wrong-type` in a column of numbers. A text that is never read as a unit, such as `+` or `5`, is a mistake in the
schema.
"""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from mdlint.draft2020.errors import Mistake
from mdlint.draft2020.values import SchemaObject
from mdlint.schema.cells.column import Column
from mdlint.schema.keywords._base import NUMBERS, Keyword
from mdlint.schema.keywords._notation import uncommon_units, unit_mistakes
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.values import is_unit

_AROUND = lazy_pattern(r"(?P<before>[^\d\s.,()+\-]*)\s?[0-9][0-9.,]*\s?(?P<after>[^\d\s.,()+\-−–±*†‡#§¶~]*)")

_Value: TypeAlias = str | list[str] | dict[str, float]


def read_column(values: Sequence[_Value], column: Column) -> Column:
    """Set the units that a number may have, each with its factor."""
    units: dict[str, float] = {}
    for value in values:
        units |= value if isinstance(value, dict) else dict.fromkeys([value] if isinstance(value, str) else value, 1)
    return column._replace(units=units, duration=None).with_notation(units=uncommon_units(units))


def mistakes(value: object, _schema: SchemaObject) -> Iterator[Mistake]:
    """Find texts that are never read as units."""
    yield from unit_mistakes(("unit",), value)


def suggest(text: str, column: Column) -> Iterator[str | list[str]]:
    """Yield the text right after or before the first digits, with the units that the column has already."""
    match = _AROUND.search(text)
    # A unit with another factor can't be guessed.
    if match and all(factor == 1 for factor in column.units.values()):
        for unit in (match["after"], match["before"]):
            if unit and unit not in column.units and is_unit(unit):
                yield [*column.units, unit] if column.units else unit


KEYWORD = Keyword(
    name="unit",
    level="column",
    types=NUMBERS,
    summary="Sets the unit that a number may have, as in 12.5 ms.",
    is_of_parts=True,
    read_column=read_column,
    suggest=suggest,
    mistakes=mistakes,
)
