"""A cell is not a date or a version, or not of its column's format.

## What it does

Reads each cell of a column with `datePattern` as a date, and of a column with `version` as a version. Reports the cells
that can't be read, among them dates that are not in the calendar. If the schema sets `assertFormat`, holds cells to `format`
too.

## Why

Nobody can plan for February 30. A date or version that can't be read can't be sorted, nor compared with another column.

## Example

With this schema

```json
{
  "$schema": "urn:mdlint:table:v1",
  "type": "array",
  "items": {
    "properties": {
      "Version": {"type": "string", "version": "semver"},
      "Released": {"type": "string", "datePattern": "yyyy-MM-dd"}
    }
  }
}
```

this table has a finding:

```markdown
| Version | Released   |
|---------|------------|
| 2.0.0   | 2018-02-30 |
| 1.12.0  | 2017-11-06 |
```

## Instead

```markdown
| Version | Released   |
|---------|------------|
| 2.0.0   | 2018-02-28 |
| 1.12.0  | 2017-11-06 |
```

## Options

`datePattern` and `version` on the column; `format` on the column, with `assertFormat` at the top of the schema. A text that
means an unknown date, such as `TBD`, belongs in `missing`. The severity in `[rules]`, or `severity` next to the keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

# The finding is made in `mdlint.schema`, where one of these keywords fails.
RULE = Rule(
    id="wrong-format",
    summary="A cell is not a date or a version, or not of its column's format.",
    severity=Severity.ERROR,
    keywords=("format", "datePattern", "version"),
)
