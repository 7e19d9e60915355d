"""A name has a token that its convention does not know.

## What it does

Reads each name by the column's `nameConvention`, and marks each token that is of no kind known in its place, with the
nearest known one. One that is a single edit away from a known token is mostly a mistake: see [`bad-name`](bad-name.md).

## Why

A new token is right as often as not: models get new names every month. A look at it is worth while all the same, and so is
a line for it in the convention.

## Example

With this schema

```json
{
  "$schema": "urn:mdlint:table:v1",
  "type": "array",
  "items": {
    "properties": {
      "Model": {"type": "string", "nameConvention": "builtin:timm"},
      "Top-1": {"type": "number"}
    }
  }
}
```

this table has a finding:

```markdown
| Model                                      | Top-1 |
|--------------------------------------------|------:|
| vit_base_patch16_quokka_224.naver_in1k     | 83.7  |
```

## Instead

```markdown
| Model                                      | Top-1 |
|--------------------------------------------|------:|
| vit_base_patch16_rope_224.naver_in1k       | 83.7  |
```

## Options

`nameConvention` on the column. The severity in `[rules]`; a `severity` next to the keyword is said of mistakes, and leaves
this rule as it is.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

RULE = Rule(
    id="unknown-token",
    summary="A name has a token that its convention does not know.",
    severity=Severity.WARNING,
    keywords=("nameConvention",),
)
