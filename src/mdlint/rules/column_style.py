"""The columns of a table are set out neither below each other nor with the same spaces.

## What it does

Holds each pipe table to one of three styles:

- `aligned`: each pipe stands below one of the header's, in a monospaced font. Wide characters and emoji take two places
  there, marks that combine with others none. A symbol that may or may not be shown as an emoji counts either way;
- `compact`: one space on both sides of each pipe, and in empty cells;
- `tight`: no space beside a pipe.

Unless a style is set, each table may have any of them; a table with none is held to the one that fewest of its rows break.
A table has one finding, at the first row that differs; it says how many do. A row with more or fewer cells than the header
([`ragged-row`](ragged-row.md)) can't be aligned and is left alone, and so are lines without any pipe.

## Why

A table that is almost aligned is harder to read, and to compare with its earlier version, than one of any style.

## Example

```markdown
| Model     | Top-1 |
|-----------|-------|
| base      | 83.8  |
| small.in1k | 81.2  |
```

## Instead

```markdown
| Model      | Top-1 |
|------------|-------|
| base       | 83.8  |
| small.in1k | 81.2  |
```

## Options

The severity in `[rules]`, which also turns it on. In `[style]`:

- `columns`: `"any"` (the default), `"aligned"`, `"compact"` or `"tight"`.
- `aligned-delimiter`: whether the delimiter row of a compact or tight table is as wide as its header. The default is false.
- `loose-last-column`: whether in an aligned table the last pipe may stand further right. The default is false.
- `max-width`: a table that would be wider than this if it were aligned has to be compact. Without it, none has.
- `width`: `"display"` (the default), or `"characters"`: each character takes one place.

Other linters call it `MD060`, `table-column-style` (markdownlint, pymarkdown), `table-format` (rumdl) and
`table-pipe-alignment` (remark-lint).
"""

from collections.abc import Iterator

from mdlint.model import Page, Severity
from mdlint.rules._base import Finding, Rule
from mdlint.style import TableStyle


def check_style(page: Page, style: TableStyle) -> Iterator[Finding]:
    """Hold each table to the style that is set, or to the nearest one."""
    from mdlint.rules._columns import check  # noqa: PLC0415  only where the rule is on

    return check(page, style)


RULE = Rule(
    id="column-style",
    summary="The columns of a table are set out neither below each other nor with the same spaces.",
    severity=Severity.WARNING,
    check_style=check_style,
    opt_in=True,
)
