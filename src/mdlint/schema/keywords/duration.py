"""Reads durations, such as 1h02min, 90 s or 1:02:30, as numbers of one unit.

Goes in the schema of a column, or in `items` and `prefixItems` of a column whose cells hold several values.

## Value

The unit of the numbers: `"ms"`, `"s"`, `"min"`, `"h"` or `"d"`. Or an object with

- `unit`, one of these units;
- `clock`, the form of a clock time with two fields: `"h:mm"` or `"m:ss"`. Without it, `80:17` is not a duration. Three
  fields are always hours, minutes and seconds.

A cell without a unit has the unit that the header names (see [`unit`](unit.md)), or else the unit of the keyword.

## Example

```json
"Training time": {"type": "number", "duration": {"unit": "min", "clock": "m:ss"}}
```

Then `1h02min` is 62, `90 s` is 1.5, `1:02:30` is 62.5, and `80:15` is 80.25. Days, hours, minutes, seconds,
milliseconds, microseconds and nanoseconds may be written in the usual ways: `d`, `h`, `hr`, `hrs`, `hours`, `m`, `min`,
`mins`, `minutes`, `s`, `sec`, `ms`, `µs` ...

## Findings

None of its own. A cell that is not a duration is not a number, and is reported as `wrong-type` in a column of
numbers. So is `1h75min`, whose minutes exceed an hour, and `2min 1h`, whose units do not descend. A column with
both `duration` and `unit` is a mistake in the schema. [`decimals`](decimals.md) skips durations of several fields.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from mdlint.draft2020.errors import Mistake
from mdlint.draft2020.values import SchemaObject
from mdlint.schema.cells.column import Column
from mdlint.schema.keywords._base import NUMBERS, Keyword
from mdlint.schema.keywords._notation import uncommon_units
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.values import Duration

# The first unit of a time, if it is one that durations can be given in.
_FIRST_UNIT = lazy_pattern(r"[0-9.]+\s?(ms|min|s|h|d)\b|[0-9.]+(ms|min|s|h|d)(?=[0-9])")


def read_column(values: Sequence[str | dict[str, Any]], column: Column) -> Column:
    """Set the unit of durations, and the form of their clock times."""
    from mdlint.values.durations import NANOSECONDS  # noqa: PLC0415  takes 3 ms, and few columns need it

    value = values[-1]
    duration = Duration(value) if isinstance(value, str) else Duration(value["unit"], value.get("clock"))
    units = dict.fromkeys(NANOSECONDS, 1)
    return column._replace(units=units, duration=duration).with_notation(units=uncommon_units(units))


def mistakes(_value: object, schema: SchemaObject) -> Iterator[Mistake]:
    """Find a `unit` next to the keyword."""
    if "unit" in schema:
        yield Mistake(("unit",), "durations have the units of time: leave it out")


def suggest(text: str, _column: Column) -> Iterator[str]:
    """Suggest the unit of the first part of a time such as `1h20m`."""
    match = _FIRST_UNIT.match(text)
    if match:
        yield match[1] or match[2]


KEYWORD = Keyword(
    name="duration",
    level="column",
    types=NUMBERS,
    summary="Reads durations, such as 1h02min, 90 s or 1:02:30, as numbers of one unit.",
    is_of_parts=True,
    read_column=read_column,
    suggest=suggest,
    mistakes=mistakes,
)
