"""Selects the rows of a table that a schema checks, with the reason why each other row is unchecked."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mdlint.model import Row, Table
from mdlint.plain_rows import PlainRows
from mdlint.shape import RowKind, is_filled
from mdlint.stray_lines import is_line_of_text

# The reasons for which a row is not checked, in the order in which they are reported. `text` is a line without a pipe,
# `note` a row of one cell in an HTML table or a `{csv-table}`.
REASONS = (
    "header",
    "caption",
    "blank",
    "total",
    "text",
    "note",
    "surplus-cells",
    "too-short",
    "skipped",
    "shifted-cells",
)

# At most this many missing cells of a table are added. Without a limit, a wide header and many short rows make a small
# page slow; cmark-gfm has such a limit too.
_MOST_ADDED = 1 << 15
# If this many rows agree, the header is wrong, not the rows.
_MANY = 3


class Selection(NamedTuple):
    """The numbers of the rows to check, and the reason for each unchecked row, by its number."""

    rows: Sequence[int]
    unchecked: Mapping[int, str]


def select_rows(table: Table, kinds: Sequence[RowKind]) -> Selection:
    """Select the rows of data.

    A row that lacks its last cells is data: a reader sees empty cells there. A row with text in surplus cells may have
    its values in the wrong columns, and is unchecked, unless at least 3 rows, and most rows, have the same number of
    surplus cells: then the header lacks a cell.
    """
    if isinstance(table.rows, PlainRows):
        return _by_kind(table, kinds)
    rows: list[int] = []
    unchecked: dict[int, str] = {}
    usual, text, added = _usual_count(table, kinds), _lines_of_text(table), 0
    for number, row in enumerate(table.rows):
        if number < table.further_header_rows:
            continue
        if reason := _of_kind(kinds[number], row) or ("text" if number in text else _reason(table, row, usual)):
            unchecked[number] = reason
        elif added + (missing := max(table.width - len(row.cells), 0)) > _MOST_ADDED:
            unchecked[number] = "too-short"
        else:
            added += missing
            rows.append(number)
    return Selection(tuple(rows), unchecked)


def _by_kind(table: Table, kinds: Sequence[RowKind]) -> Selection:
    """Select the rows of data of a table in which each row has a cell for each column."""
    numbers = range(table.further_header_rows, len(kinds))
    unchecked = {number: _of_kind(kinds[number], table.rows[number]) for number in numbers if kinds[number] != "data"}
    rows = [number for number in numbers if number not in unchecked] if unchecked else numbers
    return Selection(rows, unchecked)


def _of_kind(kind: RowKind, row: Row) -> str:
    """Return the reason why rows of a kind are not checked; an empty text for data."""
    match kind:
        case "data":
            return ""
        case "header" | "caption" | "blank":
            return kind
        case _:
            return "text" if is_line_of_text(row) else "total"


def _reason(table: Table, row: Row, usual: int) -> str:
    """Return the reason why a row that looks like data is not checked; an empty text if it is checked."""
    count, width = len(row.cells), table.width
    if count > width and count != usual and any(map(is_filled, row.cells[width:])):
        return "surplus-cells"
    # A browser shows an empty end of the row; `ragged-row` does not report it.
    return "note" if count == 1 < width and table.kind in ("html", "csv") else ""


def _lines_of_text(table: Table) -> set[int]:
    """Return the numbers of the rows that are lines without a pipe: text, or the markup of a site generator.

    In a table without outer pipes, such a line is text only at the end of the table. Elsewhere, it is a row that lacks
    its other cells.
    """
    if table.kind != "pipe" or table.width == 1:
        return set()
    lines = {number for number, row in enumerate(table.rows) if is_line_of_text(row)}
    if table.header.cells[0].span.start != table.header.span.start:
        return lines
    end = next((number for number in range(len(table.rows) - 1, -1, -1) if number not in lines), -1)
    return {number for number in lines if number > end}


def _usual_count(table: Table, kinds: Sequence[RowKind]) -> int:
    """Return the number of cells that most rows of data have; the number in the header if no number is that common."""
    counts = Counter(len(row.cells) for row, kind in zip(table.rows, kinds, strict=True) if kind == "data")
    if counts.keys() <= {table.width}:
        return table.width
    count, rows = counts.most_common(1)[0]
    return count if rows >= _MANY and 2 * rows > counts.total() else table.width
