"""A cell of the delimiter row is too short.

## What it does

Counts the characters (`-` and `:`) in each cell of the delimiter row. A table has one finding, at the first cell that
is too short.

## Why

One dash is enough for GitHub. Other parsers require 3, and show the table as text otherwise. GitHub's own
documentation also asks for 3.

## Example

```markdown
| Model | Top-1 |
| - | -: |
| base | 83.8 |
```

## Instead

```markdown
| Model | Top-1 |
| --- | --: |
| base | 83.8 |
```

## Options

The severity in `[rules]`, which also turns it on. In `[style]`:

- `delimiter-length`: the least number of characters. The default is 3.

None of the other linters that we compared has this rule.
"""

from collections.abc import Iterator

from mdlint.model import Fix, Page, Severity, Table
from mdlint.rules._base import Finding, Rule
from mdlint.rules.style._alignment import redrawn
from mdlint.rules.style._drawing import delimiter, drawing_fix, drawn, with_padding
from mdlint.rules.style._lines import Misplaced, lines_of, one_finding, pipe_tables
from mdlint.style import TableStyle
from mdlint.text.words import counted


def check_style(page: Page, style: TableStyle) -> Iterator[Finding]:
    """Compare the length of each delimiter with the style."""
    least = style.delimiter_length
    for table in pipe_tables(page):
        cells = table.delimiter.cells if table.delimiter else ()
        short = [
            Misplaced(
                cell.span, f"{counted(len(cell.raw), 'character')} in the delimiter row, expected at least {least}"
            )
            for cell in cells
            if len(cell.raw) < least
        ]
        fix = _fix(page, table, style) if short else None
        yield from one_finding(short, f"of the {len(cells)} cells are too short", fix=fix)


def _fix(page: Page, table: Table, style: TableStyle) -> Fix | None:
    """Return the fix that lengthens the delimiters that are too short."""
    lines = lines_of(page, table)
    header, below, *rows = map(drawn, lines)
    longer = [
        each
        if len(each.text) >= style.delimiter_length
        else each._replace(text=delimiter(each.text, style.delimiter_length))
        for each in below.segments
    ]
    changed = [header, below._replace(segments=tuple(longer)), *rows]
    padded = with_padding(style, header.segments, below.segments)
    return drawing_fix(lines, redrawn(lines, changed, table, padded), "Lengthen the delimiter row")


RULE = Rule(
    id="delimiter-length",
    summary="A cell of the delimiter row is too short.",
    severity=Severity.WARNING,
    check_style=check_style,
    opt_in=True,
    fixes="safe",
)
