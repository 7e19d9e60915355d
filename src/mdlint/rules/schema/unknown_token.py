"""A name has a token that its convention does not know.

## What it does

Reads each name by the column's `nameConvention`, and marks each token that is not known in its place. The message names
the nearest known token. A token that is 1 edit away from a known token is usually a mistake:
[`bad-name`](bad-name.md) reports it.

The first 1,000 unknown tokens of a column are compared with the known tokens. After that, an unknown token is reported
here without a suggestion, even if it is near a known token: a column with so many follows another convention.

## Why

A new token is often correct: models get new names every month. It is still worth a look, and a line in the convention.

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

`nameConvention` on the column. The severity in `[rules]`; a `severity` next to the keyword applies to
[`bad-name`](bad-name.md), not to this rule.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

# The finding is made in `mdlint.schema.keywords`: `name_convention`.
RULE = Rule(
    id="unknown-token",
    summary="A name has a token that its convention does not know.",
    severity=Severity.WARNING,
    keywords=("nameConvention",),
    fixes="unsafe",
)
