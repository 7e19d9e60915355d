"""A cell that must have a value is empty or marked as missing.

## What it does

Reports a cell whose text is a missing marker (empty, `-`, `N/A` ...) in a column whose `type` does not allow `null`.

## Why

Every row is identified by this column, or found by it. Without a value there, the row is useless.

## Example

With this schema

```json
{
  "$schema": "urn:mdlint:table:v1",
  "type": "array",
  "items": {
    "properties": {
      "Model": {"type": "string"},
      "Top-1": {"type": ["number", "null"]}
    }
  }
}
```

this table has a finding:

```markdown
| Model | Top-1 |
|-------|-------|
| base  | -     |
|       | 81.2  |
```

## Instead

```markdown
| Model | Top-1 |
|-------|-------|
| base  | -     |
| small | 81.2  |
```

## Options

`"type": [..., "null"]` on the column allows missing values; `missing` lists the texts that mean a missing value. The
severity in `[rules]`, or `severity` next to the keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

# The finding is made in `mdlint.schema`, where one of these keywords of JSON Schema fails.
RULE = Rule(
    id="missing-value",
    summary="A cell that must have a value is empty or marked as missing.",
    severity=Severity.ERROR,
    keywords=("type", "missing"),
)
