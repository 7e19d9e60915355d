"""Rows with more or fewer cells than the header, whose values may be in the wrong columns.

A reader sees the missing cells at the end of such a row. If the cells fit their columns better with the gap somewhere
else, a cell was forgotten there, and the cells after it are in the wrong columns.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from mdlint.model import Cell
from mdlint.plain_rows import PlainRows
from mdlint.schema.cells.cells import contents, read_cells
from mdlint.schema.check.bind import BoundTable
from mdlint.shape import is_filled

# The rule that reports rows with too few or too many cells.
SHAPE_RULE = "ragged-row"

# A cell of a row, by the numbers of the row and the cell, read as a value of a column.
_Fit = tuple[int, int, int]


class Doubt(NamedTuple):
    """From which column on the cells of a row are in doubt.

    From `shifted` on, they are in the wrong columns: another gap leaves fewer cells that do not fit their columns. From
    `movable` on, they may be in the wrong columns: another gap leaves no more such cells. Both are the width of the
    table if there is no such column. If `is_of_header`, the gap is in the header, so that it moves whole columns.
    """

    shifted: int
    movable: int
    is_of_header: bool = False


def doubts(bound: BoundTable) -> dict[int, Doubt]:
    """Return the doubts about each checked row that has more or fewer cells than the header, apart from blank cells.

    If most rows have one number of cells that the header does not have, it is the header that has the gap, and the rows
    are compared together. Takes time linear in the cells of these rows.
    """
    if isinstance(bound.table.rows, PlainRows):
        return {}
    width = bound.table.width
    by_count: dict[int, list[int]] = defaultdict(list)
    for number in bound.rows:
        if (count := _count(bound, number)) != width:
            by_count[count].append(number)
    if not by_count:
        return {}
    misfits = _misfits(bound, by_count)
    found: dict[int, Doubt] = {}
    for count, rows in by_count.items():
        together = 2 * len(rows) > len(bound.rows) and len(rows) > 2
        for group in [rows] if together else [[row] for row in rows]:
            found |= dict.fromkeys(group, _doubt(bound, group, count, misfits))
    return found


def _count(bound: BoundTable, number: int) -> int:
    """Return the number of cells in a row, without surplus cells if all of them are blank."""
    cells, width = bound.table.rows[number].cells, bound.table.width
    return len(cells) if any(map(is_filled, cells[width:])) else min(len(cells), width)


def _pairs(count: int, width: int) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return each cell with its column as a reader sees it, and the same with a gap before it.

    In a short row, the gap moves the cell to another column; with a header that is too short, it moves another cell to
    the column.
    """
    gap = abs(width - count)
    moved = (0, gap) if count < width else (gap, 0)
    return [((place, place), (place + moved[0], place + moved[1])) for place in range(min(count, width))]


def _misfits(bound: BoundTable, by_count: Mapping[int, Sequence[int]]) -> set[_Fit]:
    """Return the cells that do not fit a column they may belong to. A missing value fits every column."""
    wanted: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for count, rows in by_count.items():
        for cell, column in dict.fromkeys(pair for pairs in _pairs(count, bound.table.width) for pair in pairs):
            wanted[column] += [(row, cell) for row in rows]
    return {
        (row, cell, column) for column, places in wanted.items() for row, cell in _misfits_in(bound, column, places)
    }


def _misfits_in(bound: BoundTable, index: int, places: Sequence[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    column = bound.columns[index]
    if column is None:
        return ()
    cells: list[Cell | None] = [bound.table.rows[row].cells[cell] for row, cell in places]
    values = read_cells(contents(cells, column), column)
    parts = bound.schema.partition.column_parts(column.name)
    wrong = {number for part in parts for number, _ in part.column_errors(values) if values[number] is not None}
    return [places[number] for number in wrong]


def _doubt(bound: BoundTable, rows: Sequence[int], count: int, misfits: set[_Fit]) -> Doubt:
    """Compare all places of the gap in rows of this count of cells."""
    pairs = _pairs(count, bound.table.width)
    end = len(pairs)
    as_seen = [sum((row, *seen) in misfits for row in rows) for seen, _ in pairs]
    moved = [sum((row, *other) in misfits for row in rows) for _, other in pairs]
    before = list(accumulate(as_seen, initial=0))
    after = list(accumulate(reversed(moved), initial=0))[::-1]
    wrong = [left + right for left, right in zip(before, after, strict=True)]
    fewest, width = min(wrong), bound.table.width
    # In one row of many, a cell that fits better elsewhere is a mistake of its own.
    is_shifted = wrong[end] - fewest > (len(rows) > 1)
    shifted = wrong.index(fewest) if is_shifted else width
    movable = next((place for place in range(end) if wrong[place] <= wrong[end]), width)
    filled = sum(1 for row in rows for cell in bound.table.rows[row].cells[:end] if is_filled(cell))
    is_of_header = len(rows) > 1
    return Doubt(0, 0, is_of_header) if wrong[end] >= filled > 0 else Doubt(shifted, movable, is_of_header)
