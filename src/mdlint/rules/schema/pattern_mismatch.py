"""A cell's text does not have the form that its column requires.

## What it does

Searches each text for the column's `pattern`, a regular expression (anchor it with `^` and `$` to match the whole
text), and compares the number of characters with `minLength` and `maxLength`.

## Why

People type names into code. A name with an extra space or capital letter is not found there.

## Example

With this schema

```json
{
  "$schema": "urn:mdlint:table:v1",
  "type": "array",
  "items": {
    "properties": {
      "Model": {"type": "string", "pattern": "^[a-z0-9_]+$"},
      "Top-1": {"type": "number"}
    }
  }
}
```

this table has a finding:

```markdown
| Model      | Top-1 |
|------------|-------|
| vit base   | 83.8  |
```

## Instead

```markdown
| Model      | Top-1 |
|------------|-------|
| vit_base   | 83.8  |
```

## Options

`pattern`, `minLength`, `maxLength` on the column. The severity in `[rules]`, or `severity` next to the keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

# The finding is made in `mdlint.schema`, where one of these keywords of JSON Schema fails.
RULE = Rule(
    id="pattern-mismatch",
    summary="A cell's text does not have the form that its column requires.",
    severity=Severity.ERROR,
    keywords=("pattern", "minLength", "maxLength"),
)
