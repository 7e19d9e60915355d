"""A cell's value is none of those that its column allows.

## What it does

Compares each value with the column's `enum` or `const`.

## Why

A misspelt word makes a group of its own for everyone who filters by it.

## Example

With this schema

```json
{
  "$schema": "urn:mdlint:table:v1",
  "type": "array",
  "items": {
    "properties": {
      "Model": {"type": "string"},
      "License": {"enum": ["Apache-2.0", "MIT"]}
    }
  }
}
```

this table has a finding:

```markdown
| Model | License   |
|-------|-----------|
| base  | Apache2.0 |
```

## Instead

```markdown
| Model | License    |
|-------|------------|
| base  | Apache-2.0 |
```

## Options

`enum` or `const` on the column. The severity in `[rules]`, or `severity` next to the keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

RULE = Rule(
    id="not-allowed",
    summary="A cell's value is none of those that its column allows.",
    severity=Severity.ERROR,
    keywords=("enum", "const"),
)
