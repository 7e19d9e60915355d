"""A cell that has to have a link has none.

## What it does

Looks for a link in each cell of a column whose `link` has `"required": true`. An image counts, an HTML `href` or `src`
too. Empty cells and missing values are passed over.

## Why

In a column of links, a name without one is mostly a link that was forgotten, or one whose brackets are wrong.

## Example

With this schema

```json
{
  "$schema": "urn:mdlint:table:v1",
  "type": "array",
  "items": {
    "properties": {
      "Model": {"type": "string", "link": {"required": true}},
      "Top-1": {"type": "number"}
    }
  }
}
```

this table has a finding:

```markdown
| Model                                           | Top-1 |
|-------------------------------------------------|------:|
| [resnet18](https://huggingface.co/timm/resnet18) | 69.8  |
| resnet34                                        | 75.1  |
```

## Instead

```markdown
| Model                                           | Top-1 |
|-------------------------------------------------|------:|
| [resnet18](https://huggingface.co/timm/resnet18) | 69.8  |
| [resnet34](https://huggingface.co/timm/resnet34) | 75.1  |
```

## Options

`link` on the column. The severity in `[rules]`, or `severity` next to the keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

RULE = Rule(
    id="missing-link",
    summary="A cell that has to have a link has none.",
    severity=Severity.ERROR,
    keywords=("link",),
)
