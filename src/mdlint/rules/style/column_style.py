"""The columns of a table are neither aligned nor evenly spaced.

## What it does

Compares each pipe table with one of 3 styles:

- `aligned`: each pipe is below a pipe of the header, in a monospaced font. Wide characters and emoji take 2 columns
  there, combining marks none. A symbol that may or may not be shown as an emoji may have either width;
- `compact`: one space on both sides of each pipe, and in empty cells;
- `tight`: no space next to a pipe.

Unless a style is set, each table may have any of them. A table that has none is compared with the style that the fewest
of its rows break. A table has one finding, at the first row that differs, with the number of rows that do. Rows with
more or fewer cells than the header ([`ragged-row`](ragged-row.md)) can't be aligned and are ignored, and so are lines
without a pipe.

## Why

A table that is almost aligned is harder to read, and to compare with its earlier version, than a table in any style.

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
- `aligned-delimiter`: whether the delimiter row of a compact or tight table is as wide as its header. The default is
  false.
- `loose-last-column`: whether the last pipe of a row may be further right in an aligned table. The default is false.
- `max-width`: the greatest width of an aligned table; a table that would be wider has to be compact. The default is no
  limit.
- `width`: `"display"` (the default), or `"characters"`: each character takes one column.

Other linters call it `MD060`, `table-column-style` (markdownlint, pymarkdown), `table-format` (rumdl) and
`table-pipe-alignment` (remark-lint).
"""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import TypeAlias

from mdlint.model import Page, Severity
from mdlint.rules._base import Finding, Rule
from mdlint.rules.style._lines import Line, Misplaced, Segment, lines_of, one_finding, pipe_tables
from mdlint.style import ColumnStyle, TableStyle
from mdlint.text.width import width
from mdlint.text.words import counted, quoted

_Measure: TypeAlias = Callable[[str], int]

_MEANING = {
    "aligned": "each pipe is below a pipe of the header",
    "compact": "one space on both sides of each pipe",
    "tight": "no space next to a pipe",
}
_STYLES: tuple[ColumnStyle, ...] = ("aligned", "compact", "tight")

_TAB_STOP = 4
_VARIATION_SELECTORS = "\ufe0e\ufe0f"
# The least width of an aligned column: every parser reads a delimiter of this length.
_LEAST_WIDTH = 3


def check_style(page: Page, style: TableStyle) -> Iterator[Finding]:
    """Compare each table with the style, or with the nearest of the 3 styles."""
    for table in pipe_tables(page):
        lines = lines_of(page, table)
        allowed = _allowed(lines, style)
        best, misplaced = allowed[0], _misplaced(lines, allowed[0], style)
        for name in allowed[1:]:
            if misplaced and len(other := _misplaced(lines, name, style)) < len(misplaced):
                best, misplaced = name, other
        words = "The style is" if len(allowed) == 1 else "The nearest style is"
        help_ = f'{words} "{best}": {_MEANING[best]}.'
        yield from one_finding(misplaced, f"of the {len(lines)} lines differ", help_=help_)


def _allowed(lines: Sequence[Line], style: TableStyle) -> Sequence[ColumnStyle]:
    if style.columns == "any":
        return _STYLES
    if style.columns == "aligned" and style.max_width is not None:
        measure = len if style.width == "characters" else width
        return ["compact" if _aligned_width(lines, measure) > style.max_width else "aligned"]
    return [style.columns]


def _aligned_width(lines: Sequence[Line], measure: _Measure) -> int:
    """Return how wide a table would be with aligned columns and one space on both sides of each pipe."""
    header, _, *rows = lines
    cells = [[measure(segment.text) for segment in line.segments()] for line in (header, *rows)]
    columns = [max(_LEAST_WIDTH, *column) for column in zip_longest(*cells, fillvalue=0)]
    return len(header.lead) + sum(columns) + 3 * len(columns) + 1


def _misplaced(lines: Sequence[Line], name: ColumnStyle, style: TableStyle) -> list[Misplaced]:
    measures = [len] if style.width == "characters" else [width, _wide_width]
    if name == "aligned":
        return _unaligned(lines, measures, loose=style.loose_last_column)
    unspaced = _unspaced(lines, 1 if name == "compact" else 0)
    return [*_unaligned(lines[:2], measures), *unspaced] if style.aligned_delimiter else unspaced


def _wide_width(text: str) -> int:
    """Return the width of a text in which every symbol that may be an emoji counts as one, and so is wide.

    Formatters differ on the width of a sign such as U+26A0 without a variation selector.
    """
    bare = [
        char
        for char, following in pairwise(f"{text} ")
        if unicodedata.category(char) == "So" and following not in _VARIATION_SELECTORS and width(char) == 1
    ]
    return width(text) + len(bare)


def _unaligned(lines: Sequence[Line], measures: Sequence[_Measure], *, loose: bool = False) -> list[Misplaced]:
    """Return the rows in which a pipe is not below a pipe of the header, by any measure of width.

    Rows with another number of cells than the header are ignored: `ragged-row` reports them. `loose` allows the last
    pipe to be further right.
    """
    header, *others = lines
    heads = [(measure, _pipe_columns(header, measure)) for measure in measures]
    found = []
    for line in others:
        if len(line.row.cells) == len(header.row.cells):
            off = [_first_off(line, head, measure, loose=loose) for measure, head in heads]
            if off[0] and all(off):
                found.append(_unaligned_pipe(line, header, heads[0][1], *off[0]))
    return found


def _pipe_columns(line: Line, measure: _Measure) -> list[int]:
    """Return the column of each pipe of a row, from 0, as a monospaced font shows it."""
    whole = line.lead + line.text
    places = [len(line.lead) + pipe for pipe in line.pipes]
    if whole.isascii() and "\t" not in whole:
        return places
    columns, column, start = [], 0, 0
    for place in places:
        first, *after_tabs = whole[start:place].split("\t")
        column += measure(first)
        for text in after_tabs:
            column += _TAB_STOP - column % _TAB_STOP + measure(text)
        columns.append(column)
        start = place
    return columns


def _first_off(line: Line, head: Sequence[int], measure: _Measure, *, loose: bool) -> tuple[int, int] | None:
    """Return the number and the column of the first pipe that is not below a pipe of the header."""
    columns = _pipe_columns(line, measure)[: len(head)]
    if loose and line.trailing and columns[-1] > head[-1]:
        columns.pop()
    known = set(head)
    return next(((number, column) for number, column in enumerate(columns) if column not in known), None)


def _unaligned_pipe(line: Line, header: Line, head: Sequence[int], number: int, column: int) -> Misplaced:
    span = line.span(line.pipes[number], line.pipes[number] + 1)
    above = number + header.leading - line.leading
    if not 0 <= above < len(head):
        return Misplaced(span, "the pipe is not below a pipe of the header")
    side = "right" if column > head[above] else "left"
    return Misplaced(span, f"the pipe is {counted(abs(column - head[above]), 'column')} {side} of the header's")


def _unspaced(lines: Sequence[Line], spaces: int) -> list[Misplaced]:
    """Return the first place in each row where a pipe has more or fewer spaces next to it."""
    gap = " " * spaces
    found = (next(filter(None, (_wrong_gap(line, each, gap) for each in line.segments())), None) for line in lines)
    return [misplaced for misplaced in found if misplaced]


def _wrong_gap(line: Line, segment: Segment, gap: str) -> Misplaced | None:
    if segment.before not in (None, gap):
        side = f"before {quoted(segment.text)}" if segment.text else "in an empty cell"
        return Misplaced(line.place_before(segment), _gap_message(segment.before or "", side, gap))
    if segment.text and segment.after not in (None, gap):
        side = f"after {quoted(segment.text)}"
        return Misplaced(line.place_after(segment), _gap_message(segment.after or "", side, gap))
    return None


def _gap_message(found: str, side: str, gap: str) -> str:
    words = counted(len(found), "space") if found else "no space"
    return f"{'a tab' if chr(9) in found else words} {side}, expected {len(gap) or 'none'}"


RULE = Rule(
    id="column-style",
    summary="The columns of a table are neither aligned nor evenly spaced.",
    severity=Severity.WARNING,
    check_style=check_style,
    opt_in=True,
)
