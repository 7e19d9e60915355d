"""A column is not aligned as the schema requires.

## What it does

Compares the alignment in the delimiter row with the column's `align`; in an HTML table, the alignment of the header
cell (`align` or `text-align`). The finding is at the header cell.

## Why

Readers compare numbers digit by digit. The digits are below each other only if the column is aligned to the right (or
centered, with equal decimals).

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

# The finding is made in `mdlint.schema.keywords`: `align`.
RULE = Rule(
    id="wrong-align",
    summary="A column is not aligned as the schema requires.",
    severity=Severity.WARNING,
    keywords=("align",),
)
