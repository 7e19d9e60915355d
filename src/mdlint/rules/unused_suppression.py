r"""A comment silences a rule that finds nothing there.

## What it does

Reports each rule in a `mdlint-disable…` comment that has no finding where the comment applies. A comment without rules
is reported if it silences no finding of any rule, and a `mdlint-enable` if it ends no `mdlint-disable`.

A rule that does not run is not reported: it is off, left out by `--ignore`, or not listed in `--select`. A comment
without rules is reported only if every rule runs that is on by default or in the configuration.

## Why

The mistake was fixed and the comment stayed. If it stays, it hides the next mistake before anyone sees it.

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

# The finding is made in `mdlint.engine`, from `mdlint.suppression`.
RULE = Rule(
    id="unused-suppression", summary="A comment silences a rule that finds nothing there.", severity=Severity.WARNING
)
