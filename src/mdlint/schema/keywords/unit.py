"""The unit a number may carry.

Stands in the schema of a column.

## Value

A unit as it is written, or a list of them. A cell without one is a number as well. The unit does not change the value:
list several only where they are spellings of one unit.

## Example

```json
"Latency": {"type": "number", "unit": ["ms", "msec"]}
```

Then `12.5 ms`, `12.5ms` and `12.5` are the number 12.5.

## What is found

Without the keyword, or with a unit that is not listed, such a cell is no number: `wrong-type` in a column of numbers.
"""

from mdlint.schema.keywords._base import Keyword

KEYWORD = Keyword(
    name="unit",
    level="column",
    summary="The unit a number may carry, as in 12.5 ms.",
)
