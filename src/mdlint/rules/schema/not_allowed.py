"""A cell has a value that its column does not allow.

## What it does

Compares each value with the column's `enum` or `const`, or with the values of a data file or the names of the files of a
folder, if the column has `enumFrom`. If a value looks like an allowed value, the message tells how
they differ: in upper and lower case, in Unicode form, or in a letter of another alphabet. Else the message may name
the nearest allowed value. In a large table, only the first wrong values are compared with all allowed values: with
2,000 allowed values, the first 100.

## Why

To everyone who filters or groups by the column, a misspelled word is a value of its own.

## Example

With this schema

```json
{
  "$schema": "urn:mdlint:table:v1",
  "type": "array",
  "items": {
    "properties": {
      "Model": {"type": "string"},
      "License": {"enum": ["Apache-2.0", "MIT"]}
    }
  }
}
```

this table has a finding:

```markdown
| Model | License   |
|-------|-----------|
| base  | Apache2.0 |
```

## Instead

```markdown
| Model | License    |
|-------|------------|
| base  | Apache-2.0 |
```

## Options

`enum`, `const` or `enumFrom` on the column. The severity in `[rules]`, or `severity` next to the keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

# The finding is made in `mdlint.schema`, where one of these keywords of JSON Schema fails, or by `enumFrom`.
RULE = Rule(
    id="not-allowed",
    summary="A cell has a value that its column does not allow.",
    severity=Severity.ERROR,
    keywords=("enum", "const", "enumFrom"),
    fixes="safe or unsafe",
)
