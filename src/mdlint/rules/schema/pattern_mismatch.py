"""A cell's text does not have the form that its column asks for.

## What it does

Searches each text for the column's `pattern`, a regular expression (anchor it with `^` and `$` to match all of the
text), and compares its number of characters with `minLength` and `maxLength`.

## Why

Names are typed into code. One with a space or a capital letter too many is not found there.

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

RULE = Rule(
    id="pattern-mismatch",
    summary="A cell's text does not have the form that its column asks for.",
    severity=Severity.ERROR,
    keywords=("pattern", "minLength", "maxLength"),
)
