"""Compares rows with the same key on several pages, as the `[[consistent]]` entries of a configuration ask for."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from operator import attrgetter
from typing import NamedTuple

from mdlint.config import Consistent
from mdlint.draft2020.values import identity
from mdlint.model import Related, Span
from mdlint.table_facts import ColumnFacts, PageTable, Scalar
from mdlint.text.words import quoted

# Names and values of the key, and the headings of the table.
_Key = Hashable


class Inconsistency(NamedTuple):
    """A cell that has another value than a cell of another page."""

    path: str
    span: Span
    message: str
    related: tuple[Related[Span], ...]


class _Cell(NamedTuple):
    table: PageTable
    column: ColumnFacts
    row: int

    @property
    def value(self) -> Scalar:
        return self.column.values[self.row]

    @property
    def span(self) -> Span:
        return self.column.spans[self.row]

    @property
    def words(self) -> str:
        text = self.column.texts[self.row]
        return quoted(text) if isinstance(self.value, str) else text

    @property
    def place(self) -> str:
        return f"{self.table.path}:{self.span.line}"


def inconsistencies(tables: Iterable[PageTable], entry: Consistent) -> Iterator[Inconsistency]:
    """Find the cells of an entry's pages that differ from those of other pages, in any order of the tables."""
    covered = [table for table in tables if entry.covers(table.file or table.path) and _has_heading(table, entry)]
    covered.sort(key=lambda table: (table.path, table.facts.header))
    metrics = _metrics(covered, entry)
    keys = ((table, enumerate(_keys(table, entry, metrics))) for table in covered)
    rows = [(key, table, row) for table, numbered in keys for row, key in numbered if key is not None]
    # Of two rows with the same key on a page, nobody knows which one is meant.
    counts = Counter((key, table.path) for key, table, _ in rows)
    groups: defaultdict[tuple[_Key, str], list[_Cell]] = defaultdict(list)
    for key, table, row in rows:
        if counts[key, table.path] == 1:
            for column in table.facts.columns:
                if column.name in metrics and column.values[row] is not None:
                    groups[key, column.name].append(_Cell(table, column, row))
    for cells in groups.values():
        yield from _in_group(cells, entry)


def _has_heading(table: PageTable, entry: Consistent) -> bool:
    return not entry.heading or any(fnmatchcase(heading, entry.heading) for heading in table.facts.headings)


def _metrics(tables: Sequence[PageTable], entry: Consistent) -> frozenset[str]:
    """Return the columns that are compared."""
    known = (column.name for table in tables for column in table.facts.columns if column.is_metric)
    return frozenset(entry.columns or known).difference(entry.key)


def _keys(table: PageTable, entry: Consistent, metrics: frozenset[str]) -> Iterator[_Key | None]:
    """Yield the key of each row; None for a row that lacks a value of the key that the entry sets."""
    facts = table.facts
    if entry.key:
        columns = [column for name in entry.key if (column := facts.column(name))]
        section: tuple[str, ...] = ()
    else:
        others = metrics.union(entry.ignore)
        columns = sorted((column for column in facts.columns if column.name not in others), key=attrgetter("name"))
        # The first heading is the title of the page.
        section = facts.headings[1:]
    if not columns or (entry.key and len(columns) < len(entry.key)):
        return
    names = tuple(column.name for column in columns)
    for values in zip(*(column.values for column in columns), strict=True):
        is_whole = None not in values if entry.key else any(value is not None for value in values)
        yield (section, names, *map(identity, values)) if is_whole else None


def _in_group(cells: Sequence[_Cell], entry: Consistent) -> Iterator[Inconsistency]:
    """Compare the cells of one row and column on several pages, in the order of the pages."""
    sources = [cell for cell in cells if entry.is_source(cell.table.file or cell.table.path)]
    first = sources[0] if sources else cells[0]
    differing = [cell for cell in cells if cell is not first and not _agree(cell, first, entry.tolerance)]
    for cell in differing if sources else differing[:1]:
        others = [other for other in cells if other is not cell] if not sources else [first]
        related = tuple(Related(other.span, f"{other.column.name} {other.words}", other.table.path) for other in others)
        source = "the source, " if sources else ""
        message = f"{cell.column.name} {cell.words}, but {first.words} in {source}{first.place}"
        yield Inconsistency(cell.table.path, cell.span, message, related)


def _agree(one: _Cell, other: _Cell, tolerance: float | None) -> bool:
    """Whether two values are equal; a number and a text are not compared."""
    from fractions import Fraction  # noqa: PLC0415  2 ms, and few configurations compare pages

    left, right = one.value, other.value
    if isinstance(left, bool | str) or isinstance(right, bool | str) or left is None or right is None:
        return left == right or type(left) is not type(right)
    steps = (one.column.steps[one.row], other.column.steps[other.row])
    allowed = max(step or 0 for step in steps) / 2 if tolerance is None else tolerance
    # 84.7 - 84.6 is not 0.1 in floating point. Both numbers are written as they are, so an exact comparison is right.
    return abs(Fraction(repr(left)) - Fraction(repr(right))) <= Fraction(repr(allowed))
