r"""A comment silences a rule that finds nothing there.

## What it does

Reports each rule of a `mdlint-disable…` comment that has no finding where the comment holds, and a comment without
rules under which nothing at all is found. A `mdlint-enable` that ends no `mdlint-disable` is one too.

Nothing is reported of a rule that is not run: one that is off, left out by `--ignore` or not named by `--select`. A
comment without rules is reported only where every rule is run.

## Why

The mistake was mended and the comment stayed. It would silence the next mistake, which nobody has looked at.

## Example

```markdown
<!-- mdlint-disable-next-table ragged-row: the last column is filled later -->

| Model | Top-1 |
|-------|-------|
| base  | 83.8  |
```

## Instead

Remove the rule from the comment, or the comment.

```markdown
| Model | Top-1 |
|-------|-------|
| base  | 83.8  |
```

## Options

The severity in `[rules]`. No schema keyword. [Suppression](../suppression.md) lists the comments.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

RULE = Rule(
    id="unused-suppression", summary="A comment silences a rule that finds nothing there.", severity=Severity.WARNING
)
