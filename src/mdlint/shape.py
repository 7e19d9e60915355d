"""The shape of a table: which rows are header, captions of sections, blank or data, and the names of the columns.

GFM has one header row and rows below it (§4.10). People write more kinds of rows. A row has such a kind if the kind is
certain; all other rows are data.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Literal, NamedTuple, TypeAlias

from mdlint.model import Cell, Row, Table
from mdlint.plain_rows import PlainRows
from mdlint.stray_lines import stray_lines
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.values import is_missing, parse_number

# `header`: another row of the header, or the header repeated. `caption`: the title of the rows below. `aside`: a single
# bold number outside of the first column, such as a total, or a line that is not a row.
RowKind: TypeAlias = Literal["data", "blank", "header", "caption", "aside"]

# Words in a row are parts of column names if at least this many columns have numbers below them.
_NAMED_COLUMNS = 2
# In a table of two columns, a row of one cell may as well lack its only value.
_CAPTION_WIDTH = 3
# A percentile as the name of a column. A change, such as +3%, is a value.
_PERCENTILE = lazy_pattern(r"[0-9]+(?:\.[0-9]+)?\s*%")
_ITALIC = lazy_pattern(r"\*[^*]+\*|_[^_]+_|<(em|i)>[^<]*</\1>", re.IGNORECASE)


class Lone(NamedTuple):
    """The only filled cell of a row, and the first column that it is in."""

    column: int
    cell: Cell


def is_filled(cell: Cell) -> bool:
    """Whether a reader sees something in a cell: `&nbsp;` and `<br>` show nothing."""
    return bool(cell.raw and (cell.text.strip() or cell.links))


def is_italic(cell: Cell) -> bool:
    """Whether the whole cell is emphasized."""
    return _ITALIC.fullmatch(cell.raw.strip()) is not None


def lone_cell(row: Row) -> Lone | None:
    """Return the only filled cell of a row, even if it spans several columns; None if there is no such cell."""
    lone: Lone | None = None
    for column, cell in enumerate(row.cells):
        if is_filled(cell):
            if lone is None:
                lone = Lone(column, cell)
            elif cell.span != lone.cell.span:
                return None
    return lone


def pipe_header_rows(header: Row, rows: Sequence[Row]) -> int:
    """Return how many rows are the header of a pipe table: 1, or 2 where the second is certain.

    The first row of the body belongs to the header if it has a cell for each column, no numbers, and words in at least
    two columns that mostly hold numbers below. A percentage above plain numbers is such a word, since it names a
    percentile. Its first cell must not name a row: it is blank, or repeats the header, or the header's first cell is
    blank. In the last case, the header must also be blank above one of those columns, and the words in them must differ
    within each group: below one cell of the header and the blank cells to its right.
    """
    if len(rows) < 2 or (not isinstance(rows, PlainRows) and len(rows[0].cells) < len(header.cells)):
        return 1
    above, first = header.cells[0].text.strip(), _first_text(rows).strip()
    is_named = bool(above and first and above != first)
    return 1 if is_named or not _names_columns(header, rows) else 2


def _first_text(rows: Sequence[Row]) -> str:
    """Return the text of the first cell of the first row."""
    return rows.columns[0][0] if isinstance(rows, PlainRows) else rows[0].cells[0].text


def _names_columns(header: Row, rows: Sequence[Row]) -> bool:
    """Whether the first row has words above columns of numbers, and its first cell fits a second row of the header."""
    width = len(header.cells)
    names, texts = header.texts(width), [text.strip() for text in rows[0].texts(width)]
    if any(parse_number(text) and not _PERCENTILE.fullmatch(text) for text in texts):
        return False
    below = rows[1:]
    if not any(is_filled(row.cells[0]) for row in below):
        return False
    values = _columns(below, width)
    if any("%" in value for text, column in zip(texts, values, strict=True) if parse_number(text) for value in column):
        return False
    named = [column for column in range(1, width) if not is_missing(texts[column]) and _are_numeric(values[column])]
    if len(named) < _NAMED_COLUMNS:
        return False
    if not texts[0] or texts[0] == names[0]:
        return True
    return any(not names[column] for column in named) and _differ_in_groups(names, texts, named)


def _columns(rows: Sequence[Row], width: int) -> list[list[str]]:
    """Return the texts of each column, top to bottom. A row that ends before a column has no text there."""
    columns: list[list[str]] = [[] for _ in range(width)]
    for row in rows:
        for column, cell in zip(columns, row.cells, strict=False):
            column.append(cell.text)
    return columns


def _are_numeric(texts: Sequence[str]) -> bool:
    """Whether most texts of a column are numbers, missing markers aside. A few others may be mistakes."""
    values = [text for text in texts if not is_missing(text)]
    return 2 * sum(1 for text in values if parse_number(text)) > len(values)


def _differ_in_groups(names: Sequence[str], texts: Sequence[str], columns: Sequence[int]) -> bool:
    """Whether the texts in some columns differ below each cell of the header, and not all of them are percentages."""
    groups = list(_filled_right(names))
    are_different = len({(groups[column], texts[column]) for column in columns}) == len(columns)
    found = {texts[column] for column in columns}
    return are_different and len(found) > 1 and not all(map(parse_number, found))


def _filled_right(names: Sequence[str]) -> Iterator[str]:
    """Yield each name, and for a blank cell the name to the left of it."""
    group = ""
    for name in names:
        group = name.strip() or group
        yield group


def header_rows(table: Table) -> tuple[Row, ...]:
    """Return the rows of the header from top to bottom."""
    depth = table.further_header_rows
    return (table.header, *table.rows[:depth]) if depth else (table.header,)


def column_parts(table: Table) -> list[tuple[str, ...]]:
    """Return the parts of each column's name from top to bottom. With one header row, there is one part, or none.

    Blank parts, and parts equal to the one above, are left out.
    """
    parts: list[tuple[str, ...]] = [(cell.text,) if cell.text else () for cell in table.header.cells]
    for row in header_rows(table)[1:]:
        for column, cell in enumerate(row.cells[: table.width]):
            if cell.text.strip() and parts[column][-1:] != (cell.text,):
                parts[column] = (*parts[column], cell.text)
    return parts


def column_names(table: Table) -> list[str]:
    """Return the name of each column: its parts from top to bottom, joined by a space."""
    return [" ".join(parts) for parts in column_parts(table)]


def name_cell(table: Table, column: int) -> Cell:
    """Return the header cell that names a column most exactly: the lowest with a text; the first if none has one."""
    cells = [row.cells[column] for row in header_rows(table) if column < len(row.cells)]
    return next((cell for cell in reversed(cells) if cell.text.strip()), table.header.cells[column])


def row_kinds(table: Table, *, by_first_cell: bool = False) -> list[RowKind]:
    """Return the kind of each of `table.rows`.

    These cells are captions, each alone in its row: a cell that spans columns; a bold cell; a first cell in italics, if
    no row of data begins with such a cell; and, in a table of at least three columns, a first cell
    that is neither link nor code, above a row of data, if the first cells of all rows of data are links or are all
    code. With `by_first_cell`, every first cell alone in its row is a caption.
    """
    depth, count = table.further_header_rows, len(table.rows)
    headers = {tuple(row.texts(table.width)) for row in header_rows(table)}
    starts = {texts[0] for texts in headers if texts}
    kinds: list[RowKind] = ["header" if number < depth else "data" for number in range(count)]
    lones: dict[int, Lone] = {}
    strays = stray_lines(table).numbers(table)
    rows = table.rows
    for number in _unusual_rows(rows, depth, starts) if isinstance(rows, PlainRows) else range(depth, count):
        row = rows[number]
        if number in strays:
            kinds[number] = "aside"
            continue
        if not _has_two(row):
            lone = lone_cell(row)
            if lone is None and not any(map(is_filled, row.cells)):
                kinds[number] = "blank"
                continue
            if lone:
                lones[number] = lone
        if row.cells[0].text in starts and number not in lones and tuple(row.texts(table.width)) in headers:
            kinds[number] = "header"
    if lones and table.width > 1:
        _mark_captions(table, kinds, lones, by_first_cell=by_first_cell)
    return kinds


def _unusual_rows(rows: PlainRows, depth: int, starts: AbstractSet[str]) -> Sequence[int]:
    """Return the rows after the first `depth` that may not be data.

    They do not have two filled cells, or have the start of a header, or markup.
    """
    if len(rows.columns) == 1:
        return range(depth, len(rows))
    first, second = rows.columns[0][depth:], rows.columns[1][depth:]
    marked = [number for number in rows.marked if number >= depth]
    if not ("" in first or "" in second or any(start in first for start in starts)):
        return marked
    pairs = enumerate(zip(first, second, strict=True), depth)
    unusual = {number for number, (text, next_text) in pairs if not (text and next_text) or text in starts}
    return sorted(unusual.union(marked))


def _has_two(row: Row) -> bool:
    """Whether the first two cells are filled, as in nearly all rows, and are not one cell that spans both."""
    cells = row.cells
    return len(cells) > 1 and cells[0] is not cells[1] and bool(cells[0].text.strip() and cells[1].text.strip())


def _mark_captions(table: Table, kinds: list[RowKind], lones: dict[int, Lone], *, by_first_cell: bool) -> None:
    """Mark the captions among the rows with only one filled cell."""
    firsts = [row.cells[0] for number, row in enumerate(table.rows) if kinds[number] == "data" and number not in lones]
    are_marked = len(firsts) > 1 and (all(cell.links for cell in firsts) or all(cell.code for cell in firsts))
    are_italic = not firsts or any(map(is_italic, firsts))
    for number, (column, cell) in lones.items():
        if column >= table.width:
            continue
        is_spanning = sum(1 for other in table.rows[number].cells if other.span == cell.span) > 1
        if is_spanning or (cell.bold and (column == 0 or not parse_number(cell.text))):
            kinds[number] = "caption"
        elif cell.bold:
            kinds[number] = "aside"
        elif column == 0 and (
            by_first_cell
            or (not are_italic and is_italic(cell))
            or (are_marked and _heads_data(table, kinds, lones, number))
        ):
            kinds[number] = "caption"


def _heads_data(table: Table, kinds: Sequence[RowKind], lones: dict[int, Lone], number: int) -> bool:
    """Whether a row of one cell looks unlike data, is above a row of data, and not below another row of one cell."""
    cell = lones[number].cell
    if table.width < _CAPTION_WIDTH or cell.links or cell.code or not any(map(str.isalpha, cell.text)):
        return False
    is_above_data = number + 1 < len(kinds) and kinds[number + 1] == "data" and number + 1 not in lones
    return is_above_data and number - 1 not in lones
