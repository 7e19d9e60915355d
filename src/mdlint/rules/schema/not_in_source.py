"""A row has no record in the data file that the table is held to.

## What it does

Looks for the record of each row in the data file that `source` names, by the columns of its `key`. The finding is at the
first cell of the key.

## Why

The name is misspelled, or the model was renamed in one place only. Then nothing compares its numbers.

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
| tinny | 79.25 |
```

## Instead

```markdown
| Model | Top-1 |
|-------|-------|
| base  | 83.80 |
| tiny  | 79.25 |
```

## Options

`source` on the table; `skip` in it names rows that have no record. The severity in `[rules]`, or `severity` next to the keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

# The finding is made in `mdlint.schema.keywords.source`.
RULE = Rule(
    id="not-in-source",
    summary="A row has no record in the data file that the table is held to.",
    severity=Severity.ERROR,
    keywords=("source",),
)
