"""A table breaks the schema in a way that no other rule covers.

## What it does

Reports a cell, a row or a table that any other keyword of JSON Schema rejects: `minItems`, `if`/`then`, `oneOf`, `not`,
`contains` ...

## Why

The schema states what readers can rely on; the message names the part that does not hold.

## Example

With this schema

```json
{
  "$schema": "urn:mdlint:table:v1",
  "type": "array",
  "minItems": 2,
  "items": {
    "properties": {
      "Model": {"type": "string"},
      "Top-1": {"type": "number"}
    }
  }
}
```

this table has a finding:

```markdown
| Model | Top-1 |
|-------|-------|
| base  | 83.8  |
```

## Instead

```markdown
| Model | Top-1 |
|-------|-------|
| base  | 83.8  |
| small | 81.2  |
```

## Options

Any keyword of JSON Schema draft 2020-12 that has no rule of its own. `errorMessage` replaces its message. The
severity in `[rules]`, or `severity` next to the keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

# The finding is made in `mdlint.schema`, for each keyword of JSON Schema without a rule of its own.
RULE = Rule(
    id="schema-violation",
    summary="A table breaks the schema in a way that no other rule covers.",
    severity=Severity.ERROR,
)
