"""The outer pipes of a row differ from the rest.

## What it does

Compares the first and the last character of each row of a pipe table, including the delimiter row. A table has one
finding, at the first row that differs, with the number of rows that do.

Lines without a pipe are ignored: they are markup, or text that [`ragged-row`](ragged-row.md) reports.

## Why

GitHub reads a table with or without outer pipes; some other parsers don't. If only some rows have them, it is hard to
see where a cell is missing.

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

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mdlint.model import Fix, Page, Severity, Table
from mdlint.rules._base import Finding, Rule
from mdlint.rules.style._alignment import redrawn
from mdlint.rules.style._drawing import Drawn, drawing_fix, drawn, with_padding
from mdlint.rules.style._lines import Line, Misplaced, lines_of, one_finding, pipe_tables
from mdlint.style import TableStyle
from mdlint.text.words import listed


class _Ends(NamedTuple):
    """Whether a row begins and ends with a pipe."""

    start: bool
    end: bool


_ENDS = {
    "leading-and-trailing": _Ends(start=True, end=True),
    "leading-only": _Ends(start=True, end=False),
    "trailing-only": _Ends(start=False, end=True),
    "none": _Ends(start=False, end=False),
}


def check_style(page: Page, style: TableStyle) -> Iterator[Finding]:
    """Compare the ends of each row with the style, or with the first header of the page."""
    expected = _ENDS.get(style.pipes)
    held_to = None
    for table in pipe_tables(page):
        lines = lines_of(page, table)
        if expected is None:
            expected, held_to = _ends(lines[0]), lines[0].row.span
        misplaced = [_misplaced(line, expected) for line in lines if _ends(line) != expected]
        fix = _fix(lines, table, expected, style) if misplaced else None
        yield from one_finding(misplaced, f"of the {len(lines)} lines differ", held_to, fix=fix)


def _fix(lines: Sequence[Line], table: Table, expected: _Ends, style: TableStyle) -> Fix | None:
    """Return the fix that adds the missing outer pipes, and removes the surplus ones."""
    header, below, *_ = lines
    padded = with_padding(style, header.segments(), below.segments())
    gap = " " * padded.padding if isinstance(padded.padding, int) else " "
    changed = [_with_ends(drawn(line), expected, gap) for line in lines]
    return drawing_fix(lines, redrawn(lines, changed, table, padded), "Correct the outer pipes")


def _with_ends(line: Drawn, expected: _Ends, gap: str) -> Drawn:
    """Return a line with these outer pipes, and with those that an empty cell needs. A new pipe has a gap next to it."""
    segments = list(line.segments)
    start = expected.start or (line.leading and not segments[0].text)
    end = expected.end or (line.trailing and not segments[-1].text)
    if line.leading != start:
        segments[0] = segments[0]._replace(before=gap if start else None)
    if line.trailing != end:
        segments[-1] = segments[-1]._replace(after=gap if end else None)
    return Drawn(tuple(segments), start, end)


def _ends(line: Line) -> _Ends:
    return _Ends(line.leading, line.trailing)


def _misplaced(line: Line, expected: _Ends) -> Misplaced:
    """Report a row at a surplus pipe, or at the cell next to a missing pipe."""
    found = _ends(line)
    missing = [side for side in _Ends._fields if getattr(expected, side) and not getattr(found, side)]
    surplus = [side for side in _Ends._fields if getattr(found, side) and not getattr(expected, side)]
    words = [f"no pipe at the {listed(missing, 'and')} of the row, expected one"] if missing else []
    words += [f"a pipe at the {listed(surplus, 'and')} of the row, expected none"] if surplus else []
    if found.start != expected.start:
        span = line.span(0, 1) if found.start else line.row.cells[0].span
    else:
        span = line.span(len(line.text) - 1, len(line.text)) if found.end else line.row.cells[-1].span
    return Misplaced(span, "; ".join(words))


RULE = Rule(
    id="pipe-style",
    summary="The outer pipes of a row differ from the rest.",
    severity=Severity.WARNING,
    check_style=check_style,
    opt_in=True,
    fixes="safe",
)
