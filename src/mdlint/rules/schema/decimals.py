"""A number has more or fewer decimals than its column has.

## What it does

Counts the digits after the point, as written: a number of them, a range, or the same number in the whole column
(`"consistent"`). Then the cells that differ from most are reported.

## Why

Digits of one column are compared by their places. One digit more or less is often one too many or one lost.

## Example

With this schema

```json
{
  "$schema": "urn:mdlint:table:v1",
  "type": "array",
  "items": {
    "properties": {
      "Model": {"type": "string"},
      "Top-1": {"type": "number", "decimals": 2}
    }
  }
}
```

this table has a finding:

```markdown
| Model | Top-1  |
|-------|--------|
| base  | 83.80  |
| small | 81.2   |
```

## Instead

```markdown
| Model | Top-1  |
|-------|--------|
| base  | 83.80  |
| small | 81.20  |
```

## Options

`decimals` on the column. The severity in `[rules]`, or `severity` next to the keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

RULE = Rule(
    id="decimals",
    summary="A number has more or fewer decimals than its column has.",
    severity=Severity.WARNING,
    keywords=("decimals",),
)
