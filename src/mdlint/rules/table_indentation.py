"""A row of a table is indented.

## What it does

Measures the white space before each row of a pipe table within what holds the table: the page, a list item, a block quote
or a footnote, whose own markers and indentation do not count. A table has one finding, at the first row that differs.

A header on the line of a list marker is left alone: all white space behind the marker belongs to the marker.

## Why

Indentation does not change what is shown, up to four spaces: then it makes the row code. A row that is indented other than
the rest is hard to compare with it.

## Example

```markdown
  | Model | Top-1 |
  |-------|-------|
  | base  | 83.8  |
  | small | 81.2  |
```

## Instead

```markdown
| Model | Top-1 |
|-------|-------|
| base  | 83.8  |
| small | 81.2  |
```

## Options

The severity in `[rules]`, which also turns it on. In `[style]`:

- `indentation`: how many columns, 0 to 3. The default is 0.

Other linters call it `no-table-indentation` (remark-lint).
"""

from collections.abc import Iterator

from mdlint.model import Page, Severity
from mdlint.rules._base import Finding, Rule
from mdlint.style import TableStyle


def check_style(page: Page, style: TableStyle) -> Iterator[Finding]:
    """Compare the indentation of each row with the one that is set."""
    from mdlint.rules._indentation import check  # noqa: PLC0415  only where the rule is on

    return check(page, style)


RULE = Rule(
    id="table-indentation",
    summary="A row of a table is indented.",
    severity=Severity.WARNING,
    check_style=check_style,
    opt_in=True,
)
