"""The marks a number may carry.

Stands in the schema of a column.

## Value

A list of marks: `+`, `~`, `<`, `>`, `≤`, `≥`, `*`, `†`, `‡`, or a superscript number such as `¹`. In a cell, `<=`, `>=`
and `≈` are read as `≤`, `≥` and `~`. The value of the cell is the number without its mark.

## Example

```json
"Params (M)": {"type": "number", "qualifiers": ["+", "~"]}
```

Then `150+` and `~150` are the number 150.

## What is found

Without the keyword, or with a mark that is not listed, such a cell is no number: `wrong-type` in a column of numbers.
"""

from mdlint.schema.keywords._base import Keyword

KEYWORD = Keyword(
    name="qualifiers",
    level="column",
    summary="The marks a number may carry, such as the + of 150+.",
)
