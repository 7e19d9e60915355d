"""The columns are not in the schema's order.

## What it does

Compares the columns of the table with the order in `columnOrder`. A table has one finding, at the first header cell
that must move.

## Why

Readers compare tables of one kind across sections and pages, and expect the same column in the same place.

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

`columnOrder` on the table; `"*"` is the place of all columns that it does not list. The severity in `[rules]`, or
`severity` next to the keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

# The finding is made in `mdlint.schema.keywords`: `column_order`.
RULE = Rule(
    id="column-order",
    summary="The columns are not in the schema's order.",
    severity=Severity.WARNING,
    keywords=("columnOrder",),
)
