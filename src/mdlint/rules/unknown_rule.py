r"""A comment for mdlint is misspelled, or names a rule that does not exist.

## What it does

Reports, in comments that begin with `mdlint-`,

- a rule that does not exist;
- a directive (the first word) that does not exist, such as `mdlint-disable-line`;
- a rule after the colon, where the reason goes: such a comment silences nothing;
- a comment that silences rules, but has text or tags on its lines, such as `<td><!-- mdlint-disable --></td>`: it is
  ignored;
- a `mdlint-schema` comment that names no schema, or has no table right below it.

Comments in code or within a line of text are ignored, and so are rules that a later version of mdlint will have.

## Why

A comment with a typing mistake silences nothing, or too much, and looks as if it worked.

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

# The finding is made in `mdlint.suppression`.
RULE = Rule(
    id="unknown-rule",
    summary="A comment for mdlint is misspelled, or names a rule that does not exist.",
    severity=Severity.ERROR,
)
