"""Splits a cell into several values, as in 53.4 / 54.1.

Goes in the schema of a column.

## Value

A text that separates the values of a cell, or a list of such texts. Spaces around a separator make no difference,
unless the separator in the schema has spaces. Two separators have a special meaning:

- `"<br>"` means a line break with that tag;
- `"()"` means that the second value is in parentheses: `80.04 (19.96)`.

A separator of letters, such as the `x` of `224x224`, has to be between digits or between spaces. A list that is
separated by `","` or `";"` may be in brackets. In square brackets, it may also have a single value or none: `[1, 2]`,
`(800, 1333)`, `[26]`.

The cell is read as an array, and `items` and `prefixItems` describe its values. The keywords that say how a cell is
read (`unit`, `qualifiers`, `missing` ...) apply to each value, unless `items` or `prefixItems` has the same keyword.

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

A cell without a separator is a single value if the column's `type` allows anything other than arrays. Otherwise it is
an array of one value. The same is true of a cell whose values do not have the types that `items` allows: with the type
`["array", "string"]`, `53.4 / 54.1` is an array and `not run / 54.1` is a text. A missing value in an array is `null`.

## Findings

None of its own. A value that breaks `items` is reported at its place inside the cell, for the first twenty values of
a cell. A wrong number of values (`minItems`, `maxItems`) is reported as `schema-violation`, at the cell.

It is a mistake in the schema if `decimalSeparator` or `thousandsSeparator` has the same sign, or if the column also has
a [`range`](range.md). If `","` separates the values, it no longer separates thousands.
"""

from collections.abc import Sequence

from mdlint.schema.cells.column import Column
from mdlint.schema.keywords._base import Keyword
from mdlint.schema.keywords._notation import joined, separator_mistakes


def read_column(values: Sequence[str | list[str]], column: Column) -> Column:
    """Set the signs between values. They no longer separate thousands, unless `thousandsSeparator` lists them."""
    separators = joined(values)
    thousands = column.notation.thousands if column.notation else (",",)
    remaining = tuple(sign for sign in thousands if sign not in separators)
    return column._replace(separators=tuple(sorted(separators))).with_notation(thousands=remaining)


KEYWORD = Keyword(
    name="separator",
    level="column",
    types=frozenset({"array"}),
    summary="Splits a cell into several values, as in 53.4 / 54.1.",
    read_column=read_column,
    mistakes=separator_mistakes,
)
