"""A cell that must have a link has no link.

## What it does

Looks for a link in each cell of a column whose `link` has `"required": true`. An image counts as a link, and so does an
HTML `href` or `src`. Empty cells and missing values are skipped.

## Why

In a column of links, a name without a link usually means that somebody forgot the link or mistyped its brackets.

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

# The finding is made in `mdlint.schema.keywords`: `link`.
RULE = Rule(
    id="missing-link",
    summary="A cell that must have a link has no link.",
    severity=Severity.ERROR,
    keywords=("link",),
)
