"""The rows of a plain pipe table: columns of texts, of which rows and cells are made when they are needed."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TypeGuard, overload

from mdlint.model import Cell, Row, Span


class PlainRows(Sequence[Row]):
    """The rows of a pipe table that hold nothing but text, except for some rows.

    All rows have as many cells as the header, between outer pipes, on consecutive lines. Each cell is shown as it is
    written: there is no markup in it, no link, and no white space except for single spaces between words. No row is the
    marker of a merge conflict or the tag of a template. The cells of the rows in `marked` may hold anything else.

    `columns` has the texts of each column from top to bottom, as a reader sees them. A row with its cells and spans
    takes fifty times as long to make as its texts, and a clean table needs none of them.
    """

    __slots__ = ("_all", "_column", "_first_line", "_indent", "_lines", "_made", "columns", "marked")

    def __init__(  # noqa: PLR0913, PLR0917  the facts of all rows
        self,
        first_line: int,
        column: int,
        indent: int,
        lines: Sequence[str],
        columns: tuple[list[str], ...],
        marked: Mapping[int, Row] = MappingProxyType({}),
    ) -> None:
        self.columns = columns
        self.marked = marked
        self._first_line = first_line
        self._column = column
        self._indent = indent
        self._lines = lines
        self._made = dict(marked)
        self._all: tuple[Row, ...] | None = None

    @property
    def are_distinct(self) -> bool:
        """Whether surely no row has the same texts as another, with white space collapsed.

        Blank cells at the end of a row make no difference.
        """
        marked = (column[number] for number in self.marked for column in self.columns)
        if any(text != " ".join(text.split()) for text in marked):
            return False
        count = len(self)
        return any(len(set(column)) == count for column in self.columns) or len(set(zip(*self.columns))) == count  # noqa: B905  all are of one length

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, place: int | slice) -> Row | tuple[Row, ...]:
        """Return a row, or a tuple of rows. Only these are made."""
        numbers = range(len(self))[place]
        return self._row(numbers) if isinstance(numbers, int) else tuple(map(self._row, numbers))

    def __iter__(self) -> Iterator[Row]:
        if self._all is None:
            self._all = tuple(map(self._row, range(len(self))))
        return iter(self._all)

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, PlainRows | tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))

    def __reduce__(self) -> tuple[type["PlainRows"], tuple[object, ...]]:
        return PlainRows, (
            self._first_line,
            self._column,
            self._indent,
            self._lines,
            self.columns,
            dict(self.marked),
        )

    def _row(self, number: int) -> Row:
        row = self._made.get(number)
        if row is None:
            row = self._made[number] = self._make(number)
        return row

    def _make(self, number: int) -> Row:
        line, start = self._first_line + number, self._column + 1
        cells = []
        for part in self._lines[number].split("|")[1:-1]:
            text = part.strip()
            # As in every pipe table, an empty cell is after its pipe and the space next to that.
            begin = start + (part.index(text) if text else min(1, len(part)))
            cells.append(Cell(Span(line, begin, line, begin + len(text)), text, text))
            start += len(part) + 1
        span = Span(line, self._column, line, self._column + len(self._lines[number]))
        return Row(span, tuple(cells), self._indent)


def have_no_markup(rows: Sequence[Row]) -> TypeGuard[PlainRows]:
    """Whether rows are known to hold nothing but text, so that their columns are all that is in them."""
    return isinstance(rows, PlainRows) and not rows.marked
