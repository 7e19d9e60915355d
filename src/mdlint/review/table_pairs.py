"""The old form of each table of a page: the table with the same headings and header, or else the most similar one."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from functools import cached_property
from typing import NamedTuple

from mdlint.model import Row, Table
from mdlint.text.words import collapsed

# Of many tables with the same header below the same headings, only the first ones are compared.
_MOST_CANDIDATES = 20
# The share of columns that two forms of a table have in common.
_LEAST_SHARED = 0.5


class Pair(NamedTuple):
    """A table before and after; None where there is no such table."""

    old: Table | None
    new: Table | None


def names_of(table: Table) -> tuple[str, ...]:
    """Return the texts in the header, with white space collapsed."""
    return tuple(collapsed(cell.text) for cell in table.header.cells)


def headings_of(table: Table) -> tuple[str, ...]:
    """Return the headings above a table, the outermost first."""
    return tuple(collapsed(heading.text) for heading in table.headings)


def row_content(row: Row) -> tuple[str, ...]:
    """Return the cells of a row as they are written, with white space collapsed."""
    return tuple(collapsed(cell.raw) for cell in row.cells)


def table_pairs(old: Sequence[Table], new: Sequence[Table]) -> list[Pair]:
    """Pair the tables of two states of a page: each new table in order, then the old ones that are gone."""
    left = [_Form(table) for table in old]
    forms = [_Form(table) for table in new]
    partners: dict[int, _Form] = {}
    for likeness in (_place, _names, _headings):
        # A table that was put before another one with the same header does not take its place.
        for has_same_rows in (True, False):
            _pair(forms, left, partners, likeness, has_same_rows=has_same_rows)
            taken = set(map(id, partners.values()))
            left = [form for form in left if id(form) not in taken]
    pairs = [Pair(partners[n].table if n in partners else None, form.table) for n, form in enumerate(forms)]
    return [*pairs, *(Pair(form.table, None) for form in left)]


class _Form:
    """A table with what it is compared by."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.names = names_of(table)
        self.headings = headings_of(table)

    @cached_property
    def rows(self) -> frozenset[tuple[str, ...]]:
        return frozenset(map(row_content, self.table.rows))

    def fits(self, other: "_Form") -> bool:
        """Whether half of the columns of both are the same."""
        most = max(len(self.names), len(other.names))
        return len(set(self.names) & set(other.names)) >= _LEAST_SHARED * most


def _place(form: _Form) -> Hashable:
    return form.headings, form.names


def _names(form: _Form) -> Hashable:
    return form.names


def _headings(form: _Form) -> Hashable:
    return form.headings


def _pair(
    forms: Sequence[_Form],
    left: Sequence[_Form],
    partners: dict[int, _Form],
    likeness: Callable[[_Form], Hashable],
    *,
    has_same_rows: bool,
) -> None:
    """Find a partner for each form that has none, among those that are alike: the one with most rows in common."""
    alike: defaultdict[Hashable, list[_Form]] = defaultdict(list)
    for form in left:
        alike[likeness(form)].append(form)
    for number, form in enumerate(forms):
        group = alike.get(likeness(form), [])
        candidates = [] if number in partners else [other for other in group[:_MOST_CANDIDATES] if form.fits(other)]
        if not candidates:
            continue
        best = max(candidates, key=lambda other: len(form.rows & other.rows))
        if not has_same_rows or form.rows & best.rows:
            partners[number] = best
            group.remove(best)
