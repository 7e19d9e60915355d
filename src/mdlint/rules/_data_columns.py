"""The rows of data of a table as columns of texts and numbers, for the rules that look for values that can't be right.

Several rules read the same numbers. They are read when they are first needed, and kept until another table is read.
"""

from collections.abc import Sequence
from functools import cached_property

from mdlint.model import Cell, Row, Table
from mdlint.plain_rows import PlainRows
from mdlint.shape import column_names, row_kinds
from mdlint.values import Number, parse_number

# Fewer rows show no rule that one of them breaks. A larger table is not written by hand.
FEWEST_ROWS = 5
MOST_ROWS = 2000


class DataColumns:
    """The rows of data of a table.

    `rows` are their numbers in `table.rows`, without those that have more or fewer cells than the header: their values
    may be in the wrong columns. A place is a number in `rows`, and in the texts and numbers of a column.
    `are_grouped` is true if the table has rows that are not data, such as captions.
    """

    def __init__(self, table: Table) -> None:
        kinds = row_kinds(table)[table.further_header_rows :]
        self.table = table
        rows = [number for number, kind in enumerate(kinds, table.further_header_rows) if kind == "data"]
        self.are_grouped = len(rows) < len(kinds)
        self.rows = rows if isinstance(table.rows, PlainRows) else list(filter(self._is_whole, rows))
        self._texts: dict[int, list[str]] = {}
        self._numbers: dict[int, list[Number | None]] = {}

    @cached_property
    def names(self) -> list[str]:
        """The name of each column."""
        return column_names(self.table)

    @cached_property
    def row_names(self) -> list[str]:
        """What names each row: the texts of the first column in which some text has a letter."""
        columns = map(self.texts, range(self.table.width))
        return next((texts for texts in columns if any(map(_has_letter, texts))), self.texts(0))

    def _is_whole(self, number: int) -> bool:
        return len(self.table.rows[number].cells) == self.table.width

    def texts(self, column: int) -> list[str]:
        """Return the texts of a column."""
        if column not in self._texts:
            self._texts[column] = self._read(column)
        return self._texts[column]

    def _read(self, column: int) -> list[str]:
        rows = self.table.rows
        if isinstance(rows, PlainRows):
            return [rows.columns[column][number] for number in self.rows]
        return [rows[number].cells[column].text.strip() for number in self.rows]

    def numbers(self, column: int) -> list[Number | None]:
        """Return the numbers of a column; None for a cell that is not a number."""
        if column not in self._numbers:
            self._numbers[column] = list(map(parse_number, self.texts(column)))
        return self._numbers[column]

    def row(self, place: int) -> Row:
        """Return the row at a place."""
        return self.table.rows[self.rows[place]]

    def cell(self, place: int, column: int) -> Cell:
        """Return a cell."""
        return self.row(place).cells[column]

    def line(self, place: int) -> int:
        """Return the line of a row, as messages count lines."""
        return self.row(place).span.line - self.table.first_line + 1


def data_of(table: Table) -> DataColumns | None:
    """Return the rows of data of a table; None if there are too few or too many for a rule of them to show."""
    if not FEWEST_ROWS <= len(table.rows) <= MOST_ROWS:
        return None
    data = _LAST[0]
    if data is None or data.table is not table:
        data = _LAST[0] = DataColumns(table)
    return data if len(data.rows) >= FEWEST_ROWS else None


# The table that was read last. All rules check a table before the next table is checked.
_LAST: list[DataColumns | None] = [None]


def only_other(places: Sequence[int], values: Sequence[float]) -> tuple[int, list[float]] | None:
    """Return the place of the lowest or highest of some values, whichever is farther from the rest, and the rest, sorted.

    None if there are fewer than two values.
    """
    if len(values) < 2:
        return None
    ranked = sorted(zip(values, places, strict=True))
    rest = [value for value, _ in ranked]
    if rest[1] - rest[0] > rest[-1] - rest[-2]:
        return ranked[0][1], rest[1:]
    return ranked[-1][1], rest[:-1]


def _has_letter(text: str) -> bool:
    return any(map(str.isalpha, text))
