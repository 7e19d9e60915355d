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

from collections.abc import Set as AbstractSet

from mdlint.schema.draft2020.values import SchemaObject
from mdlint.schema.keywords._base import Keyword


def message(schema: SchemaObject, keywords: AbstractSet[str]) -> str | None:
    """Return the words that a part of a schema has for any of the keywords; None if it has none."""
    words = schema.get("errorMessage")
    if isinstance(words, dict):
        words = next((text for keyword, text in words.items() if keyword in keywords), None)
    return words if isinstance(words, str) else None


KEYWORD = Keyword(
    name="errorMessage",
    level="any",
    summary="Words of your own for what is found.",
)
