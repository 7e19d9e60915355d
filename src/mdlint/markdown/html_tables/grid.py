"""The grid of an HTML table whose cells span columns and rows (HTML Living Standard §4.9.12).

Columns in which no cell begins are left out, since a reader can't tell them from the column before: `colspan="100%"`,
which HTML reads as 100, spans a row of four columns.
"""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Generic, NamedTuple, Protocol, TypeVar


class Spanning(Protocol):
    """A cell that spans this many columns and rows; 0 rows are all rows left in its group."""

    colspan: int
    rowspan: int


CellT = TypeVar("CellT", bound=Spanning)

# Nobody writes a table whose cells cover more slots than this. In such a table each cell takes one slot, so that a
# short text can't make a huge table.
_MAX_SLOTS = 10_000
_MAX_SLOTS_PER_CELL = 20


class _Placed(NamedTuple, Generic[CellT]):
    """A cell in the columns from `start` up to `end`, and in the rows of its group from `first` to `last`."""

    start: int
    end: int
    first: int
    last: int
    cell: CellT


_start_of = attrgetter("start")
_first_of = attrgetter("first")


def rows_of_slots(groups: Sequence[Sequence[Sequence[CellT]]]) -> list[list[CellT | None]]:
    """Return the cell in each slot of each row, given the written cells by group and row.

    A slot that no cell covers is None. Each row ends at its last covered slot.
    """
    cells = [cell for rows in groups for row in rows for cell in row]
    if any(cell.colspan != 1 or cell.rowspan != 1 for cell in cells):
        max_slots = _MAX_SLOTS + _MAX_SLOTS_PER_CELL * len(cells)
        placed = _placed_rows(groups, max_slots)
        filled = _filled_rows(placed, max_slots) if placed is not None else None
        if filled is not None:
            return filled
    return [list(row) for rows in groups for row in rows]


def _placed_rows(groups: Sequence[Sequence[Sequence[CellT]]], max_slots: int) -> list[list[_Placed[CellT]]] | None:
    """Return the cells that cover each row, by their first column; None if there are more than `max_slots` of them."""
    placed: list[list[_Placed[CellT]]] = []
    for rows in groups:
        from_above: list[_Placed[CellT]] = []
        for number, row in enumerate(rows):
            begun = _begun(row, from_above, number, len(rows) - 1)
            placed.append(sorted([*from_above, *begun], key=_start_of))
            from_above = [cell for cell in placed[-1] if cell.last > number]
            max_slots -= len(placed[-1])
            if max_slots < 0:
                return None
    return placed


def _begun(row: Sequence[CellT], from_above: Sequence[_Placed[CellT]], number: int, last: int) -> list[_Placed[CellT]]:
    """Place the written cells of a row, each in the first columns that no cell from above and none before it covers."""
    begun: list[_Placed[CellT]] = []
    column = passed = 0
    for cell in row:
        while passed < len(from_above) and from_above[passed].start <= column:
            column = max(column, from_above[passed].end)
            passed += 1
        end = column + cell.colspan
        begun.append(_Placed(column, end, number, min(last, number + cell.rowspan - 1) if cell.rowspan else last, cell))
        column = end
    return begun


def _filled_rows(placed: Sequence[Sequence[_Placed[CellT]]], max_slots: int) -> list[list[CellT | None]] | None:
    """Return each row with its cells in all slots that they cover; None if there are more than `max_slots` slots."""
    starts = sorted({cell.start for row in placed for cell in row})
    numbers = {start: number for number, start in enumerate(starts)}
    rows: list[list[CellT | None]] = []
    for row in placed:
        slots: list[CellT | None] = [None] * bisect_left(starts, max([cell.end for cell in row], default=0))
        max_slots -= len(slots)
        if max_slots < 0:
            return None
        # Where two cells overlap, the cell from above is shown.
        for placed_cell in sorted(row, key=_first_of, reverse=True):
            start, end = numbers[placed_cell.start], bisect_left(starts, placed_cell.end)
            slots[start:end] = [placed_cell.cell] * (end - start)
        rows.append(slots)
    return rows
