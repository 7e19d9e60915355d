"""A key of a table is not in the table or file that it refers to.

## What it does

Looks for each key of a table in another table of the docs, or in a data file, as `foreignKey` asks. The message names the
key that was probably meant, and the finding has its place.

## Why

A model that is misspelled in a table of results, or was renamed in the table of models, is a row about nothing.

## Example

With this schema

```json
{
  "$schema": "urn:mdlint:table:v1",
  "type": "array",
  "foreignKey": {"file": "models.md", "key": ["Model"]},
  "items": {
    "properties": {
      "Model": {"type": "string"},
      "Top-1": {"type": "number"}
    }
  }
}
```

and the page `models.md`

```text models.md
| Model      | Params (M) |
|------------|------------|
| vit_tiny   | 5.7        |
| vit_base   | 86.6       |
```

this table has a finding:

```markdown
| Model    | Top-1 |
|----------|-------|
| vit_bsae | 83.80 |
```

## Instead

```markdown
| Model    | Top-1 |
|----------|-------|
| vit_base | 83.80 |
```

## Options

`foreignKey` on the table. The severity in `[rules]`, or `severity` next to the keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

# The finding is made in `mdlint.schema.keywords.foreign_key`.
RULE = Rule(
    id="unknown-key",
    summary="A key of a table is not in the table or file that it refers to.",
    severity=Severity.ERROR,
    keywords=("foreignKey",),
)
