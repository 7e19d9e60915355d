"""Two rows have keys that look the same, and differ.

## What it does

Compares the rows by the columns of `uniqueBy`, as [`duplicate-key`](duplicate-key.md) does, but texts that look the
same count as equal: texts that differ in upper and lower case, in Unicode form (`é` as one character or as two), in a
Cyrillic or Greek letter that looks like a Latin letter, in the kind of a space or a hyphen, or in an invisible
character. The later of two such rows is reported, with the difference. Texts of one or two letters may differ in case.

## Why

A reader takes the two keys for one, and a search for one of them does not find the other. Most often, one of them was
copied from a document that replaces characters, or typed from memory.

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
| Model    | Top-1 |
|----------|-------|
| vit_base | 83.8  |
| ViT_base | 81.2  |
```

## Instead

```markdown
| Model     | Top-1 |
|-----------|-------|
| vit_base  | 83.8  |
| vit_small | 81.2  |
```

## Options

`uniqueBy` on the table. The severity in `[rules]`, or `severity` next to the keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

# The finding is made in `mdlint.schema.keywords`: `unique_by`.
RULE = Rule(
    id="lookalike-key",
    summary="Two rows have keys that look the same, and differ.",
    severity=Severity.WARNING,
    keywords=("uniqueBy",),
)
