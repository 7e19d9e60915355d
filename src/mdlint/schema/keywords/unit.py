"""The unit that a number may have, as in 12.5 ms.

Goes in the schema of a column, or in `items` and `prefixItems` of a column of lists.

## Value

One of

- a unit;
- a list of units that mean the same: the unit does not change the value;
- an object with a factor for each unit: the number is multiplied by it.

A cell without a unit is a number too.

Any text that is not part of a number can be a unit, such as `ms`, `img/s`, `/sec` or the `x` of `4.7x`. A unit that
ends with a currency sign, such as `$` or `US$`, may also come before the number: `$12.50`.

The unit may be in the header. A column `Latency` with the unit `ms` is also known by the headers `Latency (ms)`,
`Latency [ms]` and `Latency, ms`, unless these are columns or aliases themselves. The factor of a unit in the header
applies to the cells without a unit of their own. A header with a unit that the column does not list is another column.

## Example

```json
"Latency": {"type": "number", "unit": ["ms", "msec"]},
"Params": {"type": "number", "unit": {"M": 1, "K": 0.001, "B": 1000}}
```

Then `12.5 ms`, `12.5ms` and `12.5` are the number 12.5; `110M` is 110, and `1.5B` is 1500. Under the header `Params
(B)`, `1.5` is 1500 as well.

## Findings

None of its own. A cell with a unit that is not listed is not a number: `wrong-type` in a column of numbers. A text that
is never read as a unit, such as `+` or `5`, is a mistake in the schema.
"""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from mdlint.schema.cells.column import Column
from mdlint.schema.draft2020.errors import Mistake
from mdlint.schema.draft2020.values import SchemaObject
from mdlint.schema.keywords._base import Keyword
from mdlint.schema.keywords._notation import uncommon_units, unit_mistakes

_Value: TypeAlias = str | list[str] | dict[str, float]


def read_column(values: Sequence[_Value], column: Column) -> Column:
    """Set the units that a number may have, each with its factor."""
    units: dict[str, float] = {}
    for value in values:
        units |= value if isinstance(value, dict) else dict.fromkeys([value] if isinstance(value, str) else value, 1)
    return column._replace(units=units, duration=None).with_notation(units=uncommon_units(units))


def mistakes(value: object, _schema: SchemaObject) -> Iterator[Mistake]:
    """Find units that no number can have."""
    yield from unit_mistakes(("unit",), value)


KEYWORD = Keyword(
    name="unit",
    level="column",
    summary="The unit that a number may have, as in 12.5 ms.",
    is_of_parts=True,
    read_column=read_column,
    mistakes=mistakes,
)
