"""Keeps the columns of a table aligned when the text in a cell gets longer or shorter."""

from collections.abc import Sequence

from mdlint.model import Edit, Span
from mdlint.text.lazy_pattern import lazy_pattern

_PIPE = lazy_pattern(r"(?<!\\)\|")


def with_padding(lines: Sequence[str], edit: Edit) -> tuple[Edit, ...]:
    """Return an edit in a cell of a pipe table, with the edit of the blanks next to it that keeps the pipes in place.

    There is none if the pipe after the cell is not in the same place as in a line above or below, so that the table is
    not aligned; and none if the cell has too few blanks: at least one stays on each side that has one.
    """
    line, text = edit.span.line, lines[edit.span.line - 1]
    longer = len(edit.text) - (edit.span.end_column - edit.span.column)
    after = _PIPE.search(text, edit.span.end_column - 1)
    if not longer or after is None:
        return (edit,)
    # A line above or below, as a list of the lines of a page has it.
    neighbors = [lines[number] for number in (line - 2, line) if 0 <= number < len(lines)]
    neighbors = [other for other in neighbors if other[after.start() : after.end()] == "|"]
    if not neighbors:
        return (edit,)
    before = max((match.end() for match in _PIPE.finditer(text, 0, edit.span.column - 1)), default=0)
    left, right = _blanks(text[before : after.start()])
    # A cell that fills its column is on the side where the cells next to it are.
    sides = (_blanks(other[before : after.start()]) for other in neighbors)
    is_right = right > left or (right == left and not any(more > less for more, less in sides))
    column = after.start() + 1 if is_right else before + 1
    if longer < 0:
        return (edit, Edit(Span(line, column, line, column), " " * -longer))
    if (right if is_right else left) - min(left, right, 1) < longer:
        return (edit,)
    start = column - longer if is_right else column
    return (edit, Edit(Span(line, start, line, start + longer), ""))


def _blanks(cell: str) -> tuple[int, int]:
    """Return the numbers of blanks at the start and at the end of a cell."""
    return len(cell) - len(cell.lstrip(" ")), len(cell) - len(cell.rstrip(" "))
