r"""A cell's link does not have the form that its column requires.

## What it does

Compares the links of each cell with the `kind` and the `pattern` of the column's `link`. One correct link in a cell is
enough. Each of these links has to fit the `template`, which says how a target is made of the cells of its row.
[`missing-link`](missing-link.md) reports cells without a link.

## Why

A link copied from another column, or to the wrong site, still leads somewhere, so no link checker finds it.

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

# The finding is made in `mdlint.schema.keywords`: `link`.
RULE = Rule(
    id="wrong-link",
    summary="A cell's link does not have the form that its column requires.",
    severity=Severity.ERROR,
    keywords=("link",),
)
