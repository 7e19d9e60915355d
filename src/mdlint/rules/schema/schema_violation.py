"""A table breaks the schema in a way that no other rule names.

## What it does

Reports what any other keyword of JSON Schema finds, in a cell, a row or the whole table: `minItems`, `if`/`then`,
`oneOf`, `not`, `contains` ...

## Why

The schema says what the page promises; the message says what of it is broken.

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

Any keyword of JSON Schema draft 2020-12 that has no rule of its own. `errorMessage` gives it better words. The
severity in `[rules]`, or `severity` next to the keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

RULE = Rule(
    id="schema-violation",
    summary="A table breaks the schema in a way that no other rule names.",
    severity=Severity.ERROR,
)
