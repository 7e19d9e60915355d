"""A cell differs from the data file that the table is held to.

## What it does

Finds, for each row, the record of the data file that `source` names, and compares the values. A number agrees if it is the
value of the file, rounded to the decimals that the cell has. The finding names the place in the file.

## Why

A number that was copied by hand is right on that day. When the file changes, nobody thinks of the page, and a wrong number
that lies in every range is found by no other check.

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
| tiny  | 79.22 |
```

## Instead

```markdown
| Model | Top-1 |
|-------|-------|
| base  | 83.80 |
| tiny  | 79.25 |
```

`mdlint sync` writes the values of the file.

## Options

`source` on the table. The severity in `[rules]`, or `severity` next to the keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

# The finding is made in `mdlint.schema.keywords.source`.
RULE = Rule(
    id="source-mismatch",
    summary="A cell differs from the data file that the table is held to.",
    severity=Severity.ERROR,
    keywords=("source",),
    fixes="unsafe",
)
