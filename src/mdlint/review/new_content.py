"""Which findings of a page are in what is new or changed, compared with an old state of the page.

Rows and lines are compared by their content, so that what has only moved is not new, except for a finding about the
order of rows. Cells are compared in the columns that both forms of a table have; a column that was added is new in
every row.
"""

from bisect import bisect_right
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TypeVar

from mdlint.known_rules import KNOWN_RULES
from mdlint.model import Diagnostic, Page, Row, Span, Table
from mdlint.review.table_pairs import Pair, names_of, row_content, table_pairs
from mdlint.row_cells import RowCells
from mdlint.text.words import collapsed

_Item = TypeVar("_Item")
# The rule about the order of rows: rows that have only moved may break it.
_ORDER = "unsorted-rows"


class NewContent:
    """What is new or changed on a page, compared with an old state of it."""

    def __init__(self, old: Page, new: Page) -> None:
        self._old = old
        self._new = new
        pairs = [pair for pair in table_pairs(old.tables, new.tables) if pair.new]
        self._tables = sorted((_ChangedTable(pair) for pair in pairs), key=lambda table: table.span)
        self._starts = [table.span.start for table in self._tables]

    def has(self, diagnostic: Diagnostic) -> bool:
        """Whether a finding, or another place that it refers to, is in a new or changed row, header or line.

        A finding about the order of rows is new too if these rows have moved past each other.
        """
        is_link = diagnostic.rule in KNOWN_RULES and KNOWN_RULES[diagnostic.rule].group == "links"
        places = [diagnostic.span, *(related.at for related in diagnostic.related if not related.path)]
        if any(self._is_new(place, is_link=is_link) for place in places):
            return True
        table = self._table_at(diagnostic.span) if diagnostic.rule == _ORDER else None
        return table is not None and table.is_reordered(places)

    def _table_at(self, span: Span) -> "_ChangedTable | None":
        at = bisect_right(self._starts, span.start) - 1
        return self._tables[at] if at >= 0 and span.start <= self._tables[at].span.end else None

    def _is_new(self, span: Span, *, is_link: bool) -> bool:
        if (table := self._table_at(span)) is not None:
            return table.is_new(span)
        lines = self._new_lines if is_link else self._new_context
        return any(lines[line - 1] for line in range(span.line, span.end_line + 1) if line <= len(lines))

    @cached_property
    def _new_lines(self) -> list[bool]:
        return _not_in([collapsed(line) for line in self._new.lines], [collapsed(line) for line in self._old.lines])

    @cached_property
    def _new_context(self) -> list[bool]:
        """Whether each line, or the line before or after it, is another: a blank line may cut off a table."""
        new, old = (
            list(zip(["", *lines[:-1]], lines, [*lines[1:], ""], strict=True)) if lines else []
            for lines in ([collapsed(line) for line in page.lines] for page in (self._new, self._old))
        )
        return _not_in(new, old)


class _ChangedTable:
    """A table with its old form."""

    def __init__(self, pair: Pair) -> None:
        assert pair.new is not None
        self._new = pair.new
        self._old = pair.old
        self.span = pair.new.span
        # The header has the number -1.
        self._cells: dict[int, RowCells] = {}

    def is_new(self, span: Span) -> bool:
        """Whether a place of the table is in a row, a column or a header that the old form does not have."""
        if self._old is None:
            return True
        row = self._row_at(span)
        if row not in self._cells:
            self._cells[row] = RowCells(self._new.header if row < 0 else self._new.rows[row])
        column = self._cells[row].column_at(span)
        if row >= 0:
            return self._old_rows[row] is None or (column is not None and column in self._new_columns)
        if column is None:
            return bool(self._new_columns) or names_of(self._new) != names_of(self._old)
        return column in self._new_columns or self._is_aligned_anew(column)

    def is_reordered(self, places: Iterable[Span]) -> bool:
        """Whether rows were in another order: those of some places, or any if the places are in one row or the header."""
        rows = sorted(set(map(self._row_at, places)))
        is_about_all = len(rows) == 1 or rows[0] < 0
        compared = self._old_rows if is_about_all else [self._old_rows[row] for row in rows]
        old = [row for row in compared if row is not None]
        return old != sorted(old)

    def _row_at(self, span: Span) -> int:
        rows = self._new.rows
        return bisect_right(range(len(rows)), span.start, key=lambda number: rows[number].span.start) - 1

    @cached_property
    def _old_columns(self) -> dict[tuple[str, int], int]:
        """The columns of the old form, by their names and how many columns before them have the same name."""
        return {} if self._old is None else {name: number for number, name in enumerate(_numbered(names_of(self._old)))}

    @cached_property
    def _common(self) -> list[tuple[int, int]]:
        """The columns of both forms, with their numbers in the new form and in the old one."""
        names = _numbered(names_of(self._new))
        return [(number, self._old_columns[name]) for number, name in enumerate(names) if name in self._old_columns]

    @cached_property
    def _new_columns(self) -> frozenset[int]:
        return frozenset(range(self._new.width)).difference(new for new, _ in self._common)

    @cached_property
    def _old_rows(self) -> list[int | None]:
        """The number of each row in the old form, None of a row that is new. Equal rows are in their order."""
        assert self._old is not None
        left: defaultdict[tuple[str | None, ...], deque[int]] = defaultdict(deque)
        for number, row in enumerate(self._old.rows):
            left[_cells(row, [old for _, old in self._common], self._old)].append(number)
        contents = [_cells(row, [new for new, _ in self._common], self._new) for row in self._new.rows]
        return [left[content].popleft() if left[content] else None for content in contents]

    def _is_aligned_anew(self, column: int) -> bool:
        old = next((old for new, old in self._common if new == column), None)
        if self._old is None or old is None:
            return True
        return self._new.align[column : column + 1] != self._old.align[old : old + 1]


def _cells(row: Row, columns: Iterable[int], table: Table) -> tuple[str | None, ...]:
    """Return the cells of a row in some columns, None where it lacks one, and the cells after the last column."""
    content = row_content(row)
    return (
        *(content[column] if column < len(content) else None for column in columns),
        *content[table.width :],
    )


def _numbered(names: Sequence[str]) -> list[tuple[str, int]]:
    counts = Counter[str]()
    numbered: list[tuple[str, int]] = []
    for name in names:
        numbered.append((name, counts[name]))
        counts[name] += 1
    return numbered


def _not_in(new: Sequence[_Item], old: Iterable[_Item]) -> list[bool]:
    """Return for each item whether it is not among the old ones. Each old item counts once."""
    left = Counter(old)
    found: list[bool] = []
    for item in new:
        found.append(left[item] <= 0)
        left[item] -= 1
    return found
