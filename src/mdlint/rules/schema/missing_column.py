"""A column that the schema requires is not in the table.

## What it does

Reports each column in `required` that the header does not have, not even under an alias (`columnAliases`). The same
goes for `dependentRequired`, if the table has the column that requires the others. The finding is at the header, once
for the table.

If an unknown header is a misspelling of the column's name, such as `Tpo-1` for `Top-1`, the finding is at that header,
and its cells are checked as the column that was meant. If one header is empty, and one column is missing, the finding
is at the empty header. The columns in `columns` of an entry of the [configuration](../configuration.md#tables) are
reported in the same way: the entry still applies to a table in which one of them has a wrong header. So is a misspelled
header of any other column in `properties`, if the table has two more columns of the schema: its checks would not run.
In a table with hundreds of unknown headers and as many missing columns, only some of them are compared.

## Why

Readers of the page, and scripts that read the table, look for that column.

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

`required` on the rows (`items`) lists the columns; `columnAliases` on the table adds other names for them. The
severity in `[rules]`, or `severity` next to the keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

# The finding is made in `mdlint.schema`, where one of these keywords of JSON Schema fails.
RULE = Rule(
    id="missing-column",
    summary="A column that the schema requires is not in the table.",
    severity=Severity.ERROR,
    keywords=("required", "dependentRequired"),
    fixes="safe or unsafe",
)
