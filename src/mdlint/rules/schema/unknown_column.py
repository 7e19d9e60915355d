"""The table has a column that the schema does not list.

## What it does

Reports each column whose name is not in the schema's `properties` and not an alias, if the schema allows no other
columns. The finding is at the header cell. A misspelling of a column that the table must have is reported as
[`missing-column`](missing-column.md).

## Why

Such a name is usually misspelled, and then nothing checks the column's values.

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

# The finding is made in `mdlint.schema`, where one of these keywords of JSON Schema fails.
RULE = Rule(
    id="unknown-column",
    summary="The table has a column that the schema does not list.",
    severity=Severity.ERROR,
    keywords=("additionalProperties", "unevaluatedProperties", "propertyNames"),
    fixes="safe or unsafe",
)
