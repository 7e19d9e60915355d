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

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import TypeAlias

from mdlint.model import Page
from mdlint.rules._base import Finding
from mdlint.rules.style._lines import Fault, Line, Part, once, pipe_tables, written
from mdlint.style import ColumnStyle, TableStyle
from mdlint.width import width
from mdlint.words import counted, quoted

Measure: TypeAlias = Callable[[str], int]

_MEANING = {
    "aligned": "each pipe stands below one of the header's",
    "compact": "one space on both sides of each pipe",
    "tight": "no space beside a pipe",
}
_STYLES: tuple[ColumnStyle, ...] = ("aligned", "compact", "tight")

_TAB_STOP = 4
_VARIATION_SELECTORS = "\ufe0e\ufe0f"
# The least width of an aligned column: a delimiter that every parser reads.
_LEAST_WIDTH = 3


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


def wide_width(text: str) -> int:
    """The width of a text in which symbols count as emoji, which are wide, be they marked as such or not.

    Whether a sign such as U+26A0 without a variation selector is wide is where formatters differ.
    """
    bare = [
        char
        for char, following in pairwise(f"{text} ")
        if unicodedata.category(char) == "So" and following not in _VARIATION_SELECTORS and width(char) == 1
    ]
    return width(text) + len(bare)


def unaligned(lines: Sequence[Line], measures: Sequence[Measure], *, loose: bool = False) -> list[Fault]:
    """The rows in which a pipe stands below none of the header's, by whatever measure of width.

    A row with another number of cells than the header is left alone: `ragged-row` speaks of it. `loose` lets the last
    pipe stand further to the right.
    """
    header, *others = lines
    heads = [(measure, _columns(header, measure)) for measure in measures]
    found = []
    for line in others:
        if len(line.row.cells) == len(header.row.cells):
            off = [_first_off(line, head, measure, loose=loose) for measure, head in heads]
            if off[0] and all(off):
                found.append(_unaligned(line, header, heads[0][1], *off[0]))
    return found


def _columns(line: Line, measure: Measure) -> list[int]:
    """How far to the right each pipe of a row stands."""
    whole = line.lead + line.text
    places = [len(line.lead) + pipe for pipe in line.pipes]
    if whole.isascii() and "\t" not in whole:
        return places
    columns, column, start = [], 0, 0
    for place in places:
        first, *behind_tabs = whole[start:place].split("\t")
        column += measure(first)
        for text in behind_tabs:
            column += _TAB_STOP - column % _TAB_STOP + measure(text)
        columns.append(column)
        start = place
    return columns


def _first_off(line: Line, head: Sequence[int], measure: Measure, *, loose: bool) -> tuple[int, int] | None:
    """The first pipe that stands below none of the header's: which it is, and how far to the right it stands."""
    columns = _columns(line, measure)[: len(head)]
    if loose and line.trailing and columns[-1] > head[-1]:
        columns.pop()
    known = set(head)
    return next(((number, column) for number, column in enumerate(columns) if column not in known), None)


def _unaligned(line: Line, header: Line, head: Sequence[int], number: int, column: int) -> Fault:
    span = line.span(line.pipes[number], line.pipes[number] + 1)
    above = number + header.leading - line.leading
    if not 0 <= above < len(head):
        return Fault(span, "the pipe stands below none of the header's")
    side = "right" if column > head[above] else "left"
    return Fault(span, f"the pipe stands {counted(abs(column - head[above]), 'column')} {side} of the header's")


def unspaced(lines: Sequence[Line], spaces: int) -> list[Fault]:
    """The rows in which a pipe has more or fewer spaces beside it."""
    found = (next(filter(None, (_unspaced(line, part, " " * spaces) for part in line.parts())), None) for line in lines)
    return [fault for fault in found if fault]


def _unspaced(line: Line, part: Part, gap: str) -> Fault | None:
    if part.before not in (None, gap):
        side = f"before {quoted(part.text)}" if part.text else "in an empty cell"
        return Fault(line.place_before(part), _message(part.before or "", side, gap))
    if part.text and part.behind not in (None, gap):
        return Fault(line.place_behind(part), _message(part.behind or "", f"behind {quoted(part.text)}", gap))
    return None


def _message(found: str, side: str, gap: str) -> str:
    words = counted(len(found), "space") if found else "no space"
    return f"{'a tab' if chr(9) in found else words} {side}, expected {len(gap) or 'none'}"


def aligned_width(lines: Sequence[Line], measure: Measure) -> int:
    """How wide a table would be if its columns were aligned, one space on both sides of each pipe."""
    header, _, *rows = lines
    cells = [[measure(part.text) for part in line.parts()] for line in (header, *rows)]
    columns = [max(_LEAST_WIDTH, *column) for column in zip_longest(*cells, fillvalue=0)]
    return len(header.lead) + sum(columns) + 3 * len(columns) + 1
