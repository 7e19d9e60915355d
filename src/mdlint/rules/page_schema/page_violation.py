"""A page breaks its schema in a way that no other rule covers.

## What it does

Holds the data of a page (its title, front matter, sections, tables and links) to the JSON Schema that the configuration
names for it, and reports what a keyword of JSON Schema rejects, at the heading, the table, the link or the line of
front matter. It also reports the sections whose tables are not those of the [`outline`](../keywords/outline.md),
headings that [`sortedSections`](../keywords/sortedSections.md) can't read, and front matter that can't be read.

## Why

The schema states what readers, and the programs that build the site, can rely on.

## Example

With this page schema

```json
{
  "$schema": "urn:mdlint:page:v1",
  "properties": {
    "frontMatter": {"required": ["license"]}
  }
}
```

this page has a finding:

```markdown
---
tags: [vision]
---

# ViT
```

## Instead

```markdown
---
tags: [vision]
license: apache-2.0
---

# ViT
```

## Options

Any keyword of JSON Schema draft 2020-12 in a page schema, which the `[[pages]]` of the configuration name.
`errorMessage` replaces its message. The severity in `[rules]`, or `severity` next to the keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

# The finding is made in `mdlint.page_schemas`, for each keyword without a rule of its own.
RULE = Rule(
    id="page-violation",
    summary="A page breaks its schema in a way that no other rule covers.",
    severity=Severity.ERROR,
    keywords=("outline", "sortedSections"),
)
