"""A number in the text differs from the number of rows that it is about.

## What it does

Finds a number in the text of a page by a pattern, and compares it with the number of rows in the tables of a section,
as the keyword [`rowCounts`](../keywords/rowCounts.md) of the page schema says. It also reports a section in which the
pattern finds nothing.

## Why

"All 29 rules" is written once, and the table below it grows.

## Example

With this page schema

```json
{
  "$schema": "urn:mdlint:page:v1",
  "rowCounts": {"pattern": "([0-9]+) models"}
}
```

this page has a finding:

```markdown
# ViT

We trained 3 models.

| Model | Top-1 |
|-------|------:|
| base  | 83.8  |
| small | 81.2  |
```

## Instead

```markdown
# ViT

We trained 2 models.

| Model | Top-1 |
|-------|------:|
| base  | 83.8  |
| small | 81.2  |
```

## Options

`rowCounts` in a page schema, which the `[[pages]]` of the configuration name. The severity in `[rules]`, or `severity`
next to the keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

# The finding is made in `mdlint.page_schemas`: `keywords.row_counts`.
RULE = Rule(
    id="wrong-count",
    summary="A number in the text differs from the number of rows that it is about.",
    severity=Severity.ERROR,
    keywords=("rowCounts",),
)
