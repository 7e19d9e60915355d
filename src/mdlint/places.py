"""Places on a page: positions, spans, and a span as messages show it.

Lines and columns count from 1. Columns count characters (code points) of the line as written; a tab is one character.
An end column is one past the last character. A byte order mark at the start of a page does not count as a character.

This module imports nothing from the project.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple


class Position(NamedTuple):
    """A point on a page: before the character at this line and column."""

    line: int
    column: int


class Span(NamedTuple):
    """A range of a page, from a start up to, but not including, an end."""

    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def start(self) -> Position:
        """The position of the first character."""
        return Position(self.line, self.column)

    @property
    def end(self) -> Position:
        """The position just after the last character."""
        return Position(self.end_line, self.end_column)


class NotebookCell(NamedTuple):
    """A Markdown cell of a notebook: its number among all cells, from 1, and the line of the page that it begins on.

    `file_lines` has the line of the file for each line of the cell.
    """

    number: int
    first_line: int
    file_lines: tuple[int, ...]


class Place(NamedTuple):
    """A span as messages show it. In a notebook, its lines count from the start of the cell with the number `cell`.

    `file_line` and `file_end_line` are lines of the file; they equal the lines of the span unless the page is a
    notebook.
    """

    span: Span
    cell: int | None
    file_line: int
    file_end_line: int

    def __str__(self) -> str:
        """Return `line:column`, or `cell N:line:column`, to follow a path and a colon."""
        start = f"{self.span.line}:{self.span.column}"
        return start if self.cell is None else f"cell {self.cell}:{start}"


def place_of(cells: Sequence[NotebookCell], span: Span) -> Place:
    """Return the place of a span of a page with these `notebook_cells`."""
    if not cells:
        return Place(span, None, span.line, span.end_line)
    number, first_line, file_lines = cells[bisect_right(cells, span.line, key=lambda cell: cell.first_line) - 1]
    start, end = span.line - first_line, span.end_line - first_line
    return Place(Span(start + 1, span.column, end + 1, span.end_column), number, file_lines[start], file_lines[end])


def text_at(lines: Sequence[str], span: Span) -> str:
    """Return the text of a span in the lines of a page, joined by line feeds."""
    if span.line == span.end_line:
        return lines[span.line - 1][span.column - 1 : span.end_column - 1]
    first = lines[span.line - 1][span.column - 1 :]
    last = lines[span.end_line - 1][: span.end_column - 1]
    return "\n".join([first, *lines[span.line : span.end_line - 1], last])
