"""A table read by a schema: its columns named, its rows chosen, its cells read as JSON values."""

from __future__ import annotations

from collections import Counter
from functools import cached_property, partial
from typing import TYPE_CHECKING

from mdlint.schema.filling import captioned, cell_at, filled_down
from mdlint.schema.header_names import headers_of, name_columns
from mdlint.schema.headers import normalize_header
from mdlint.schema.reading import contents, read_cells
from mdlint.schema.table_schema import TableSchema
from mdlint.schema.view import ReadColumn
from mdlint.shape import is_filled, row_kinds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mdlint.model import Cell, Table
    from mdlint.schema.columns import Column
    from mdlint.schema.filling import Source
    from mdlint.schema.json_values import JSON
    from mdlint.shape import RowKind


def records(table: Table, schema: TableSchema | None) -> list[dict[str, JSON]]:
    """Return the rows of a table as objects, those too short or too long padded or cut as GitHub shows them.

    All rows are there but those of the header, and captions where these make a column. A repeated column name is told
    apart by a number: `Latency`, `Latency (2)`.
    """
    schema = schema or TableSchema("", schema=True)
    bound = BoundTable(table, schema)
    left_out = {"header", "caption"} if bound.group else {"header"}
    rows = [number for number, kind in enumerate(bound.kinds) if kind not in left_out]

    def values(index: int, column: Column) -> list[JSON]:
        sources = bound.sources(index, column)
        cells = [cell_at(table, sources[row]) if row in sources else _written(table, row, index) for row in rows]
        return read_cells(contents(cells, column), column)

    columns = {bound.group.name: values(table.width, bound.group)} if bound.group else {}
    numbers: dict[str, int] = {}
    for index, (header, column) in enumerate(zip(bound.headers, bound.columns, strict=True)):
        known = header if column is None else column.name
        key, number = known, numbers.get(known, 1)
        while key in columns:
            number += 1
            key = f"{known} ({number})"
        numbers[known] = number
        columns[key] = values(index, column or schema.column(known, header))
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _written(table: Table, row: int, column: int) -> Cell | None:
    """The cell that GitHub shows in a column, if the row has one there."""
    cells = table.rows[row].cells
    return cells[column] if column < min(len(cells), table.width) else None


class BoundTable:
    """A table read by a schema.

    `headers` has the name of each written column, `columns` what the schema says of it (None: a second column of the same
    header). `rows` are the numbers of the rows that take part: rows of data (`kinds`) with a cell for each column and
    no text in a cell too many, but for those that the schema skips.
    """

    def __init__(self, table: Table, schema: TableSchema) -> None:
        self.table = table
        self.schema = schema
        self.headers = headers_of(table, schema)
        names = zip(name_columns(self.headers, schema), self.headers, strict=True)
        self.columns = tuple(None if name is None else schema.column(name, header) for name, header in names)

    @cached_property
    def kinds(self) -> list[RowKind]:
        """What each row is."""
        return row_kinds(self.table, by_first_cell=self._lacks_group)

    @cached_property
    def group(self) -> Column | None:
        """The column that the captions make, where the schema groups rows by one that is not written."""
        name = self.schema.group_column
        return self.schema.column(name) if name and self._lacks_group and "caption" in self.kinds else None

    @property
    def _lacks_group(self) -> bool:
        name = self.schema.group_column
        return name is not None and all(column is None or column.name != name for column in self.columns)

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """The numbers of the rows that take part."""
        width, kinds = self.table.width, self.kinds
        rows = [
            number
            for number, row in enumerate(self.table.rows)
            if kinds[number] == "data"
            and len(row.cells) >= width
            and not (len(row.cells) > width and any(map(is_filled, row.cells[width:])))
        ]
        skipped = self._skipped(rows) if self.schema.skips_rows else ()
        return tuple([number for number in rows if number not in skipped]) if skipped else tuple(rows)

    def _skipped(self, rows: list[int]) -> set[int]:
        """The rows that the schema skips, by their first cell or by that of a column."""
        firsts = [self.table.rows[number].cells[0].text for number in rows]
        skipped = {number for number, text in zip(rows, firsts, strict=True) if self.schema.skips(text)}
        columns = self._read(rows) if any(name for name, _ in self.schema.skip_patterns) else {}
        for name, pattern in self.schema.skip_patterns:
            read = columns.get(name) if name else None
            texts = firsts if name is None else read.texts if read else ()
            skipped |= {number for number, text in zip(rows, texts, strict=False) if pattern.search(text)}
        return skipped

    @cached_property
    def doubled(self) -> frozenset[int]:
        """The numbers of the columns whose header another column has too."""
        if None not in self.columns:
            return frozenset()
        keys = [normalize_header(header) for header in self.headers]
        counts = Counter(keys)
        return frozenset(index for index, key in enumerate(keys) if counts[key] > 1)

    @property
    def instance(self) -> list[dict[str, JSON]]:
        """The rows that take part as JSON objects: what the JSON Schema keywords are about."""
        values = [column.values for column in self.cells.values()]
        return [dict(zip(self.cells, row, strict=True)) for row in zip(*values, strict=True)]

    @cached_property
    def cells(self) -> dict[str, ReadColumn]:
        """The columns that have a name, with their cells; the one that captions make stands first."""
        return self._read(self.rows)

    def _read(self, rows: Sequence[int]) -> dict[str, ReadColumn]:
        written = [(index, column) for index, column in enumerate(self.columns) if column is not None]
        made = [(self.table.width, self.group)] if self.group else []
        return {
            column.name: ReadColumn(
                index, column, self.table, rows, partial(read_cells, column=column), self.sources(index, column)
            )
            for index, column in (*made, *written)
        }

    def sources(self, index: int, column: Column) -> Mapping[int, Source]:
        """Where the texts of a column stand that are taken from other rows, by row."""
        if index == self.table.width:
            return captioned(self.table, self.kinds)
        if column.fills_down or column.name == self.schema.group_column:
            return filled_down(self.table, self.kinds, index)
        return {}
