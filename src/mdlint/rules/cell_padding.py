"""A cell has more or fewer spaces next to its pipes than the rest.

## What it does

Counts the spaces between the text of each cell and its pipes, in the delimiter row too. A table has one finding, at the
first cell that differs; it says how many do.

On one side of a cell more spaces may fill the column; on which side is free unless `header-align` or `cell-align` says
so, and in centered columns on both. Empty cells are left alone, and cells with tabs.

## Why

Spaces next to the pipes make the source easier to read, if all cells have them.

## Example

```markdown
| Model | Top-1 |
|-------|-------|
| base  |83.8   |
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

- `padding`: a number of spaces, or `"consistent"` (the default: as the header of the first pipe table of the page).
- `delimiter-padding`: the same for the delimiter row, by default as that of the first pipe table of the page.
- `header-align`, `cell-align`: the side to which the text of header cells and of all others is moved: `"any"` (the
  default), `"declared"` (as the delimiter row says, to the left where it says nothing), `"left"`, `"center"` or `"right"`.

Other linters call it `table-cell-padding` (remark-lint), and the `pad-width` and `column-align` of `MD060` (rumdl).
"""

from collections.abc import Iterator

from mdlint.model import Page, Severity
from mdlint.rules._base import Finding, Rule
from mdlint.style import TableStyle


def check_style(page: Page, style: TableStyle) -> Iterator[Finding]:
    """Hold each cell to the padding that is set, or to that of the first table of the page."""
    from mdlint.rules._padding import check  # noqa: PLC0415  only where the rule is on

    return check(page, style)


RULE = Rule(
    id="cell-padding",
    summary="A cell has more or fewer spaces next to its pipes than the rest.",
    severity=Severity.WARNING,
    check_style=check_style,
    opt_in=True,
)
