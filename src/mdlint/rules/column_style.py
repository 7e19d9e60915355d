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

from collections.abc import Iterator, Sequence

from mdlint.model import Page, Severity
from mdlint.rules._base import Finding, Rule
from mdlint.rules._columns import aligned_width, unaligned, unspaced, wide_width
from mdlint.rules._written import Fault, Line, once, pipe_tables, written
from mdlint.style import ColumnStyle, TableStyle
from mdlint.width import width

_MEANING = {
    "aligned": "each pipe stands below one of the header's",
    "compact": "one space on both sides of each pipe",
    "tight": "no space beside a pipe",
}
_STYLES: tuple[ColumnStyle, ...] = ("aligned", "compact", "tight")


def check_style(page: Page, style: TableStyle) -> Iterator[Finding]:
    """Hold each table to the style that is set, or to the nearest one."""
    for table in pipe_tables(page):
        lines = written(page, table)
        allowed = _allowed(lines, style)
        best, faults = allowed[0], _faults(lines, allowed[0], style)
        for name in allowed[1:]:
            if faults and len(other := _faults(lines, name, style)) < len(faults):
                best, faults = name, other
        words = "The style is" if len(allowed) == 1 else "The nearest style is"
        yield from once(faults, f"of the {len(lines)} lines differ", help_=f'{words} "{best}": {_MEANING[best]}.')


def _allowed(lines: Sequence[Line], style: TableStyle) -> Sequence[ColumnStyle]:
    if style.columns == "any":
        return _STYLES
    if style.columns == "aligned" and style.max_width is not None:
        measure = len if style.width == "characters" else width
        return ["compact" if aligned_width(lines, measure) > style.max_width else "aligned"]
    return [style.columns]


def _faults(lines: Sequence[Line], name: ColumnStyle, style: TableStyle) -> Sequence[Fault]:
    measures = [len] if style.width == "characters" else [width, wide_width]
    if name == "aligned":
        return unaligned(lines, measures, loose=style.loose_last_column)
    faults = unspaced(lines, 1 if name == "compact" else 0)
    return [*unaligned(lines[:2], measures), *faults] if style.aligned_delimiter else faults


RULE = Rule(
    id="column-style",
    summary="The columns of a table are set out neither below each other nor with the same spaces.",
    severity=Severity.WARNING,
    check_style=check_style,
    opt_in=True,
)
