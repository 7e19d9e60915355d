"""A total is not the sum or the mean of the rows above it.

## What it does

Computes each row that `rowTotal` declares to be a total from the rows above it, and compares the numbers.

## Why

When a row is added or a number changes, the totals have to change too. Nobody adds up a column to see whether they did.

## Example

With this schema

```json
{
  "$schema": "urn:mdlint:table:v1",
  "type": "array",
  "rowTotal": [{"rows": {"column": "Part", "pattern": "^Total"}, "is": "sum"}],
  "skipRows": ["total"],
  "items": {"properties": {"Part": {"type": "string"}, "Size (MB)": {"type": "number"}}}
}
```

this table has a finding:

```markdown
| Part    | Size (MB) |
|---------|-----------|
| encoder | 86.6      |
| decoder | 22.1      |
| Total   | 111.7     |
```

## Instead

```markdown
| Part    | Size (MB) |
|---------|-----------|
| encoder | 86.6      |
| decoder | 22.1      |
| Total   | 108.7     |
```

## Options

`rowTotal` on the table, with a `tolerance`. The severity in `[rules]`, or `severity` next to the keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

# The finding is made in `mdlint.schema.keywords`: `row_total`.
RULE = Rule(
    id="wrong-total",
    summary="A total is not the sum or the mean of the rows above it.",
    severity=Severity.ERROR,
    keywords=("rowTotal",),
)
