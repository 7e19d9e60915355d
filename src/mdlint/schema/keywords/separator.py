"""What separates the values of a cell that holds several, as in 53.4 / 54.1.

Stands in the schema of a column.

## Value

A text that stands between the values of a cell, or a list of such texts. Spaces around it make no difference, unless it is
given with spaces itself. Two of them have a meaning of their own:

- `"<br>"` is a line break by that tag;
- `"()"` puts the second value in parentheses: `80.04 (19.96)`.

One of letters or digits, such as the `x` of `224x224`, stands between digits, or between spaces. A list by `","` or `";"` may
be enclosed in brackets, and in square brackets it may have one value or none: `[1, 2]`, `(800, 1333)`, `[26]`.

The cell reads as an array. What its values are is said by `items` and `prefixItems`; the keywords about how cells are read
(`unit`, `qualifiers`, `missing` ...) hold for each value, unless they stand in `items` or `prefixItems` as well.

## Example

```json
"AP / AP50": {
  "type": "array",
  "separator": "/",
  "items": {"type": "number", "minimum": 0, "maximum": 100},
  "minItems": 2
},
"Time": {
  "type": "array",
  "separator": "()",
  "prefixItems": [{"type": "number", "unit": "s"}, {"type": "number", "unit": "x"}]
}
```

Then `53.4 / 54.1` is `[53.4, 54.1]`, and `0.082s (1.00x)` is `[0.082, 1.0]`.

A cell without a separator is a single value where the column's `type` allows something else than arrays, and else an
array of one. So is a cell whose values are not of the types that `items` allows: with the type `["array", "string"]`,
`53.4 / 54.1` is an array and `not run / 54.1` a text. A missing value in an array is `null`.

## What is found

What `items` says of a value is found at that value, within the cell (in one cell, at the first twenty); how many there are (`minItems`, `maxItems`) at the
cell, as `schema-violation`. A sign that is also the `decimalSeparator`, or that is named as the
`thousandsSeparator`, is a mistake in the schema; `","` between values stands between thousands no more. So is a column
with `separator` and [`range`](range.md).
"""

from collections.abc import Sequence

from mdlint.schema.cells.column import Column
from mdlint.schema.keywords._base import Keyword
from mdlint.schema.keywords._notation import joined, separator_mistakes


def read_column(values: Sequence[str | list[str]], column: Column) -> Column:
    """Set the signs between values. Such a sign does not also separate thousands, unless the schema lists it there."""
    separators = joined(values)
    thousands = column.notation.thousands if column.notation else (",",)
    left = tuple(sign for sign in thousands if sign not in separators)
    return column._replace(separators=tuple(sorted(separators))).with_notation(thousands=left)


KEYWORD = Keyword(
    name="separator",
    level="column",
    summary="What separates the values of a cell that holds several, as in 53.4 / 54.1.",
    read_column=read_column,
    mistakes=separator_mistakes,
)
