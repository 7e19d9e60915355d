"""The columns do not stand in the schema's order.

## What it does

Compares the columns that are there with the order in `columnOrder`. The finding, one
for a table, stands at the first header cell that has to move.

## Why

Tables of one kind are compared across sections and pages; the eye expects the same column in the same place.

## Example

With this schema

```json
{
  "$schema": "urn:mdlint:table:v1",
  "type": "array",
  "columnOrder": ["Model", "Top-1", "Top-5", "*"],
  "items": {
    "properties": {
      "Model": {"type": "string"},
      "Top-1": {"type": "number"},
      "Top-5": {"type": "number"}
    }
  }
}
```

this table has a finding:

```markdown
| Model | Top-5 | Top-1 |
|-------|-------|-------|
| base  | 96.7  | 83.8  |
```

## Instead

```markdown
| Model | Top-1 | Top-5 |
|-------|-------|-------|
| base  | 83.8  | 96.7  |
```

## Options

`columnOrder` on the table; `"*"` stands for all columns it does not name. The severity in `[rules]`, or `severity`
next to the keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

RULE = Rule(
    id="column-order",
    summary="The columns do not stand in the schema's order.",
    severity=Severity.WARNING,
    keywords=("columnOrder",),
)
