"""The weight of what is found.

Stands in any part of a schema.

## Value

`"error"`, `"warning"` or `"info"`. It holds for what this part of the schema finds, and the parts inside it that have no
`severity` of their own. To give a table keyword a weight of its own, put it into a branch of `allOf`.

## Example

```json
"allOf": [
  {"sortedBy": [{"column": "Top-1", "order": "descending"}], "severity": "warning"}
]
```

## What is found

Nothing by itself. A severity in the configuration is the rule's; this one is said of a schema's part, and goes before it.
"""

from mdlint.schema.keywords._base import Keyword

KEYWORD = Keyword(
    name="severity",
    level="any",
    summary="The weight of what is found.",
)
