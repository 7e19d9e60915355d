"""A cell is not of its column's type.

## What it does

Reads each cell as its column's `type`, and reports a cell that can't be read: a word or a mistyped digit in a column of
numbers, a fraction in a column of integers. The help names a keyword with which the schema would read the number. In a
table of many different units, only those of the first cells are tried.

## Why

A number that can't be read can't be compared, sorted or plotted. It is usually a typing mistake.

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

# The finding is made in `mdlint.schema`, where one of these keywords of JSON Schema fails.
RULE = Rule(
    id="wrong-type",
    summary="A cell is not of its column's type.",
    severity=Severity.ERROR,
    keywords=("type",),
)
