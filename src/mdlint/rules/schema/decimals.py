"""A number has more or fewer decimals than its column requires.

## What it does

Counts the digits after the point, as written. The column requires a number of digits, a range, or the same number in
all its cells. In the last case (`"consistent"`), the cells that differ from the majority are reported.

## Why

Readers compare the numbers of a column digit by digit. An extra or missing digit is often a typing mistake.

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

# The finding is made in `mdlint.schema.keywords`: `decimals`.
RULE = Rule(
    id="decimals",
    summary="A number has more or fewer decimals than its column requires.",
    severity=Severity.WARNING,
    keywords=("decimals",),
    fixes="safe or unsafe",
)
