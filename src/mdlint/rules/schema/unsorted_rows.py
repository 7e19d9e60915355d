"""Rows are not in the order that the schema requires.

## What it does

Compares the rows by the columns of `sortedBy`. It reports only the rows that must move, as few as possible, and not
every row after them. If at least 5 rows, and more than a third of the rows, would have to move, the table follows
another order, and has one finding at its header.

## Why

Readers of a sorted table take the first row for the best, and look for a row at its place in the order.

## Example

With this schema

```json
{
  "$schema": "urn:mdlint:table:v1",
  "type": "array",
  "sortedBy": [{"column": "Top-1", "order": "descending"}],
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
| small | 81.2  |
| large | 84.8  |
| base  | 83.8  |
```

## Instead

```markdown
| Model | Top-1 |
|-------|-------|
| large | 84.8  |
| base  | 83.8  |
| small | 81.2  |
```

## Options

`sortedBy` on the table. The severity in `[rules]`, or `severity` next to the keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

# The finding is made in `mdlint.schema.keywords`: `sorted_by`.
RULE = Rule(
    id="unsorted-rows",
    summary="Rows are not in the order that the schema requires.",
    severity=Severity.ERROR,
    keywords=("sortedBy",),
    fixes="safe or unsafe",
)
