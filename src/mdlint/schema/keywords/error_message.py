"""Replaces the messages of mdlint with your own.

Goes in any part of a schema.

## Value

A text, or an object with a text for each keyword. The text replaces the message of mdlint if a value breaks this part
of the schema, or a part inside it that has no `errorMessage` of its own for that keyword. Keywords outside this part
keep their messages. In a branch of `anyOf` or `oneOf`, the text is used if a cell fits the branch except for a limit or
a pattern.

## Example

```json
"Top-1": {
  "type": ["number", "null"],
  "maximum": 100,
  "errorMessage": {"maximum": "an accuracy is given in percent"}
}
```

## Findings

None of its own. The rule and the place of a finding stay the same.
"""

from collections.abc import Set as AbstractSet

from mdlint.draft2020.values import SchemaObject
from mdlint.schema.keywords._base import Keyword


def message(schema: SchemaObject, keywords: AbstractSet[str]) -> str | None:
    """Return the message that a part of a schema sets for any of the keywords; None if it sets none."""
    words = schema.get("errorMessage")
    if isinstance(words, dict):
        words = next((text for keyword, text in words.items() if keyword in keywords), None)
    return words if isinstance(words, str) else None


KEYWORD = Keyword(
    name="errorMessage",
    level="any",
    summary="Replaces the messages of mdlint with your own.",
)
