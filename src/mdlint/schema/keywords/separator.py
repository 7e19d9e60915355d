"""The signs between several values in a cell, as in 53.4 / 54.1.

Goes in the schema of a column.

## Value

A text between the values of a cell, or a list of such texts. Spaces around it make no difference, unless the text
itself has spaces. Two texts have a meaning of their own:

- `"<br>"` is a line break by that tag;
- `"()"` puts the second value in parentheses: `80.04 (19.96)`.

A separator of letters or digits, such as the `x` of `224x224`, has to be between digits or between spaces. A list with
`","` or `";"` may be in brackets, and in square brackets it may have one value or none: `[1, 2]`, `(800, 1333)`,
`[26]`.

The cell reads as an array. `items` and `prefixItems` are the schemas of its values. The keywords about reading a cell
(`unit`, `qualifiers`, `missing` and so on) apply to each value, unless `items` or `prefixItems` has them too.

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

A cell without a separator is a single value if the column's `type` allows more than arrays; otherwise it is an array of
one value. A cell is also a single value if its parts do not have the types that `items` allows: with the type
`["array", "string"]`, `53.4 / 54.1` is an array, and `not run / 54.1` is a text. A missing value in an array is `null`.

## Findings

None of its own. A value that breaks `items` is reported at its place in the cell, for the first 20 values. A wrong
number of values (`minItems`, `maxItems`) is a `schema-violation` at the cell.

It is a mistake in the schema if a separator is also the `decimalSeparator`, if it is listed as a `thousandsSeparator`,
or if the column has a [`range`](range.md) too. With the separator `","`, commas no longer separate thousands.
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
    summary="The signs between several values in a cell, as in 53.4 / 54.1.",
    read_column=read_column,
    mistakes=separator_mistakes,
)
