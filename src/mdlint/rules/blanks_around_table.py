"""A table has no blank line above or below it.

## What it does

Counts the blank lines above and below each pipe table, up to the next line of whatever holds the table: the page, a list
item, a block quote or a footnote. A line with nothing but `>` is blank, and so is one with nothing but a comment, so that a
comment for mdlint may stand right above its table. A table that begins or ends the page, or what holds it, needs no
blank line there.

Text right below a table is a row of it: [`ragged-row`](ragged-row.md) reports that.

## Why

GitHub lets a table interrupt a paragraph; other parsers show it as text.

## Example

```markdown
Accuracy on the validation set:
| Model | Top-1 |
|-------|-------|
| base  | 83.8  |
| small | 81.2  |
# Speed
```

## Instead

```markdown
Accuracy on the validation set:

| Model | Top-1 |
|-------|-------|
| base  | 83.8  |
| small | 81.2  |

# Speed
```

## Options

The severity in `[rules]`, which also turns it on. In `[style]`:

- `blanks-before`, `blanks-after`: how many blank lines at least. The default is 1 for both; with 0 it does not look.

Other linters call it `MD058`, `blanks-around-tables` (markdownlint, rumdl, pymarkdown).
"""

from collections.abc import Iterator

from mdlint.model import Page, Severity
from mdlint.rules._base import Finding, Rule
from mdlint.style import TableStyle


def check_style(page: Page, style: TableStyle) -> Iterator[Finding]:
    """Compare the blank lines around each table with the numbers that are set."""
    from mdlint.rules._around import check  # noqa: PLC0415  only where the rule is on

    return check(page, style)


RULE = Rule(
    id="blanks-around-table",
    summary="A table has no blank line above or below it.",
    severity=Severity.WARNING,
    check_style=check_style,
    opt_in=True,
)
