"""A data file that a table is held to can't be read.

## What it does

Reports a data file that is not there, is not in its format, is not UTF-8, or lacks a field that the schema names; for
`foreignKey` and `enumFrom`, also a page without such a table, and a folder without such files. The finding is at the header
of each table that is held to the file, and for `enumFrom` at the header of the column.

## Why

A check that compares nothing would pass.

## Example

With this schema

```json
{
  "$schema": "urn:mdlint:table:v1",
  "type": "array",
  "source": {"file": "results.csv", "key": {"Model": "model"}, "values": {"Top-1": "top1"}},
  "items": {
    "properties": {
      "Model": {"type": "string"},
      "Top-1": {"type": "number"}
    }
  }
}
```

and the file `results.csv`, which has another name for the second column,

```csv results.csv
model,acc
base,83.804
```

this table has a finding:

```markdown
| Model | Top-1 |
|-------|-------|
| base  | 83.80 |
```

## Instead

```csv results.csv
model,top1
base,83.804
```

```markdown
| Model | Top-1 |
|-------|-------|
| base  | 83.80 |
```

## Options

The file and its fields in `source` or `foreignKey` on the table, or in `enumFrom` on a column. The severity in `[rules]`, or `severity` next to the keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

# The findings are made by the keywords, in `mdlint.schema.keywords`.
RULE = Rule(
    id="unreadable-source",
    summary="A data file that a table is held to can't be read.",
    severity=Severity.ERROR,
    keywords=("source", "foreignKey", "enumFrom"),
)
