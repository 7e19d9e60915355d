"""A page has a section that its outline does not know, or has it twice.

## What it does

Compares the sections of a page with the [`outline`](../keywords/outline.md) in its page schema, and reports each
section that no entry describes. If its heading is nearly that of a missing section, the message names that one. It also
reports a second section where the outline has one.

An outline with `"*"` allows other sections. Then only a heading that differs in one or two characters from that of a
missing section is reported.

## Why

A misspelled heading has another anchor, so links to the section break, and a reader who searches for it finds nothing.

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

## Licence

Apache 2.0
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

`outline` in a page schema, which the `[[pages]]` of the configuration name; an entry `"*"` in it allows other sections.
The severity in `[rules]`, or `severity` next to the keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

# The finding is made in `mdlint.page_schemas`: `keywords.outline`.
RULE = Rule(
    id="unknown-section",
    summary="A page has a section that its outline does not know, or has it twice.",
    severity=Severity.ERROR,
    keywords=("outline",),
)
