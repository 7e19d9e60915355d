"""What in a row says that the row is no data: words of its first cell, or patterns.

Stands at the top of the schema, or in its `allOf`.

## Value

A list. A row is left out if one of its items says so:

- a word, if it is a word of the row's first cell, whatever its case. A word is a run of letters and digits, or a single
  other character;
- an object with a `pattern`, a regular expression, if it is found in the text of the row's cell in the column that `column`
  names; in its first cell, if that is left out. A table without the column has no such rows. A cell that takes its value
  from above, by [`groupColumn`](groupColumn.md) or [`fillDown`](fillDown.md), has that text.

## Example

```json
"skipRows": ["difference", "Δ", "average", {"column": "Model", "pattern": "^(Human|Oracle)"}]
```

Then the schema says nothing of a row that begins with `Difference`, `Δ (ours − base)` or `Macro average`, nor of one whose
Model is `Human performance`.

## What is found

Nothing. Such rows are no part of what is checked: they have no types, no limits, no key and no place in the order.
"""

from mdlint.schema.keywords._base import Keyword

KEYWORD = Keyword(
    name="skipRows",
    level="table",
    summary="What in a row says that the row is no data: words of its first cell, or patterns.",
)
