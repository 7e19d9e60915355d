"""A record of the data file has no row in the table.

## What it does

Looks for a row for each record of the data file, if `source` asks for it with `complete`. The finding is at the header, and
names the first records.

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

`complete` in `source`, and `select`, which leaves out records. The severity in `[rules]`, or `severity` next to the keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

# The finding is made in `mdlint.schema.keywords.source`.
RULE = Rule(
    id="missing-from-table",
    summary="A record of the data file has no row in the table.",
    severity=Severity.ERROR,
    keywords=("source",),
    fixes="unsafe",
)
