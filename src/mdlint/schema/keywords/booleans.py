"""The texts that stand for true and false.

Stands in the schema of a column, or in `items` and `prefixItems` of a column whose cells hold several values.

## Value

An object with a list of texts for `true`, one for `false`, or both. They take the place of the usual ones, which are
`true`, `yes` and `y`, `false`, `no` and `n` (small, capital, or all capitals), `✓ ✔ ✅ ☑` and `✗ ✘ ✕ ✖ × ❌ ☒`, and GitHub's
`:white_check_mark:`, `:heavy_check_mark:`, `:x:` and the like. Whether a character is drawn as an emoji makes no difference.

## Example

```json
"Quantized": {"type": "boolean", "booleans": {"true": ["●"], "false": ["○"]}}
```

Then `●` is true. Without the keyword, `✅` is true in a column of the type `"boolean"`, and a text in one that may also hold
texts.

## What is found

A cell with another text is `wrong-type` in a column of booleans. A text that stands for both is a mistake in the schema.
"""

from mdlint.schema.keywords._base import Keyword

KEYWORD = Keyword(
    name="booleans",
    level="column",
    summary="The texts that stand for true and false.",
    is_of_parts=True,
)
