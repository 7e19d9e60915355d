"""A table read by a schema: its columns named, its rows chosen, its cells read as JSON values."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from mdlint.schema.columns import Column
from mdlint.schema.headers import normalize_header
from mdlint.schema.reading import contents, read_cells
from mdlint.schema.view import ReadColumn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mdlint.model import Row, Table
    from mdlint.schema.json_values import JSON
    from mdlint.schema.table_schema import TableSchema


def name_columns(headers: Sequence[str], schema: TableSchema | None) -> list[str | None]:
    """Name the columns of a table; None for a second column of the same header.

    Of the headers that stand for one column, the one nearest to its name has it, and of equally near ones the first. A
    second one, under another alias, keeps its own.
    """
    known = [schema.canonical(header) if schema else header for header in headers]
    names: list[str | None] = [None] * len(headers)
    taken: set[str] = set()
    seen: set[str] = set()
    for index in sorted(range(len(headers)), key=lambda index: _distance(headers[index], known[index])):
        header = headers[index]
        key = normalize_header(header)
        name = header if known[index] in taken else known[index]
        if key not in seen and name not in taken:
            names[index] = name
            taken.add(name)
        seen.add(key)
    return names


def _distance(header: str, name: str) -> int:
    """How far a header is from the name of its column: 0 is the name itself, 1 another writing of it, 2 an alias."""
    if header == name:
        return 0
    return 1 if normalize_header(header) == normalize_header(name) else 2


def records(table: Table, schema: TableSchema | None) -> list[dict[str, JSON]]:
    """Return all rows of a table as objects, those too short or too long padded or cut as GitHub shows them.

    A repeated column name is told apart by a number: `Latency`, `Latency (2)`.
    """
    headers = [cell.text for cell in table.header.cells]
    columns: dict[str, list[JSON]] = {}
    numbers: dict[str, int] = {}
    cells = [[*row.cells[: table.width], *[None] * (table.width - len(row.cells))] for row in table.rows]
    for index, name in enumerate(name_columns(headers, schema)):
        known = headers[index] if name is None else name
        key, number = known, numbers.get(known, 1)
        while key in columns:
            number += 1
            key = f"{known} ({number})"
        numbers[known] = number
        column = schema.column(known, headers[index]) if schema else Column(known)
        columns[key] = read_cells(contents([row[index] for row in cells], column), column)
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


class BoundTable:
    """A table read by a schema.

    `columns` has what the schema says of each written column, in the table's order (None: a second column of the same
    header). `rows` are the numbers of the rows that take part; left out are blank rows, section captions (one bold cell),
    rows with a cell too few or with text in a cell too many, and those that the schema skips.
    """

    def __init__(self, table: Table, schema: TableSchema) -> None:
        self.table = table
        self.schema = schema
        headers = [cell.text for cell in table.header.cells]
        names = zip(name_columns(headers, schema), headers, strict=True)
        self.columns = tuple(None if name is None else schema.column(name, header) for name, header in names)

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """The numbers of the rows that take part."""
        rows = enumerate(self.table.rows)
        skips = self.schema.skips
        return tuple(number for number, row in rows if _takes_part(row, self.table.width) and not skips(row))

    @property
    def instance(self) -> list[dict[str, JSON]]:
        """The rows that take part as JSON objects: what the JSON Schema keywords are about."""
        values = [column.values for column in self.cells.values()]
        return [dict(zip(self.cells, row, strict=True)) for row in zip(*values, strict=True)]

    @cached_property
    def cells(self) -> dict[str, ReadColumn]:
        """The columns that have a name, with their cells."""
        return {
            column.name: ReadColumn(index, column, self.table, self.rows, partial(read_cells, column=column))
            for index, column in enumerate(self.columns)
            if column is not None
        }


def _takes_part(row: Row, width: int) -> bool:
    """Whether a row has a cell for each column, text in one of them, none beyond them, and is no section caption.

    One bold cell is a section caption, and so is a cell of an HTML table that spans several columns, with no other beside it.
    """
    cells = row.cells
    if len(cells) < width or any(cell.raw for cell in cells[width:]):
        return False
    filled = [cell for cell in cells if cell.raw]
    if not filled:
        return False
    is_spanning = len(filled) > 1 and all(cell.span == filled[0].span for cell in filled)
    return not (is_spanning or (len(filled) == 1 < width and filled[0].bold))
