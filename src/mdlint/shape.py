"""The shape of a table: which rows are its header, captions of sections, blank, or data, and what its columns are called.

GFM knows one header row and rows below it (§4.10). What people write there is more than that, so this is recognised where
it is certain; all else is data.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from mdlint.model import Cell, Row, Table
from mdlint.values import is_missing, parse_number

# `header`: a further row of the header, or the header once more. `caption`: it heads the rows below. `aside`: one bold number
# that is not in the first column, such as a total.
RowKind: TypeAlias = Literal["data", "blank", "header", "caption", "aside"]

# So many columns have to be numbers below a word before that word is part of a name.
_NAMED_COLUMNS = 2
# In a table of two columns, a row of one cell may just as well lack its only value.
_CAPTION_WIDTH = 3


class Lone(NamedTuple):
    """The only filled cell of a row, and the first column it stands in."""

    column: int
    cell: Cell


def is_filled(cell: Cell) -> bool:
    """Whether something is written in a cell; no-break spaces are nothing."""
    return bool(cell.raw) and not cell.text.isspace()


def lone_cell(row: Row) -> Lone | None:
    """The only filled cell of a row, be it that it spans several columns of an HTML table; None if there are more, or none."""
    lone: Lone | None = None
    for column, cell in enumerate(row.cells):
        if is_filled(cell):
            if lone is None:
                lone = Lone(column, cell)
            elif cell.span != lone.cell.span:
                return None
    return lone


def header_depth(table: Table) -> int:
    """How many of the rows below `table.header` belong to the header as well.

    HTML says so. The first row of a pipe table does if it has a cell for each column and no number, but words in two columns
    or more that otherwise hold numbers; and if it names no row: its first cell is blank or says what the header says, or
    the header is blank there and leaves names to this row.
    """
    if table.header_rows > 1:
        return min(table.header_rows - 1, len(table.rows))
    return int(table.kind == "pipe" and len(table.rows) > 1 and _is_second_header(table))


def _is_second_header(table: Table) -> bool:
    header, (first, *below) = table.header.cells, table.rows
    cells = first.cells
    if len(cells) < table.width or not _names_no_row(header, cells):
        return False
    texts = first.texts(table.width)
    if any(parse_number(text) for text in texts):
        return False
    named = [column for column in range(1, table.width) if not is_missing(texts[column]) and _is_numeric(below, column)]
    if len(named) < _NAMED_COLUMNS or not any(is_filled(row.cells[0]) for row in below):
        return False
    if not texts[0] or texts[0] == header[0].text:
        return True
    above = [header[column].text for column in named]
    return "" in above and len({texts[column] for column in named}) == len(named)


def _names_no_row(header: Sequence[Cell], cells: Sequence[Cell]) -> bool:
    return not cells[0].text or not header[0].text or cells[0].text == header[0].text


def _is_numeric(rows: Sequence[Row], column: int) -> bool:
    """Whether a column has a number and nothing else but missing markers."""
    texts = [row.cells[column].text for row in rows if column < len(row.cells)]
    values = [text for text in texts if not is_missing(text)]
    return bool(values) and all(parse_number(text) for text in values)


def column_parts(table: Table) -> list[tuple[str, ...]]:
    """The parts of each column's name from top to bottom: one, or none, where the header has one row.

    Blank parts are left out, and of equal neighbours all but one.
    """
    depth = header_depth(table)
    if not depth:
        return [(cell.text,) if cell.text else () for cell in table.header.cells]
    return [
        tuple([cell.text for number, cell in enumerate(cells) if not number or cell.text != cells[number - 1].text])
        for cells in (_name_cells(table, depth, column) for column in range(table.width))
    ]


def column_names(table: Table) -> list[str]:
    """The name of each column: its parts from top to bottom, joined by a space."""
    return [" ".join(parts) for parts in column_parts(table)]


def name_cell(table: Table, column: int) -> Cell:
    """The header cell that says most closely what a column is: the lowest with a text; the first, if none has one."""
    cells = _name_cells(table, header_depth(table), column)
    return cells[-1] if cells else table.header.cells[column]


def _name_cells(table: Table, depth: int, column: int) -> list[Cell]:
    rows = (table.header, *table.rows[:depth])
    return [row.cells[column] for row in rows if column < len(row.cells) and row.cells[column].text]


def row_kinds(table: Table, *, by_first_cell: bool = False) -> list[RowKind]:
    """What each of `table.rows` is.

    A caption is a cell that spans columns with no other beside it; a bold cell alone in its row; and, in a table of three
    columns or more, a first cell alone in its row, above a row of data, that is neither link nor code, where the first
    cells of all rows of data are links, or all are code. `by_first_cell` makes each row a caption whose first cell alone is filled.
    """
    depth = header_depth(table)
    headers = {tuple(row.texts(table.width)) for row in (table.header, *table.rows[:depth])}
    starts = {texts[0] for texts in headers if texts}
    kinds: list[RowKind] = ["header"] * depth
    lones: dict[int, Lone] = {}
    for number, row in enumerate(table.rows[depth:], depth):
        if not _has_two(row):
            lone = lone_cell(row)
            if lone is None and not any(map(is_filled, row.cells)):
                kinds.append("blank")
                continue
            if lone:
                lones[number] = lone
        repeats = row.cells[0].text in starts and number not in lones and tuple(row.texts(table.width)) in headers
        kinds.append("header" if repeats else "data")
    if lones and table.width > 1:
        _sort_out(table, kinds, lones, by_first_cell=by_first_cell)
    return kinds


def _has_two(row: Row) -> bool:
    """Whether the first two cells are filled, as in nearly all rows, and are not one that spans both."""
    cells = row.cells
    if len(cells) < 2 or not cells[0].text or not cells[1].text:
        return False
    return cells[0] is not cells[1] and not cells[0].text.isspace() and not cells[1].text.isspace()


def _sort_out(table: Table, kinds: list[RowKind], lones: dict[int, Lone], *, by_first_cell: bool) -> None:
    """Say which rows of one cell are captions."""
    firsts = [row.cells[0] for number, row in enumerate(table.rows) if kinds[number] == "data" and number not in lones]
    are_marked = len(firsts) > 1 and (all(cell.links for cell in firsts) or all(cell.code for cell in firsts))
    for number, (column, cell) in lones.items():
        if column >= table.width:
            continue
        is_spanning = sum(1 for other in table.rows[number].cells if other.span == cell.span) > 1
        if is_spanning or (cell.bold and (column == 0 or not parse_number(cell.text))):
            kinds[number] = "caption"
        elif cell.bold:
            kinds[number] = "aside"
        elif column == 0 and (by_first_cell or (are_marked and _heads_data(table, kinds, lones, number))):
            kinds[number] = "caption"


def _heads_data(table: Table, kinds: Sequence[RowKind], lones: dict[int, Lone], number: int) -> bool:
    """Whether a row of one cell differs from rows of data, and stands above one and not below another of its kind."""
    cell = lones[number].cell
    if table.width < _CAPTION_WIDTH or cell.links or cell.code or not any(map(str.isalpha, cell.text)):
        return False
    is_above_data = number + 1 < len(kinds) and kinds[number + 1] == "data" and number + 1 not in lones
    return is_above_data and number - 1 not in lones
