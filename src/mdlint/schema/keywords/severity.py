"""Sets the severity of findings.

Goes in any part of a schema.

## Value

`"error"`, `"warning"` or `"info"`. It applies to findings from this part of the schema, and from the parts inside it
that have no `severity` of their own. To give a table keyword its own severity, put it into a branch of `allOf`.

## Example

```json
"allOf": [
  {"sortedBy": [{"column": "Top-1", "order": "descending"}], "severity": "warning"}
]
```

## Findings

None of its own. The configuration sets the severity of a whole rule. The severity in a schema takes precedence over
it.
"""

from mdlint.draft2020.values import SchemaObject
from mdlint.model import Severity
from mdlint.schema.keywords._base import Keyword


def severity(schema: SchemaObject) -> Severity | None:
    """Return the severity that a part of a schema sets; None if it sets none."""
    value = schema.get("severity")
    return Severity(value) if isinstance(value, str) else None


KEYWORD = Keyword(
    name="severity",
    level="any",
    summary="Sets the severity of findings.",
)
