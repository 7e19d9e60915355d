"""Two cells of a row break a relation that the schema requires.

## What it does

Compares, in every row, two columns, or a column and a number (`compare`), and columns that belong together, such as the
percentiles of a latency (`ascendingColumns`). In a column with `range`, it compares the two ends of each range.

## Why

Each number alone may look right. A Top-1 above the Top-5 shows that the two were swapped.

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

# The finding is made in `mdlint.schema.keywords`: `compare`, `ascending_columns`, `range`.
RULE = Rule(
    id="broken-relation",
    summary="Two cells of a row break a relation that the schema requires.",
    severity=Severity.ERROR,
    keywords=("compare", "ascendingColumns", "range"),
)
