"""The best number of a column is not marked, or another number is.

## What it does

Compares the numbers that are bold (or underlined, if nothing is bold) with the best numbers of the column. The schema
sets whether the largest or the smallest number is the best. A column in which no number is marked, or every number is,
has no finding.

## Why

Readers take the bold number for the best. When a better row is added, the mark often stays where it was.

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

# The finding is made in `mdlint.schema.keywords`: `best_marked`.
RULE = Rule(
    id="best-not-marked",
    summary="The best number of a column is not marked, or another number is.",
    severity=Severity.WARNING,
    keywords=("bestMarked",),
    fixes="unsafe",
)
