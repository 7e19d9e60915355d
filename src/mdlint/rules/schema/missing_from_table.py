"""A record of the data file, or a file of the folder, has no row in the table.

## What it does

Looks for a row for each record of the data file, if `source` asks for it with `complete`, and for each record of a file or
each file of a folder, if `enumFrom` asks for it. The finding is at the header, for `enumFrom` at the header of the column,
and names the first records or files.

## Why

A table that promises all results lacks the newest.

## Example

With this schema

```json
{
  "$schema": "urn:mdlint:table:v1",
  "type": "array",
  "source": {"file": "results.csv", "key": {"Model": "model"}, "values": {"Top-1": "top1"}, "complete": true},
  "items": {
    "properties": {
      "Model": {"type": "string"},
      "Top-1": {"type": "number"}
    }
  }
}
```

and the file `results.csv`

```csv results.csv
model,top1
tiny,79.252
base,83.804
```

this table has a finding:

```markdown
| Model | Top-1 |
|-------|-------|
| base  | 83.80 |
```

## Instead

```markdown
| Model | Top-1 |
|-------|-------|
| base  | 83.80 |
| tiny  | 79.25 |
```

## Options

`complete` in `source` and `enumFrom`, and `select`, which leaves out records. The severity in `[rules]`, or `severity` next to the keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

# The findings are made by the keywords, in `mdlint.schema.keywords`.
RULE = Rule(
    id="missing-from-table",
    summary="A record of the data file, or a file of the folder, has no row in the table.",
    severity=Severity.ERROR,
    keywords=("source", "enumFrom"),
    fixes="unsafe",
)
