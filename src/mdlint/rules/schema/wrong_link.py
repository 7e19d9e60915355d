r"""A cell links to something else than its column asks for.

## What it does

Compares the links of each cell with the `kind` and the `pattern` of the column's `link`. A cell is right if one of its
links is; without a link, it is the business of [`missing-link`](missing-link.md).

## Why

A link that is copied from another column, or to another site than all others, still leads somewhere. So no link checker
finds it.

## Example

With this schema

```json
{
  "$schema": "urn:mdlint:table:v1",
  "type": "array",
  "items": {
    "properties": {
      "Model": {"type": "string", "link": {"kind": "url", "pattern": "^https://huggingface\\.co/"}},
      "Top-1": {"type": "number"}
    }
  }
}
```

this table has a finding:

```markdown
| Model                                           | Top-1 |
|-------------------------------------------------|------:|
| [resnet18](https://arxiv.org/abs/1512.03385)    | 69.8  |
```

## Instead

```markdown
| Model                                           | Top-1 |
|-------------------------------------------------|------:|
| [resnet18](https://huggingface.co/timm/resnet18) | 69.8  |
```

## Options

`link` on the column. The severity in `[rules]`, or `severity` next to the keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

RULE = Rule(
    id="wrong-link",
    summary="A cell links to something else than its column asks for.",
    severity=Severity.ERROR,
    keywords=("link",),
)
