"""A column that the schema requires is not in the table.

## What it does

Reports each name in `required` (and in `dependentRequired`, where its column is there) for which the header has no
cell, neither by that name nor by an alias (`columnAliases`). The finding stands at the header, once for the table.

## Why

Whoever reads the page, or a script that reads the table, looks for that column.

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
    "required": ["Model", "Top-1"]
  }
}
```

this table has a finding:

```markdown
| Model | Params |
|-------|--------|
| base  | 86.6   |
```

## Instead

```markdown
| Model | Params | Top-1 |
|-------|--------|-------|
| base  | 86.6   | 83.8  |
```

## Options

`required` on the rows (`items`) names the columns; `columnAliases` on the table adds the names they may have. The
severity in `[rules]`, or `severity` next to the keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

RULE = Rule(
    id="missing-column",
    summary="A column that the schema requires is not in the table.",
    severity=Severity.ERROR,
    keywords=("required", "dependentRequired"),
)
