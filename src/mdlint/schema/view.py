"""A table as the keywords see it: its columns by name, and in each the cells that are sound."""

from __future__ import annotations

from functools import cached_property
from itertools import groupby
from operator import itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from mdlint.schema.filling import cell_at
from mdlint.schema.json_values import JSON, identity, is_number
from mdlint.schema.names import name_in
from mdlint.schema.reading import contents
from mdlint.text.words import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from mdlint.model import Align, Cell, Table
    from mdlint.naming import Convention, Name
    from mdlint.schema.columns import Column
    from mdlint.schema.filling import Source
    from mdlint.schema.lists import Piece

_Content = TypeVar("_Content")


class Entry(NamedTuple):
    """A cell's text as a reader sees it, and the JSON value it stands for."""

    text: str
    value: JSON

    @property
    def words(self) -> str:
        """The cell in a message: a number as it is written, any other text in quotes."""
        return self.text if is_number(self.value) else quoted(self.text) if self.text else "(empty)"


class ReadColumn:
    """A column of a table: its number among the written ones, its name, and its cells, read when they are wanted.

    A column that is made of captions has the number behind the last. `rows` are the numbers in the table of the rows that
    take part; `texts`, `contents` and `values` have a member for each. `column` is what the schema says of it, `read` makes
    values of contents. `sources` are the cells that stand for those of other rows, by row. `naming` are the values of
    `nameConvention`.
    """

    def __init__(  # noqa: PLR0913, PLR0917  what a column is
        self,
        index: int,
        column: Column,
        table: Table,
        rows: Sequence[int],
        read: Callable[[list[str]], list[JSON]],
        sources: Mapping[int, Source] = MappingProxyType({}),
    ) -> None:
        self.index = index
        self.column = column
        self.name = column.name
        self.naming = column.naming
        self.rows = rows
        self._table = table
        self._read = read
        self._sources = sources
        self._names: dict[tuple[str, tuple[str, ...]], dict[int, Name]] = {}

    @property
    def is_written(self) -> bool:
        """Whether the table has the column, and it is not made of captions."""
        return self.index < self._table.width

    @property
    def takes_from_above(self) -> bool:
        """Whether texts of the column stand in other rows than their own."""
        return bool(self._sources)

    def place(self, row: int) -> tuple[int, int | None]:
        """Where the text of a row stands: a row and a column (None: the whole row, as there is no such cell)."""
        return self._sources.get(row, (row, self.index))

    @cached_property
    def cells(self) -> dict[int, Cell]:
        """The cells by row, each where its text stands."""
        rows, table = self._table.rows, self._table
        if self._sources:
            return {
                row: cell_at(table, self._sources[row]) if row in self._sources else rows[row].cells[self.index]
                for row in self.rows
            }
        return {row: rows[row].cells[self.index] for row in self.rows}

    @cached_property
    def texts(self) -> list[str]:
        """The cells as a reader sees them."""
        if self._sources:
            return [cell.text for cell in self.cells.values()]
        rows = self._table.rows
        return [rows[number].cells[self.index].text for number in self.rows]

    @cached_property
    def values(self) -> list[JSON]:
        """The cells as JSON values."""
        return self._read(self.contents)

    @cached_property
    def contents(self) -> list[str]:
        """What the column looks at of each cell: its text, unless it looks further."""
        column = self.column
        return contents(list(self.cells.values()), column) if column.looks_further else self.texts

    @cached_property
    def places(self) -> dict[int, int]:
        """Where each row that takes part stands among `texts`, `contents` and `values`."""
        return {row: place for place, row in enumerate(self.rows)}

    def pieces(self, number: int) -> list[Piece]:
        """The values of the cell in one of the rows that take part, one or several, with their places in its content."""
        from mdlint.schema.lists import pieces  # noqa: PLC0415  only what looks into cells needs it

        return pieces(self.contents[number], self.column)

    def within(self, number: int, start: int, end: int) -> tuple[int, int] | None:
        """Where a part of a cell's content is in its text; None where the text has more, or is nothing but the part."""
        text = self.texts[number]
        same = self.contents[number].replace("\n", " ") == text
        return (start, end) if same and (start, end) != (0, len(text)) else None

    @cached_property
    def entries(self) -> dict[int, Entry]:
        """The cells by row."""
        return dict(zip(self.rows, map(Entry, self.texts, self.values), strict=True))

    def names(self, convention: Convention, marks: tuple[str, ...]) -> dict[int, Name]:
        """The names in the cells by row, read by a convention, marks behind them left aside; missing values are none.

        Each distinct name is read once.
        """
        key = (convention.name, marks)
        if key not in self._names:
            cells = zip(self.cells.items(), self.values, strict=True)
            texts = {row: name_in(cell, marks) for (row, cell), value in cells if value is not None and cell.text}
            read = {text: convention.read(text) for text in dict.fromkeys(texts.values())}
            self._names[key] = {row: read[text] for row, text in texts.items()}
        return self._names[key]


class View(NamedTuple):
    """What keywords may know of a table.

    `columns` are in the order they are written; `rows` are the numbers in the table of the rows whose cells they hold.
    Cells in `faulty` (by column, the rows) have a finding of their own, rows in `left_out` one as a whole; `repeated`
    finds the rows that have an equal. `required` are the columns that the schema requires, be they there or not;
    `conventions` the naming conventions it names. `is_html` says that the table is written in HTML, `is_aligned` that its
    columns can be aligned where it is written. `doubled` are the numbers of the columns whose header stands twice. `group_column` is
    the column that groups the rows, be it there or not.
    """

    columns: Mapping[str, ReadColumn]
    rows: Sequence[int]
    align: Sequence[Align | None] = ()
    required: frozenset[str] = frozenset()
    faulty: Mapping[str, AbstractSet[int]] = MappingProxyType({})
    left_out: AbstractSet[int] = frozenset()
    repeated: Callable[[], AbstractSet[int]] = frozenset
    conventions: Mapping[str, Convention] = MappingProxyType({})
    is_html: bool = False
    doubled: AbstractSet[int] = frozenset()
    is_aligned: bool = True
    group_column: str | None = None

    def entries(self, name: str) -> Mapping[int, Entry]:
        """Return the sound cells of a column by row; none if the column isn't there."""
        column = self.columns.get(name)
        return self._sound(name, column.entries) if column else {}

    def names(self, name: str, naming: Mapping[str, Any]) -> Mapping[int, Name]:
        """Return the names in the sound cells of a column by row, read as a value of `nameConvention` says."""
        convention = self.conventions[naming["convention"]]
        return self._sound(name, self.columns[name].names(convention, tuple(naming["marks"])))

    def _sound(self, name: str, cells: Mapping[int, _Content]) -> Mapping[int, _Content]:
        skipped = self.left_out | self.faulty.get(name, frozenset())
        return {row: content for row, content in cells.items() if row not in skipped} if skipped else cells

    @property
    def group(self) -> ReadColumn | None:
        """The column that groups the rows, if it is there."""
        return self.columns.get(self.group_column) if self.group_column else None

    def groups(self) -> list[list[int]]:
        """Return the rows in groups: those that follow each other with one value of the column that groups them."""
        group = self.group
        if group is None:
            return [list(self.rows)]
        pairs = zip(self.rows, map(identity, group.values), strict=True)
        return [[row for row, _ in same] for _, same in groupby(pairs, key=itemgetter(1))]

    def present(self, names: Iterable[str]) -> list[str]:
        """Return those of the names that are columns; none at all if one that the schema requires is missing."""
        wanted = list(names)
        there = [name for name in wanted if name in self.columns]
        return [] if self.required.intersection(wanted) - set(there) else there
