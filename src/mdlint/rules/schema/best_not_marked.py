"""The best number of a column is not marked, or another one is.

## What it does

Looks at the numbers of a column that are bold, or else underlined, and compares them with the best ones. The schema says
whether the largest or the smallest is the best. A column in which none is marked, or all are, has no finding.

## Why

Readers take the bold number for the best one. When a better row comes in, the mark often stays where it was.

## Example

With this schema

```json
{
  "$schema": "urn:mdlint:table:v1",
  "type": "array",
  "items": {
    "properties": {
      "Model": {"type": "string"},
      "Top-1": {"type": "number", "bestMarked": "maximum"}
    }
  }
}
```

this table has a finding:

```markdown
| Model | Top-1    |
|-------|----------|
| small | 81.2     |
| base  | **83.8** |
| large | 85.1     |
```

## Instead

```markdown
| Model | Top-1    |
|-------|----------|
| small | 81.2     |
| base  | 83.8     |
| large | **85.1** |
```

## Options

`bestMarked` on the column. The severity in `[rules]`, or `severity` next to the keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

RULE = Rule(
    id="best-not-marked",
    summary="The best number of a column is not marked, or another one is.",
    severity=Severity.WARNING,
    keywords=("bestMarked",),
)
