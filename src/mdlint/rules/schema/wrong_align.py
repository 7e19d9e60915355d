"""A column is not aligned as the schema says.

## What it does

Compares the alignment in the delimiter row with the column's `align`; in an HTML table, that of the header cell (`align` or
`text-align`). The finding stands at the header cell.

## Why

Numbers of one column are compared by their places, which only alignment to the right (or to the center, with equal
decimals) puts below each other.

## Example

With this schema

```json
{
  "$schema": "urn:mdlint:table:v1",
  "type": "array",
  "items": {
    "properties": {
      "Model": {"type": "string"},
      "Top-1": {"type": "number", "align": "right"}
    }
  }
}
```

this table has a finding:

```markdown
| Model | Top-1 |
|-------|-------|
| base  | 83.8  |
```

## Instead

```markdown
| Model | Top-1 |
|-------|------:|
| base  | 83.8  |
```

## Options

`align` on the column: `"left"`, `"center"` or `"right"`. The severity in `[rules]`, or `severity` next to the
keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

RULE = Rule(
    id="wrong-align",
    summary="A column is not aligned as the schema says.",
    severity=Severity.WARNING,
    keywords=("align",),
)
