"""A name does not follow the convention of its column.

## What it does

Reads each name by the column's `nameConvention`, and marks its first mistake: a token that is 1 edit away from a
known token, a token in the wrong place, two separators in a row, an upper-case letter, a space, or a missing segment.

A new token is not a mistake by itself: [`unknown-token`](unknown-token.md) reports it. The same holds for a token that
is very short, or that differs from a known token only in a number.

## Why

People type the name into code and search files for it. With one letter wrong they find nothing, and nobody sees the
mistake among 50 similar names.

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
| Model                                 | Top-1 |
|---------------------------------------|------:|
| vit_base_patch16_rpoe_224.naver_in1k  | 83.7  |
```

## Instead

```markdown
| Model                                 | Top-1 |
|---------------------------------------|------:|
| vit_base_patch16_rope_224.naver_in1k  | 83.7  |
```

## Options

`nameConvention` on the column; its `marks` may follow a name. The severity in `[rules]`, or `severity` next to the
keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

# The finding is made in `mdlint.schema.keywords`: `name_convention`.
RULE = Rule(
    id="bad-name",
    summary="A name does not follow the convention of its column.",
    severity=Severity.ERROR,
    keywords=("nameConvention",),
    fixes="safe or unsafe",
)
