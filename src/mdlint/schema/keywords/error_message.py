"""Words of your own for what is found.

Stands in any part of a schema.

## Value

A text, or an object with a text for each keyword. The text takes the place of mdlint's own message wherever this part of
the schema, or a part inside it without an `errorMessage` of its own for that keyword, is not met. It says nothing of
keywords outside. In a branch of `anyOf` or `oneOf`, it counts where a cell fits that branch but for a limit or a pattern.

## Example

```json
"Top-1": {
  "type": ["number", "null"],
  "maximum": 100,
  "errorMessage": {"maximum": "an accuracy is given in percent"}
}
```

## What is found

Nothing by itself: the rule and the place stay as they are.
"""

from mdlint.schema.keywords._base import Keyword

KEYWORD = Keyword(
    name="errorMessage",
    level="any",
    summary="Words of your own for what is found.",
)
