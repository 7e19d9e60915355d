"""Where the text of a cell stands that takes it from above: from a cell of its column, or from the caption of its section."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mdlint.model import Cell, Span
from mdlint.shape import is_filled, lone_cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mdlint.model import Table
    from mdlint.shape import RowKind


class Source(NamedTuple):
    """The cell that a text is taken from, by the numbers of its row and its column (None: there is no such cell)."""

    row: int
    column: int | None


def filled_down(table: Table, kinds: Sequence[RowKind], column: int) -> dict[int, Source]:
    """For each row whose cell in a column is blank, the nearest cell above that is not; a caption lets none through."""
    sources: dict[int, Source] = {}
    above: Source | None = None
    for number, row in enumerate(table.rows):
        if kinds[number] in {"caption", "header"}:
            above = None
        elif kinds[number] == "data":
            if column < len(row.cells) and is_filled(row.cells[column]):
                above = Source(number, column)
            elif above is not None:
                sources[number] = above
    return sources


def captioned(table: Table, kinds: Sequence[RowKind]) -> dict[int, Source]:
    """For each row the caption of its section; above the first caption, the first row of data stands for all."""
    sources: dict[int, Source] = {}
    above: Source | None = None
    for number, row in enumerate(table.rows):
        lone = lone_cell(row) if kinds[number] == "caption" else None
        if lone:
            above = Source(number, lone.column)
        elif kinds[number] == "data":
            above = above or Source(number, None)
            sources[number] = above
    return sources


def cell_at(table: Table, source: Source) -> Cell:
    """The cell; an empty one at the beginning of the row, if there is none."""
    row = table.rows[source.row]
    start = row.span.start
    return Cell(Span(*start, *start), "", "") if source.column is None else row.cells[source.column]
