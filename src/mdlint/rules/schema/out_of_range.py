"""A number, a date or a version is outside the range of its column.

## What it does

Compares each number with the column's `minimum`, `maximum`, `exclusiveMinimum`, `exclusiveMaximum` and `multipleOf`, and
each date and version with its `notBefore` and `notAfter`.

## Why

An accuracy of 848.28 or a negative size is a typing mistake, and readers copy it.

## Example

With this schema

```json
{
  "$schema": "urn:mdlint:table:v1",
  "type": "array",
  "items": {
    "properties": {
      "Model": {"type": "string"},
      "Top-1": {"type": "number", "minimum": 0, "maximum": 100}
    }
  }
}
```

this table has a finding:

```markdown
| Model | Top-1  |
|-------|--------|
| base  | 838.0  |
```

## Instead

```markdown
| Model | Top-1  |
|-------|--------|
| base  | 83.80  |
```

## Options

`minimum`, `maximum`, `exclusiveMinimum`, `exclusiveMaximum`, `multipleOf`, `notBefore` and `notAfter` on the column. The
severity in `[rules]`, or `severity` next to the keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

# The finding is made in `mdlint.schema`, where one of these keywords fails.
RULE = Rule(
    id="out-of-range",
    summary="A number, a date or a version is outside the range of its column.",
    severity=Severity.ERROR,
    keywords=("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "notBefore", "notAfter"),
)
