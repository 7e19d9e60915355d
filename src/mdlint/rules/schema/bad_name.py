"""A name does not follow the convention of its column.

## What it does

Reads each name by the column's `nameConvention`, and marks its first mistake: a token that is one edit away from a known
one, a token in the wrong place, two separators in a row, an upper-case letter, a space, a segment that is missing. A name
that is only new in some token is none, nor is one that differs from a known token by a number or is very short: see
[`unknown-token`](unknown-token.md).

## Why

A name is typed into code and looked up in files. With one letter wrong, nothing is found there, and a reader can't see
it among fifty that look alike.

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

`nameConvention` on the column; its `marks` may stand behind a name. The severity in `[rules]`, or `severity` next to the
keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

RULE = Rule(
    id="bad-name",
    summary="A name does not follow the convention of its column.",
    severity=Severity.ERROR,
    keywords=("nameConvention",),
)
