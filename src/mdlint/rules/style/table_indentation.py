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

from mdlint.model import Page
from mdlint.rules._base import Finding
from mdlint.rules.style._lines import Fault, Line, once, pipe_tables, written
from mdlint.style import TableStyle
from mdlint.words import counted


def check_style(page: Page, style: TableStyle) -> Iterator[Finding]:
    """Compare the indentation of each row with the one that is set."""
    expected = style.indentation
    for table in pipe_tables(page):
        lines = [line for line in written(page, table) if not line.on_marker_line]
        faults = [_fault(line, expected) for line in lines if line.row.indent != expected]
        yield from once(faults, f"of the {len(lines)} lines differ")


def _fault(line: Line, expected: int) -> Fault:
    """Report a row at its indentation, or at its first character if it has none."""
    white = len(line.lead) - len(line.lead.rstrip(" \t"))
    span = line.span(-min(white, line.row.indent), 0) if line.row.indent else line.span(0, 1)
    return Fault(span, f"the row is indented by {counted(line.row.indent, 'column')}, expected {expected}")
