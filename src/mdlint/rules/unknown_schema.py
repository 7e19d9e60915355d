"""The schema that a comment names for a table can't be used.

## What it does

Reports a comment `mdlint-schema` whose schema is not there, is not built in, has a mistake, or is a file outside of the
repository. The finding is at the name in the comment; for a mistake in the schema, the message has its file and place.
The table is then checked by the default schema, as if nothing had been chosen for it, and the run goes on.

## Why

Such a table is not checked by the schema that its author wanted. A page may not read files outside of its repository:
with a comment on a page, anyone who sends a pull request could look at the files of the machine that checks it.

## Example

```markdown
<!-- mdlint-schema: builtin:timm-metric -->

| Model | Top-1 |
|-------|-------|
| base  | 83.8  |
```

## Instead

```markdown
<!-- mdlint-schema: builtin:timm-metrics -->

| Model | Top-1 |
|-------|-------|
| base  | 83.8  |
```

## Options

The severity in `[rules]`. No schema keyword. A schema that an entry of the configuration names must be usable, or the
run ends with status 2.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

# The finding is made in `mdlint.binding.named_schemas`.
RULE = Rule(
    id="unknown-schema",
    summary="The schema that a comment names for a table can't be used.",
    severity=Severity.ERROR,
)
