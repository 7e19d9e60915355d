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

from mdlint.model import Severity
from mdlint.schema.draft2020.values import SchemaObject
from mdlint.schema.keywords._base import Keyword


def severity(schema: SchemaObject) -> Severity | None:
    """Return the severity that a part of a schema sets; None if it sets none."""
    value = schema.get("severity")
    return Severity(value) if isinstance(value, str) else None


KEYWORD = Keyword(
    name="severity",
    level="any",
    summary="The weight of what is found.",
)
