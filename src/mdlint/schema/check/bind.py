"""A table bound to a schema: its columns named, its rows selected, its cells read as JSON values."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property, partial

from mdlint.draft2020.values import JSON
from mdlint.model import Table
from mdlint.schema.cells.cells import contents, read_cells
from mdlint.schema.cells.column import Column
from mdlint.schema.check.column_names import headers_of, name_columns
from mdlint.schema.check.misnamed import Misnamed, misspelled_columns
from mdlint.schema.check.row_selection import Selection, select_rows
from mdlint.schema.compiled.schema import TableSchema, without_unit
from mdlint.schema.table.fill import TakenFrom, captioned, cell_at, filled_down, texts_at, written_cell
from mdlint.schema.table.normalize import normalize_header
from mdlint.schema.table.view import ReadColumn
from mdlint.shape import RowKind, row_kinds


class BoundTable:
    """A table bound to a schema.

    `headers` has the header of each written column. `columns` tells how it is read; None for a second column with the
    same header. `misnamed` are the columns with wrong headers, among them the column that the schema was chosen by in
    spite of its header, if there is one.
    """

    def __init__(self, table: Table, schema: TableSchema, misnamed: Misnamed | None = None) -> None:
        self.table = table
        self.schema = schema
        self.headers = headers_of(table, schema)
        self.misnamed = _misnamed(self.headers, schema, misnamed)
        meant = {wrong.column: wrong.name for wrong in self.misnamed if wrong.is_misspelled}
        known = [_corrected(header, meant.get(index)) for index, header in enumerate(self.headers)]
        names = zip(name_columns(known, schema), known, strict=True)
        self.columns = tuple(None if name is None else schema.column(name, header) for name, header in names)

    @property
    def knows_a_column(self) -> bool:
        """Whether the schema says how to read any column."""
        return any(column.is_known for column in self.columns if column)

    @cached_property
    def kinds(self) -> list[RowKind]:
        """The kind of each row."""
        return row_kinds(self.table, by_first_cell=self._lacks_group)

    @cached_property
    def group(self) -> Column | None:
        """The column made of captions, if the schema groups rows by a column that is not written."""
        name = self.schema.layout.group_column
        return self.schema.column(name) if name and self._lacks_group and "caption" in self.kinds else None

    @property
    def _lacks_group(self) -> bool:
        name = self.schema.layout.group_column
        return name is not None and all(column is None or column.name != name for column in self.columns)

    @cached_property
    def _selection(self) -> Selection:
        return select_rows(self.table, self.kinds)

    @cached_property
    def rows(self) -> Sequence[int]:
        """The numbers of the rows that are checked: the rows of data that the schema does not skip.

        A row that lacks its last cells has empty cells there.
        """
        rows, skipped = self._selection.rows, self.skipped
        return [number for number in rows if number not in skipped] if skipped else rows

    @property
    def unchecked(self) -> Mapping[int, str]:
        """The reason for each row that is not checked, by its number; see `row_selection.REASONS`."""
        return {**self._selection.unchecked, **dict.fromkeys(self.skipped, "skipped")}

    @cached_property
    def skipped(self) -> frozenset[int]:
        """The numbers of the rows of data that the schema skips."""
        return frozenset(self._skipped(self._selection.rows) if self.schema.layout.skips_rows else ())

    def _skipped(self, rows: Sequence[int]) -> set[int]:
        """Return the rows that the schema skips, by their first cell or by their cell in a column."""
        firsts = texts_at(self.table, rows, 0)
        layout = self.schema.layout
        skipping = {text for text in set(firsts) if layout.skips(text)}
        skipped = {number for number, text in zip(rows, firsts, strict=True) if text in skipping} if skipping else set()
        columns = self.read(rows) if any(name for name, _ in layout.skip_patterns) else {}
        for name, search in layout.skip_patterns:
            read = columns.get(name) if name else None
            texts = firsts if name is None else read.texts if read else ()
            found = {text for text in set(texts) if search(text)}
            skipped |= {number for number, text in zip(rows, texts, strict=False) if text in found} if found else set()
        return skipped

    @cached_property
    def doubled(self) -> frozenset[int]:
        """The numbers of the columns that share their header with another column."""
        if None not in self.columns:
            return frozenset()
        keys = [normalize_header(header) for header in self.headers]
        counts = Counter(keys)
        return frozenset(index for index, key in enumerate(keys) if counts[key] > 1)

    @property
    def instance(self) -> list[dict[str, JSON]]:
        """The rows that are checked, as JSON objects: the instance of JSON Schema keywords."""
        values = [column.values for column in self.cells.values()]
        return [dict(zip(self.cells, row, strict=True)) for row in zip(*values, strict=True)]

    @cached_property
    def cells(self) -> dict[str, ReadColumn]:
        """The columns that have a name, with their cells. A column made of captions comes first."""
        return self.read(self.rows)

    def read(self, rows: Sequence[int]) -> dict[str, ReadColumn]:
        """Return the columns that have a name, with their cells in some rows."""
        written = [(index, column) for index, column in enumerate(self.columns) if column is not None]
        made = [(self.table.width, self.group)] if self.group else []
        return {
            column.name: ReadColumn(
                index, column, self.table, rows, partial(read_cells, column=column), self.taken(index, column)
            )
            for index, column in (*made, *written)
        }

    def taken(self, index: int, column: Column) -> Mapping[int, TakenFrom]:
        """Return, by row, the cell that a text of a column is taken from, if it is not in its own row."""
        if index == self.table.width:
            return captioned(self.table, self.kinds)
        if column.fills_down or column.name == self.schema.layout.group_column:
            return filled_down(self.table, self.kinds, index)
        return {}


def records(bound: BoundTable) -> list[dict[str, JSON]]:
    """Return the rows that the schema checks as objects. Short rows are padded and long rows are cut, as on GitHub.

    A repeated column name gets a number: `Latency`, `Latency (2)`.
    """
    table, rows = bound.table, bound.rows

    def values(index: int, column: Column) -> list[JSON]:
        taken = bound.taken(index, column)
        cells = [cell_at(table, taken[row]) if row in taken else written_cell(table.rows[row], index) for row in rows]
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
        columns[key] = values(index, column or bound.schema.column(known, header))
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _misnamed(headers: Sequence[str], schema: TableSchema, known: Misnamed | None) -> tuple[Misnamed, ...]:
    """Return the columns with wrong headers: the `known` one, and the columns of the schema with misspelled headers.

    Columns that the schema does not require are looked for if the table has two others, and if nothing else reports a
    header that the schema does not list.
    """
    wanted = sorted(schema.required)
    if not schema.is_closed and sum(schema.canonical(header) in schema.column_names for header in headers) > 1:
        wanted += sorted(schema.column_names.keys() - schema.required)
    found = misspelled_columns(headers, schema, wanted) if wanted else []
    if known is None:
        return tuple(found)
    return (known, *(wrong for wrong in found if wrong.column != known.column and wrong.name != known.name))


def _corrected(header: str, name: str | None) -> str:
    """Return a header with the name that was meant, and with its own unit if the name has none."""
    if name is None:
        return header
    unit = "" if without_unit(name)[1] else without_unit(header)[1]
    return f"{name} ({unit})" if unit else name
