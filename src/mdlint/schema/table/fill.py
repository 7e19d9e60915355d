"""The cells that the texts of a column are in: in their row, above in their column, or in the caption of their section.

A row that lacks its last cells has empty cells at its end, as on GitHub.
"""

from collections.abc import Sequence
from typing import NamedTuple

from mdlint.model import Cell, Row, Span, Table
from mdlint.plain_rows import PlainRows
from mdlint.shape import RowKind, is_filled, lone_cell


class TakenFrom(NamedTuple):
    """The cell that a text is taken from, by the numbers of its row and column (None: the table has no such cell)."""

    row: int
    column: int | None


def filled_down(table: Table, kinds: Sequence[RowKind], column: int) -> dict[int, TakenFrom]:
    """Return the nearest filled cell above each blank cell of a column, by row.

    A caption or a row of the header ends the search.
    """
    taken: dict[int, TakenFrom] = {}
    above: TakenFrom | None = None
    for number, row in enumerate(table.rows):
        if kinds[number] in {"caption", "header"}:
            above = None
        elif kinds[number] == "data":
            if column < len(row.cells) and is_filled(row.cells[column]):
                above = TakenFrom(number, column)
            elif above is not None:
                taken[number] = above
    return taken


def captioned(table: Table, kinds: Sequence[RowKind]) -> dict[int, TakenFrom]:
    """Return the caption above each data row, by row.

    For the rows above the first caption, it is the first of these rows, without a column.
    """
    taken: dict[int, TakenFrom] = {}
    above: TakenFrom | None = None
    for number, row in enumerate(table.rows):
        lone = lone_cell(row) if kinds[number] == "caption" else None
        if lone:
            above = TakenFrom(number, lone.column)
        elif kinds[number] == "data":
            above = above or TakenFrom(number, None)
            taken[number] = above
    return taken


def cell_at(table: Table, taken: TakenFrom) -> Cell:
    """Return the cell that a text is taken from, or an empty cell at the beginning of the row if it has no column."""
    row = table.rows[taken.row]
    start = row.span.start
    return Cell(Span(*start, *start), "", "") if taken.column is None else row.cells[taken.column]


def texts_at(table: Table, rows: Sequence[int], column: int) -> list[str]:
    """Return the texts of some rows in a column, empty where a row has fewer cells."""
    written = table.rows
    if isinstance(written, PlainRows):
        if column >= len(written.columns):
            return [""] * len(rows)
        texts = written.columns[column]
        return texts if len(rows) == len(texts) else [texts[number] for number in rows]
    return [cells[column].text if column < len(cells := written[number].cells) else "" for number in rows]


def written_cell(row: Row, column: int) -> Cell:
    """Return the cell of a row in a column, or an empty cell at the end of the row if it has fewer cells."""
    return row.cells[column] if column < len(row.cells) else Cell(Span(*row.span.end, *row.span.end), "", "")
