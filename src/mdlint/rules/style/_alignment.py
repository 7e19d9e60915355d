"""Whether the pipes of a table are below each other, as a monospaced font shows them: for the rules about style."""

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from mdlint.model import Table
from mdlint.rules.style._drawing import Drawn, Measure, aligned, measure_of
from mdlint.rules.style._lines import Line, Misplaced
from mdlint.style import TableStyle
from mdlint.text.width import width
from mdlint.text.words import counted

_TAB_STOP = 4
_VARIATION_SELECTORS = "\ufe0e\ufe0f"


def wide_width(text: str) -> int:
    """Return the width of a text in which every symbol that may be an emoji counts as one, and so is wide.

    Formatters differ on the width of a sign such as U+26A0 without a variation selector.
    """
    bare = [
        char
        for char, following in pairwise(f"{text} ")
        if unicodedata.category(char) == "So" and following not in _VARIATION_SELECTORS and width(char) == 1
    ]
    return width(text) + len(bare)


def unaligned(lines: Sequence[Line], measures: Sequence[Measure], *, loose: bool = False) -> list[Misplaced]:
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


def _pipe_columns(line: Line, measure: Measure) -> list[int]:
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


def _first_off(line: Line, head: Sequence[int], measure: Measure, *, loose: bool) -> tuple[int, int] | None:
    """Return the number and the column of the first pipe that is not below a pipe of the header."""
    columns = _pipe_columns(line, measure)[: len(head)]
    if loose and line.trailing and columns and columns[-1] > head[-1]:
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


def redrawn(lines: Sequence[Line], changed: Sequence[Drawn], table: Table, style: TableStyle) -> list[str]:
    """Return the texts of changed lines. If the columns of the table were aligned, they are aligned again."""
    may_be_aligned = style.columns in ("any", "aligned")
    was_aligned = may_be_aligned and not unaligned(lines, [measure_of(style)], loose=style.loose_last_column)
    return aligned(changed, table, style) if was_aligned else [line.text for line in changed]
