"""The severity of a finding.

Goes in any part of a schema.

## Value

`"error"`, `"warning"` or `"info"`. It applies to the findings of this part of the schema, and of the parts inside it
that have no `severity` of their own. To give a table keyword its own severity, put it into a branch of `allOf`.

## Example

```json
"allOf": [
  {"sortedBy": [{"column": "Top-1", "order": "descending"}], "severity": "warning"}
]
```

## Findings

None of its own. A severity in the configuration applies to a rule. A severity in a schema applies to a part of the
schema, and takes precedence.
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
    summary="The severity of a finding.",
)
