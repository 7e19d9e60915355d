"""Two rows have the same values in the columns that identify a row.

## What it does

Compares the rows by the columns of `uniqueBy`. The later of two rows that agree is reported, with the place of the
first. A key can also be the target of a link. Rows with a missing value in these columns are skipped.
[`duplicate-row`](duplicate-row.md) reports rows that agree in every cell, [`lookalike-key`](lookalike-key.md) keys that
look the same, and differ.

## Why

If a model has two results, one of them is outdated, or one name is wrong.

## Example

With this schema

```json
{
  "$schema": "urn:mdlint:table:v1",
  "type": "array",
  "uniqueBy": ["Model"],
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
| Model | Top-1 |
|-------|-------|
| base  | 83.8  |
| base  | 81.2  |
```

## Instead

```markdown
| Model | Top-1 |
|-------|-------|
| base  | 83.8  |
| small | 81.2  |
```

## Options

`uniqueBy` and `uniqueAcross` on the table. The severity in `[rules]`, or `severity` next to the keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

# The finding is made in `mdlint.schema.keywords`: `unique_by`.
RULE = Rule(
    id="duplicate-key",
    summary="Two rows have the same values in the columns that identify a row.",
    severity=Severity.ERROR,
    keywords=("uniqueAcross", "uniqueBy"),
)
