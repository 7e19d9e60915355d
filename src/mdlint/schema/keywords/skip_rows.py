"""The words that, in a row's first cell, say that the row is no data.

Stands at the top of the schema, or in its `allOf`.

## Value

A list of words. A row is left out if one of them is a word of its first cell, whatever its case. A word is a run of
letters and digits, or a single other character.

## Example

```json
"skipRows": ["difference", "Δ", "average"]
```

Then the schema says nothing of a row that begins with `Difference`, `Δ (ours − base)` or `Macro average`.

## What is found

Nothing. Such rows are no part of what is checked: they have no types, no limits, no key and no place in the order.
"""

from mdlint.schema.keywords._base import Keyword

KEYWORD = Keyword(
    name="skipRows",
    level="table",
    summary="The words that, in a row's first cell, say that the row is no data.",
)
