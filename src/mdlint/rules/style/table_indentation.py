"""A row of a table is indented.

## What it does

Measures the white space before each row of a pipe table, within its container: the page, a list item, a block quote or
a footnote. The markers and the indentation of the container do not count. A table has one finding, at the first row
that differs.

A header on the line of a list marker is ignored: all white space after the marker belongs to the marker.

## Why

Up to 3 spaces of indentation change nothing; 4 make the row code. A row with another indentation is hard to
compare with the other rows.

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

- `indentation`: the number of columns, 0 to 3. The default is 0.

Other linters call it `no-table-indentation` (remark-lint).
"""

from collections.abc import Iterator, Sequence

from mdlint.model import Edit, Fix, Page, Severity
from mdlint.rules._base import Finding, Rule
from mdlint.rules.style._lines import Line, Misplaced, lines_of, one_finding, pipe_tables
from mdlint.style import TableStyle
from mdlint.text.words import counted


def check_style(page: Page, style: TableStyle) -> Iterator[Finding]:
    """Compare the indentation of each row with the style."""
    expected = style.indentation
    for table in pipe_tables(page):
        lines = [line for line in lines_of(page, table) if not line.on_marker_line]
        off = [line for line in lines if line.row.indent != expected]
        misplaced = [_misplaced(line, expected) for line in off]
        yield from one_finding(misplaced, f"of the {len(lines)} lines differ", fix=_fix(off, expected) if off else None)


def _fix(lines: Sequence[Line], expected: int) -> Fix | None:
    """Return the fix that indents lines as expected; None if a tab is both before the indentation and part of it."""
    edits = []
    for line in lines:
        indent = line.row.indent
        if "\t" in line.lead or not line.lead.endswith(" " * indent):
            return None
        edits.append(Edit(line.span(-indent, 0), " " * expected))
    return Fix("Correct the indentation of the rows", tuple(edits))


def _misplaced(line: Line, expected: int) -> Misplaced:
    """Report a row at its indentation, or at its first character if it has none."""
    white = len(line.lead) - len(line.lead.rstrip(" \t"))
    span = line.span(-min(white, line.row.indent), 0) if line.row.indent else line.span(0, 1)
    return Misplaced(span, f"the row is indented by {counted(line.row.indent, 'column')}, expected {expected}")


RULE = Rule(
    id="table-indentation",
    summary="A row of a table is indented.",
    severity=Severity.WARNING,
    check_style=check_style,
    opt_in=True,
    fixes="safe",
)
