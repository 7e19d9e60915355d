"""A cell that must have a value is empty or says that there is none.

## What it does

Reports a cell whose text is a missing marker (empty, `-`, `N/A` ...) in a column whose `type` does not allow `null`.

## Why

The column is one that every row is known or found by; without it the row says nothing.

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

`"type": [..., "null"]` on the column allows missing values; `missing` says which texts mean that. The severity in
`[rules]`, or `severity` next to the keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

RULE = Rule(
    id="missing-value",
    summary="A cell that must have a value is empty or says that there is none.",
    severity=Severity.ERROR,
    keywords=("type", "missing"),
)
