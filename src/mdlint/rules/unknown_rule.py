r"""A comment for mdlint names a rule or a comment that there is not.

## What it does

Looks at the comments that begin with `mdlint-`, and reports

- a rule that mdlint does not have;
- a comment that it does not know, such as `mdlint-disable-line`;
- a rule that stands after the colon, so that it is the reason: such a comment silences nothing;
- a `mdlint-schema` comment that names no schema, or that no table stands right below.

Nothing is reported in code, within a line of text, or of a rule that a later version of mdlint will have.

## Why

A comment with a slip of the pen silences nothing, or too much, and looks as if it did what it says.

## Example

```markdown
<!-- mdlint-disable-next-table raged-row: the last column is filled later -->

| Model | Top-1 |
|-------|-------|
| base  |
```

## Instead

```markdown
<!-- mdlint-disable-next-table ragged-row: the last column is filled later -->

| Model | Top-1 |
|-------|-------|
| base  |
```

## Options

The severity in `[rules]`. No schema keyword. [Suppression](../suppression.md) lists the comments.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

RULE = Rule(
    id="unknown-rule",
    summary="A comment for mdlint names a rule or a comment that there is not.",
    severity=Severity.ERROR,
)
