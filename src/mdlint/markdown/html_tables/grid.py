"""Which cell stands where in an HTML table whose cells span columns and rows (HTML Living Standard §4.9.12).

Columns in which no cell begins are left out, as a reader can't tell them from the one before: `colspan="100%"`, which
HTML reads as 100, spans a row of four columns.
"""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Generic, NamedTuple, Protocol, TypeVar


class Spanning(Protocol):
    """A cell that spans so many columns and rows; 0 rows are all that its group has left."""

    colspan: int
    rowspan: int


CellT = TypeVar("CellT", bound=Spanning)

# Cells that reach into more places than these are no table that anyone wrote: each stands in one place then, so that
# no short text makes a table without end.
PLACES = 10_000
PLACES_PER_CELL = 20


class _Placed(NamedTuple, Generic[CellT]):
    """A cell in the columns from `start` up to `end` and the rows from `first` to `last`, which count in its group."""

    start: int
    end: int
    first: int
    last: int
    cell: CellT


_start_of = attrgetter("start")
_first_of = attrgetter("first")


def spread(groups: Sequence[Sequence[Sequence[CellT]]]) -> list[list[CellT | None]]:
    """The cells of each row, given the written ones by group and row; None where no cell reaches before the row's last."""
    cells = [cell for rows in groups for row in rows for cell in row]
    if any(cell.colspan != 1 or cell.rowspan != 1 for cell in cells):
        room = PLACES + PLACES_PER_CELL * len(cells)
        placed = _placed_rows(groups, room)
        spread_rows = _spread_rows(placed, room) if placed is not None else None
        if spread_rows is not None:
            return spread_rows
    return [list(row) for rows in groups for row in rows]


def _placed_rows(groups: Sequence[Sequence[Sequence[CellT]]], room: int) -> list[list[_Placed[CellT]]] | None:
    """The cells that stand in each row by their first column; None if there are more than there is room for."""
    placed: list[list[_Placed[CellT]]] = []
    for rows in groups:
        reaching: list[_Placed[CellT]] = []
        for number, row in enumerate(rows):
            begun = _begun(row, reaching, number, len(rows) - 1)
            placed.append(sorted([*reaching, *begun], key=_start_of))
            reaching = [one for one in placed[-1] if one.last > number]
            room -= len(placed[-1])
            if room < 0:
                return None
    return placed


def _begun(row: Sequence[CellT], reaching: Sequence[_Placed[CellT]], number: int, last: int) -> list[_Placed[CellT]]:
    """The cells written in a row, each in the first columns that no cell from above reaches into, behind the one before."""
    begun: list[_Placed[CellT]] = []
    column = passed = 0
    for cell in row:
        while passed < len(reaching) and reaching[passed].start <= column:
            column = max(column, reaching[passed].end)
            passed += 1
        end = column + cell.colspan
        begun.append(_Placed(column, end, number, min(last, number + cell.rowspan - 1) if cell.rowspan else last, cell))
        column = end
    return begun


def _spread_rows(placed: Sequence[Sequence[_Placed[CellT]]], room: int) -> list[list[CellT | None]] | None:
    """Each row with its cells in all columns they reach into; None if that takes more places than there is room for."""
    starts = sorted({one.start for row in placed for one in row})
    numbers = {start: number for number, start in enumerate(starts)}
    rows: list[list[CellT | None]] = []
    for row in placed:
        cells: list[CellT | None] = [None] * bisect_left(starts, max([one.end for one in row], default=0))
        room -= len(cells)
        if room < 0:
            return None
        # Where two cells overlap, that from above is seen.
        for one in sorted(row, key=_first_of, reverse=True):
            start, end = numbers[one.start], bisect_left(starts, one.end)
            cells[start:end] = [one.cell] * (end - start)
        rows.append(cells)
    return rows
