"""A cell of the delimiter row is too short.

## What it does

Counts the characters of each cell of the delimiter row, `-` and `:`. A table has one finding, at the first cell that is too
short.

## Why

To GitHub one dash is enough. Other parsers want three and show the table as text; GitHub's own documentation says three
too.

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

- `delimiter-length`: how many characters at least. The default is 3.

No other linter that was compared has this rule.
"""

from collections.abc import Iterator

from mdlint.model import Page
from mdlint.rules._base import Finding
from mdlint.rules.style._lines import Fault, once, pipe_tables
from mdlint.style import TableStyle
from mdlint.words import counted


def check_style(page: Page, style: TableStyle) -> Iterator[Finding]:
    """Look at each delimiter row."""
    least = style.delimiter_length
    for table in pipe_tables(page):
        cells = table.delimiter.cells if table.delimiter else ()
        faults = [
            Fault(cell.span, f"{counted(len(cell.raw), 'character')} in the delimiter row, expected at least {least}")
            for cell in cells
            if len(cell.raw) < least
        ]
        yield from once(faults, f"of the {len(cells)} cells are too short")
