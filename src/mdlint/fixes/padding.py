"""Keeps the columns of a table aligned when the text in a cell gets longer or shorter."""

from collections.abc import Sequence
from itertools import pairwise

from mdlint.model import Edit, Span
from mdlint.text.lazy_pattern import lazy_pattern

_PIPE = lazy_pattern(r"(?<!\\)\|")
_DELIMITER = lazy_pattern(r" *(:?)-+(:?) *")
# A column is looked through this far up for the side of its cells.
_MOST_LINES = 50


def with_padding(lines: Sequence[str], edit: Edit) -> tuple[Edit, ...]:
    """Return an edit in a cell of a pipe table, with the edit of the blanks next to it that keeps the pipes in place.

    Rows that are added get the widths of the row above them.

    There is none if the pipe after the cell is not in the same place as in a line above or below, so that the table is
    not aligned; and none if the cell has too few blanks: at least one stays on each side that has one.
    """
    line, text = edit.span.line, lines[edit.span.line - 1]
    if edit.text.startswith("\n"):
        return (edit._replace(text=_padded_rows(lines, line - 1, edit.text)),)
    longer = len(edit.text) - (edit.span.end_column - edit.span.column)
    after = _PIPE.search(text, edit.span.end_column - 1)
    if not longer or after is None:
        return (edit,)
    before = max((match.end() for match in _PIPE.finditer(text, 0, edit.span.column - 1)), default=0)
    place = (before, after.start())
    # The lines above and below, as a list of the lines of a page has them.
    if not any(_has_pipe(lines, number, place) for number in (line - 2, line)):
        return (edit,)
    left, right = _blanks(text[before : after.start()])
    at_end = right > left or (right == left and not _is_set_right(lines, line - 1, place))
    column = after.start() + 1 if at_end else before + 1
    if longer < 0:
        return (edit, Edit(Span(line, column, line, column), " " * -longer))
    if (right if at_end else left) - min(left, right, 1) < longer:
        return (edit,)
    start = column - longer if at_end else column
    return (edit, Edit(Span(line, start, line, start + longer), ""))


def _padded_rows(lines: Sequence[str], last: int, rows: str) -> str:
    """Return rows as wide as the row above them. Cells are at the side of their column at which those above are."""
    pipes = [match.start() for match in _PIPE.finditer(lines[last])]
    places = [(start + 1, end) for start, end in pairwise(pipes)]
    padded = []
    for row in rows.split("\n")[1:]:
        cells = [cell.strip() for cell in row[1:-1].split("|")]
        if len(cells) != len(places):
            return rows
        padded.append("\n|" + "".join(_padded(lines, last, *pair) + "|" for pair in zip(cells, places, strict=True)))
    return "".join(padded)


def _padded(lines: Sequence[str], last: int, cell: str, place: tuple[int, int]) -> str:
    above = lines[last][place[0] : place[1]]
    margin = " " * (1 if _DELIMITER.fullmatch(above) else min(*_blanks(above), 1))
    width = place[1] - place[0] - 2 * len(margin)
    is_right = _is_set_right(lines, last + 1, place)
    return margin + (cell.rjust(width) if is_right else cell.ljust(width)) + margin


def _is_set_right(lines: Sequence[str], row: int, place: tuple[int, int]) -> bool:
    """Whether a column has its cells at the right: the first line that shows it decides, of those above, then below."""
    for number in (*range(row - 1, max(row - _MOST_LINES, -1), -1), row + 1):
        if not _has_pipe(lines, number, place):
            continue
        cell = lines[number][place[0] : place[1]]
        if delimiter := _DELIMITER.fullmatch(cell):
            if any(delimiter.groups()):
                return delimiter.groups() == ("", ":")
            continue
        left, right = _blanks(cell)
        if left != right:
            return left > right
    return False


def _has_pipe(lines: Sequence[str], number: int, place: tuple[int, int]) -> bool:
    """Whether a line ends a cell where another line has a pipe."""
    return 0 <= number < len(lines) and lines[number][place[1] : place[1] + 1] == "|"


def _blanks(cell: str) -> tuple[int, int]:
    """Return the numbers of blanks at the start and at the end of a cell."""
    return len(cell) - len(cell.lstrip(" ")), len(cell) - len(cell.rstrip(" "))
