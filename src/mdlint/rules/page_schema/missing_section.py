"""A page lacks a section that its outline requires.

## What it does

Compares the sections of a page with the [`outline`](../keywords/outline.md) in its page schema, and reports each
section that is missing, at the heading after which it belongs.

If a heading is nearly that of a missing section, [`unknown-section`](unknown-section.md) reports the heading instead.

## Why

Readers look for the same sections on each page of a kind: the license of each model, the results of each release. A
page that was made by copying another easily loses one.

## Example

With this page schema

```json
{
  "$schema": "urn:mdlint:page:v1",
  "outline": ["Results", "License"]
}
```

this page has a finding:

```markdown
# ViT

## Results

Better than before.
```

## Instead

```markdown
# ViT

## Results

Better than before.

## License

Apache 2.0
```

## Options

`outline` in a page schema, which the `[[pages]]` of the configuration name. The severity in `[rules]`, or `severity`
next to the keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

# The finding is made in `mdlint.page_schemas`: `keywords.outline`.
RULE = Rule(
    id="missing-section",
    summary="A page lacks a section that its outline requires.",
    severity=Severity.ERROR,
    keywords=("outline",),
)
