"""The table has a column that the schema does not know.

## What it does

Reports each column whose name is none of the schema's `properties` and no alias, where the schema allows no others.
The finding stands at the header cell.

## Why

Such a name is mostly a misspelt one, and then nothing checks the column's values.

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
    },
    "additionalProperties": false
  }
}
```

this table has a finding:

```markdown
| Model | Top1  |
|-------|-------|
| base  | 83.8  |
```

## Instead

```markdown
| Model | Top-1 |
|-------|-------|
| base  | 83.8  |
```

## Options

`"additionalProperties": false` on the rows (`items`); `columnAliases` on the table adds names. The severity in
`[rules]`, or `severity` next to the keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

RULE = Rule(
    id="unknown-column",
    summary="The table has a column that the schema does not know.",
    severity=Severity.ERROR,
    keywords=("additionalProperties", "unevaluatedProperties", "propertyNames"),
)
