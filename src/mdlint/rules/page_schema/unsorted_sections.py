"""The sections of a page are not in the order that its schema requires.

## What it does

Compares the order of sections with the [`outline`](../keywords/outline.md) in the page schema, and with the dates,
numbers or texts in their headings ([`sortedSections`](../keywords/sortedSections.md)). It reports the fewest sections
whose removal leaves the others in order, each with the section that it belongs after.

## Why

A reader of a changelog takes the first section for the newest.

## Example

With this page schema

```json
{
  "$schema": "urn:mdlint:page:v1",
  "sortedSections": {"pattern": "^(.*):", "as": "date", "order": "descending"}
}
```

this page has a finding:

```markdown
# News

## May 2025: Better baselines

## June 2025: Any aspect ratio
```

## Instead

```markdown
# News

## June 2025: Any aspect ratio

## May 2025: Better baselines
```

## Options

`outline` and `sortedSections` in a page schema, which the `[[pages]]` of the configuration name. The severity in
`[rules]`, or `severity` next to the keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

# The finding is made in `mdlint.page_schemas`: `keywords.outline`, `keywords.sorted_sections`.
RULE = Rule(
    id="unsorted-sections",
    summary="The sections of a page are not in the order that its schema requires.",
    severity=Severity.ERROR,
    keywords=("outline", "sortedSections"),
)
