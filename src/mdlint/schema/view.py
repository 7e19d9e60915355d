"""A table as the keywords see it: its columns by name, and in each the cells that are sound."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from mdlint.model import Align, Table
from mdlint.schema.json_values import JSON, is_number
from mdlint.words import quoted


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

    `rows` are the numbers in the table of the rows that take part; `texts` and `values` have a member for each. `read`
    makes values of texts.
    """

    def __init__(
        self, index: int, name: str, table: Table, rows: Sequence[int], read: Callable[[list[str]], list[JSON]]
    ) -> None:
        self.index = index
        self.name = name
        self.rows = rows
        self._table = table
        self._read = read

    @cached_property
    def texts(self) -> list[str]:
        """The cells as a reader sees them."""
        rows = self._table.rows
        return [rows[number].cells[self.index].text for number in self.rows]

    @cached_property
    def values(self) -> list[JSON]:
        """The cells as JSON values."""
        return self._read(self.texts)

    @cached_property
    def entries(self) -> dict[int, Entry]:
        """The cells by row."""
        return dict(zip(self.rows, map(Entry, self.texts, self.values), strict=True))


class View(NamedTuple):
    """What keywords may know of a table.

    `columns` are in the order they are written; `rows` are the numbers in the table of the rows whose cells they hold.
    Cells in `faulty` (by column, the rows) have a finding of their own, rows in `left_out` one as a whole; `repeated`
    finds the rows that have an equal. `required` are the columns that the schema requires, be they there or not.
    """

    columns: Mapping[str, ReadColumn]
    rows: Sequence[int]
    align: Sequence[Align | None] = ()
    required: frozenset[str] = frozenset()
    faulty: Mapping[str, AbstractSet[int]] = MappingProxyType({})
    left_out: AbstractSet[int] = frozenset()
    repeated: Callable[[], AbstractSet[int]] = frozenset

    def entries(self, name: str) -> Mapping[int, Entry]:
        """Return the sound cells of a column by row; none if the column isn't there."""
        column = self.columns.get(name)
        if column is None:
            return {}
        skipped = self.left_out | self.faulty.get(name, frozenset())
        if not skipped:
            return column.entries
        return {row: entry for row, entry in column.entries.items() if row not in skipped}

    def present(self, names: Iterable[str]) -> list[str]:
        """Return those of the names that are columns; none at all if one that the schema requires is missing."""
        wanted = list(names)
        there = [name for name in wanted if name in self.columns]
        return [] if self.required.intersection(wanted) - set(there) else there
