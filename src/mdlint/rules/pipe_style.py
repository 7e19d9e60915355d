"""A row begins or ends with a pipe, or without one, other than the rest.

## What it does

Looks at the first and the last character of each row of a pipe table, the delimiter row included. A table has one finding,
at the first row that differs; it says how many rows do.

Lines without any pipe are left to [`ragged-row`](ragged-row.md): they are text that the table swallowed, or markup.

## Why

GitHub reads a table with or without its outer pipes; not all others do. Mixed, they make it hard to see where a cell is
missing.

## Example

```markdown
| Model | Top-1 |
|-------|-------|
| base  | 83.8  |
| small | 81.2
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

- `pipes`: `"consistent"` (the default: as the header of the first pipe table of the page), `"leading-and-trailing"`,
  `"leading-only"`, `"trailing-only"` or `"none"`.

Other linters call it `MD055`, `table-pipe-style` (markdownlint, rumdl, pymarkdown) and `table-pipes` (remark-lint).
"""

from collections.abc import Iterator

from mdlint.model import Page, Severity
from mdlint.rules._base import Finding, Rule
from mdlint.style import TableStyle


def check_style(page: Page, style: TableStyle) -> Iterator[Finding]:
    """Hold each row to the style that is set, or to the first header of the page."""
    from mdlint.rules._ends import check  # noqa: PLC0415  only where the rule is on

    return check(page, style)


RULE = Rule(
    id="pipe-style",
    summary="A row begins or ends with a pipe, or without one, other than the rest.",
    severity=Severity.WARNING,
    check_style=check_style,
    opt_in=True,
)
