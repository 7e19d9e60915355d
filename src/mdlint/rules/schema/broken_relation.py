"""Two cells of a row are not in the relation that the schema says.

## What it does

Compares two columns, or a column and a number, in every row, as `compare` says; and columns that belong together, such
as the percentiles of a latency, as `ascendingColumns` says. In a column with `range`, it compares the two ends of each.

## Why

Each number for itself may look right. A Top-1 above the Top-5 shows that the two were swapped.

## Example

With this schema

```json
{
  "$schema": "urn:mdlint:table:v1",
  "type": "array",
  "compare": [{"left": "Top-1", "is": "<=", "right": "Top-5"}],
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
| Model | Top-1 | Top-5 |
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

`compare` and `ascendingColumns` on the table, `range` on a column. The severity in `[rules]`, or `severity` next to the
keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

RULE = Rule(
    id="broken-relation",
    summary="Two cells of a row are not in the relation that the schema says.",
    severity=Severity.ERROR,
    keywords=("compare", "ascendingColumns", "range"),
)
