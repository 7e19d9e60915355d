"""A cell is not of the type that its column has.

## What it does

Reads each cell as its column's `type` says, and reports one that can't be read so: a word or a mistyped digit in a
column of numbers, a fraction in one of integers.

## Why

A number that can't be read can't be compared, sorted or plotted; mostly it is a slip of the keyboard.

## Example

With this schema

```json
{
  "$schema": "urn:mdlint:table:v1",
  "type": "array",
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
| Model | Top-1  |
|-------|--------|
| base  | 83,8   |
| small | 81.2O  |
```

## Instead

```markdown
| Model | Top-1  |
|-------|--------|
| base  | 83.8   |
| small | 81.20  |
```

## Options

`type` on the column. `qualifiers`, `uncertainty` and `unit` allow numbers such as `150+`, `84.8 ± 0.2` and `12.5 ms`.
The severity in `[rules]`, or `severity` next to the keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

RULE = Rule(
    id="wrong-type",
    summary="A cell is not of the type that its column has.",
    severity=Severity.ERROR,
    keywords=("type",),
)
