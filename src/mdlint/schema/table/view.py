"""A table as keywords see it: its columns by name, with the cells that are not faulty."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from mdlint.draft2020.values import JSON, identity, is_number
from mdlint.model import Align, Cell, Table
from mdlint.plain_rows import PlainRows, have_no_markup
from mdlint.schema.cells.cells import Piece, contents, pieces
from mdlint.schema.cells.column import Column
from mdlint.schema.table.fill import TakenFrom, cell_at, texts_at, written_cell
from mdlint.schema.table.names import name_in, names_in
from mdlint.schema.table.points import Points
from mdlint.schema.table.violation import At
from mdlint.text.words import quoted

if TYPE_CHECKING:  # importing it takes 3 ms, and most schemas use no naming convention
    from mdlint.naming import Convention, Name, Value

_Content = TypeVar("_Content")


class Entry(NamedTuple):
    """A cell's text as a reader sees it, and its JSON value."""

    text: str
    value: JSON

    @property
    def words(self) -> str:
        """The cell in a message: a number as it is written, any other text in quotes."""
        return self.text if is_number(self.value) else quoted(self.text) if self.text else "(empty)"


class ReadColumn:
    """A column of a table: its number, its name, and its cells, which are read when they are needed.

    A column made of captions has the number after the last written column. `rows` are the numbers of the checked rows;
    `texts`, `contents` and `values` have one item for each of them. `column` tells how cells are read, and `read` reads
    their contents. `taken` maps a row to the cell that its text comes from, if that is in another row.
    """

    def __init__(  # noqa: PLR0913, PLR0917  the facts of a column
        self,
        index: int,
        column: Column,
        table: Table,
        rows: Sequence[int],
        read: Callable[[list[str]], list[JSON]],
        taken: Mapping[int, TakenFrom] = MappingProxyType({}),
    ) -> None:
        self.index = index
        self.column = column
        self.name = column.name
        self.naming = column.naming
        self.rows = rows
        self._table = table
        self._read = read
        self._taken = taken
        self._name_texts: dict[tuple[str, ...], list[str]] = {}
        self._names_with_problems: dict[tuple[str, tuple[str, ...]], dict[str, Name]] = {}

    @property
    def is_written(self) -> bool:
        """Whether the table has the column, as opposed to a column made of captions."""
        return self.index < self._table.width

    @cached_property
    def absent(self) -> set[int]:
        """The rows that lack the cell of this column."""
        rows = self._table.rows
        if isinstance(rows, PlainRows):
            return set()
        is_short = (row for row in self.rows if len(rows[row].cells) <= self.index)
        return {row for row in is_short if row not in self._taken} if self.is_written else set()

    @property
    def takes_from_above(self) -> bool:
        """Whether rows of the column take their text from a cell above."""
        return bool(self._taken)

    def at(self, row: int) -> At:
        """Return where the text of a row is written: at a cell, or at a whole row if there is no such cell."""
        return At(*self._taken.get(row, (row, self.index)))

    @cached_property
    def cells(self) -> dict[int, Cell]:
        """The cells by row: for each row, the cell that its text is written in."""
        rows, table = self._table.rows, self._table
        if self._taken:
            return {
                row: cell_at(table, self._taken[row]) if row in self._taken else written_cell(rows[row], self.index)
                for row in self.rows
            }
        return {row: written_cell(rows[row], self.index) for row in self.rows}

    @cached_property
    def texts(self) -> list[str]:
        """The cells as a reader sees them."""
        if self._taken:
            return [cell.text for cell in self.cells.values()]
        return texts_at(self._table, self.rows, self.index)

    @cached_property
    def values(self) -> list[JSON]:
        """The cells as JSON values."""
        return self._read(self.contents)

    @cached_property
    def points(self) -> Points | None:
        """The points of the values, if they are dates or versions."""
        return Points(self.column.scale, self.values) if self.column.scale else None

    @cached_property
    def contents(self) -> list[str]:
        """The contents by which the cells are read: their texts, unless the column needs markup."""
        column = self.column
        return contents(list(self.cells.values()), column) if column.needs_markup else self.texts

    @cached_property
    def places(self) -> dict[int, int]:
        """The place of each checked row in `texts`, `contents` and `values`."""
        return {row: place for place, row in enumerate(self.rows)}

    def pieces(self, place: int) -> list[Piece]:
        """Return the values of the cell at a place, one or several, with their offsets in its content."""
        return pieces(self.contents[place], self.column)

    def within(self, place: int, start: int, end: int) -> tuple[int, int] | None:
        """Return offsets in a cell's text for offsets in its content.

        None if text and content differ, or if the part is the whole cell.
        """
        text = self.texts[place]
        same = self.contents[place].replace("\n", " ") == text
        return (start, end) if same and (start, end) != (0, len(text)) else None

    @cached_property
    def entries(self) -> dict[int, Entry]:
        """The cells by row."""
        return dict(zip(self.rows, map(Entry, self.texts, self.values), strict=True))

    @property
    def is_plain(self) -> bool:
        """Whether each text is written in its own row as it is shown, without markup and links."""
        return have_no_markup(self._table.rows) and self.is_written and not self._taken

    def name_texts(self, marks: tuple[str, ...]) -> list[str]:
        """Return the names in the cells as they are written, without the marks after them; "" for a missing value."""
        if marks not in self._name_texts:
            texts = self._names(marks)
            self._name_texts[marks] = [
                "" if value is None else text for text, value in zip(texts, self.values, strict=True)
            ]
        return self._name_texts[marks]

    def _names(self, marks: tuple[str, ...]) -> list[str]:
        rows = self._table.rows
        if not isinstance(rows, PlainRows) or not self.is_written or self._taken:
            return [name_in(cell, marks) for cell in self.cells.values()]
        names = names_in(self.texts, marks)
        for number, row in rows.marked.items():
            if number in self.places:
                names[self.places[number]] = name_in(row.cells[self.index], marks)
        return names

    def names_with_problems(self, convention: "Convention", marks: tuple[str, ...]) -> dict[str, "Name"]:
        """Return the names that have problems by their texts, read by a convention, without the marks after them.

        Each distinct name is read once, and nothing is kept of the others: a table may have a million.
        """
        key = (convention.name, marks)
        if key not in self._names_with_problems:
            texts = filter(None, dict.fromkeys(self.name_texts(marks)))
            self._names_with_problems[key] = convention.names_with_problems(texts)
        return self._names_with_problems[key]

    def name_parts(self, convention: "Convention", marks: tuple[str, ...], part: str) -> list["Value | None"]:
        """Return a part of each name, read by a convention: None for a missing value and a name without the part."""
        known = self.names_with_problems(convention, marks)
        return [
            (known[text].parts.get(part) if text in known else convention.part(text, part)) if text else None
            for text in self.name_texts(marks)
        ]


def _no_columns(_rows: Sequence[int]) -> Mapping[str, ReadColumn]:
    return {}


class View(NamedTuple):
    """A table as a keyword sees it.

    `columns` are in the order they are written; `rows` are the numbers of the checked rows. `faulty` has, by column,
    the rows whose cell has a violation, is missing, or may be in the wrong column; `reported` are the rows that another
    table keyword has reported; `repeated` returns the rows that equal another row. `required` are the columns that the
    schema requires, even if the table lacks them; `conventions` are the schema's naming conventions by name. `is_html`
    is true for a table in HTML, `is_aligned` if the syntax of the table can align columns. `doubled` are the numbers of
    the columns whose header occurs twice. `group_column` is the column that groups the rows, even if the table lacks
    it. `left_out` returns the reason for each row that is not checked, and `read` returns the columns with other rows
    than the checked ones.
    """

    columns: Mapping[str, ReadColumn]
    rows: Sequence[int]
    align: Sequence[Align | None] = ()
    required: frozenset[str] = frozenset()
    faulty: Mapping[str, AbstractSet[int]] = MappingProxyType({})
    reported: AbstractSet[int] = frozenset()
    repeated: Callable[[], AbstractSet[int]] = frozenset
    conventions: Mapping[str, "Convention"] = MappingProxyType({})
    is_html: bool = False
    doubled: AbstractSet[int] = frozenset()
    is_aligned: bool = True
    group_column: str | None = None
    left_out: Callable[[], Mapping[int, str]] = dict
    read: Callable[[Sequence[int]], Mapping[str, ReadColumn]] = _no_columns

    def entries(self, name: str) -> Mapping[int, Entry]:
        """Return the cells of a column by row, without faulty cells; empty if the table does not have the column."""
        column = self.columns.get(name)
        return self._without_faulty(name, column.entries) if column else {}

    def names_with_problems(self, name: str, naming: Mapping[str, Any]) -> Mapping[int, "Name"]:
        """Return the names of a column that have problems by row, read by a value of `nameConvention`."""
        column, marks = self.columns[name], tuple(naming["marks"])
        known = column.names_with_problems(self.conventions[naming["convention"]], marks)
        texts = zip(self.rows, column.name_texts(marks), strict=True)
        return self._without_faulty(name, {row: known[text] for row, text in texts if text in known})

    def name_parts(self, name: str, naming: Mapping[str, Any], part: str) -> list["Value | None"]:
        """Return a part of each name of a column, read by a value of `nameConvention`, one for each of `rows`.

        None for a missing value, for a name without the part, and for a faulty cell.
        """
        convention, marks = self.conventions[naming["convention"]], tuple(naming["marks"])
        return self._none_if_skipped(name, self.columns[name].name_parts(convention, marks, part))

    def known_values(self, name: str) -> list[JSON]:
        """Return the values of a column, one for each of `rows`: None for a missing value and for a faulty cell.

        Empty if the table does not have the column.
        """
        column = self.columns.get(name)
        return self._none_if_skipped(name, column.values) if column else []

    def points(self, name: str) -> Points | None:
        """Return the points of a column of dates or versions; None for any other column."""
        column = self.columns.get(name)
        return column.points if column else None

    def skipped(self, name: str) -> AbstractSet[int]:
        """Return the rows whose cells in a column are not compared: faulty cells, and rows that have a violation."""
        return self.reported | self.faulty.get(name, frozenset())

    def _none_if_skipped(self, name: str, values: list[Any]) -> list[Any]:
        skipped = self.skipped(name)
        if not skipped:
            return values
        return [None if row in skipped else value for row, value in zip(self.rows, values, strict=True)]

    def _without_faulty(self, name: str, cells: Mapping[int, _Content]) -> Mapping[int, _Content]:
        skipped = self.skipped(name)
        return {row: content for row, content in cells.items() if row not in skipped} if skipped else cells

    @property
    def group(self) -> ReadColumn | None:
        """The column that groups the rows, if the table has it."""
        return self.columns.get(self.group_column) if self.group_column else None

    def groups(self) -> list[list[int]]:
        """Return the rows in groups. A group is a run of consecutive rows with the same value in the group column."""
        group = self.group
        if group is None:
            return [list(self.rows)]
        pairs = zip(self.rows, map(identity, group.values), strict=True)
        return [[row for row, _ in same] for _, same in groupby(pairs, key=itemgetter(1))]

    def present(self, names: Iterable[str]) -> list[str]:
        """Return the given columns that the table has; an empty list if it lacks one that the schema requires."""
        wanted = list(names)
        there = [name for name in wanted if name in self.columns]
        return [] if self.required.intersection(wanted) - set(there) else there
