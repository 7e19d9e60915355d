"""Compares the tables of a page with those of its translation: their numbers, and which rows and tables they have."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from mdlint.agreement.alikeness import Form, Pairing, own_marks, row_pairs, table_pairs
from mdlint.agreement.figures import agree, are_comparable, figures
from mdlint.model import Related, Span
from mdlint.rules import Finding
from mdlint.table_facts import WrittenCell, WrittenRow, WrittenTable
from mdlint.text.words import counted, first_few, listed, quoted
from mdlint.values import is_missing

# A table with more differences is older than the other one: one finding is enough, and so it is for a page.
_MOST_IN_TABLE = 3
_MOST_TABLES = 5


class Difference(NamedTuple):
    """What differs between a page and its translation: a place on each of them, and words for it.

    `at` is on the page of the finding, `other` on the other page. `subject` counts what differs, for a summary.
    """

    at: Span
    other: Span
    message: str
    note: str
    subject: tuple[int, str]


class _TablePair(NamedTuple):
    """A table, the same table of the other page, and which of their rows are pairs."""

    own: WrittenTable
    other: WrittenTable
    rows: Pairing


class _Side(NamedTuple):
    """The tables of a page, and all marks in them."""

    forms: Sequence[Form]
    marks: frozenset[str]

    def has(self, row: WrittenRow) -> bool:
        """Whether the page has a row, in whichever table."""
        marks = own_marks(row)
        return bool(marks) and 2 * len(marks & self.marks) >= len(marks)

    def lacking(self, forms: Iterable[Form]) -> Iterator[Form]:
        """Yield the tables that the page lacks. Half of the rows of others are on it, in whichever tables."""
        for form in forms:
            rows, names = form.table.rows, form.names
            is_there = any(2 * len(names & other.names) >= len(names) for other in self.forms)
            if not is_there and 2 * sum(map(self.has, rows)) < len(rows):
                yield form


def mismatches(own: Sequence[WrittenTable], others: Sequence[WrittenTable], path: str) -> list[Finding]:
    """Return what differs between the tables of a page and those of a page in another language, `path` in messages."""
    here, there = _side(own), _side(others)
    pairs = sorted(table_pairs(here.forms, there.forms))
    by_table = []
    for one, other in pairs:
        tables = _TablePair(own[one], others[other], row_pairs(own[one].rows, others[other].rows))
        if found := [*_different_rows(tables, here, there, path), *_different_cells(tables, path)]:
            by_table.append((own[one], found))
    lacking = [_one(each, path) for each in _lacking_tables(here, there, pairs, path)]
    if len(by_table) > _MOST_TABLES:
        return [_of_page(by_table, len(pairs), path), *lacking]
    return [*(finding for table, found in by_table for finding in _of_table(table, found, path)), *lacking]


def _side(tables: Sequence[WrittenTable]) -> _Side:
    forms = [*map(Form, tables)]
    return _Side(forms, frozenset[str]().union(*(form.marks for form in forms)))


def _different_rows(tables: _TablePair, here: _Side, there: _Side, path: str) -> Iterator[Difference]:
    """Find the rows that one of two tables lacks, and that are in no other table of its page."""
    own, other, pairing = tables
    lacking = [own.rows[number] for number in pairing.only_left]
    if rows := [row for row in lacking if not there.has(row)]:
        message = f"the table in {path} lacks {_rows(rows)}"
        yield Difference(rows[0][0].span, other.span, message, "the other table", (len(rows), "row"))
    lacking = [other.rows[number] for number in pairing.only_right]
    if rows := [row for row in lacking if not here.has(row)]:
        message = f"the table lacks {_rows(rows)} of {path}"
        yield Difference(own.span, rows[0][0].span, message, "the row", (len(rows), "row"))


def _different_cells(tables: _TablePair, path: str) -> Iterator[Difference]:
    """Find the cells of paired rows whose numbers differ, if both tables have as many columns."""
    own, other, pairing = tables
    for one, its in pairing.pairs if len(own.header) == len(other.header) else ():
        yield from _differing(own.rows[one], other.rows[its], path)


def _differing(row: WrittenRow, others: WrittenRow, path: str) -> Iterator[Difference]:
    for cell, other in zip(row, others, strict=False):
        if cell.text == other.text:
            continue
        one, its = figures(cell.text), figures(other.text)
        if one and its:
            is_different = are_comparable(one, its) and not agree(one, its)
        else:
            is_different = (one is not None and is_missing(other.text)) or (its is not None and is_missing(cell.text))
        if is_different:
            message = f"{_shown(cell)}, but {_shown(other)} in {path}"
            yield Difference(cell.span, other.span, message, "the other value", (1, "cell"))


def _lacking_tables(here: _Side, there: _Side, pairs: Sequence[tuple[int, int]], path: str) -> Iterator[Difference]:
    """Find tables between two pairs that follow each other on one page, if most tables of both pages have a partner."""
    left, right = here.forms, there.forms
    if len(pairs) < 2 or 2 * len(pairs) < max(len(left), len(right)):
        return
    for (one, other), (next_one, next_other) in pairwise(pairs):
        if next_other == other + 1:
            for form in there.lacking(left[one + 1 : next_one]):
                at, near = form.table.span, right[other].table.span
                yield Difference(at, near, f"{path} lacks this table", "the table before it", (1, "table"))
        if next_one == one + 1:
            for form in here.lacking(right[other + 1 : next_other]):
                at, message = left[one].table.span, f"after this table, a table of {path} is missing"
                yield Difference(at, form.table.span, message, "the missing table", (1, "table"))


def _of_table(table: WrittenTable, found: Sequence[Difference], path: str) -> Iterator[Finding]:
    """Yield the findings about a table: one for each difference, or one at its header if there are many."""
    # A cell that spans several rows is in each of them.
    distinct = list({(each.at, each.message): each for each in found}.values())
    if len(distinct) <= _MOST_IN_TABLE:
        yield from (_one(each, path) for each in distinct)
    else:
        message = f"{_counts(distinct)} differ from the table in {path}"
        yield Finding(table.span, message, related=_related(distinct, path))


def _of_page(by_table: Sequence[tuple[WrittenTable, Sequence[Difference]]], pairs: int, path: str) -> Finding:
    found = [each for _, differences in by_table for each in differences]
    message = f"{len(by_table)} of {counted(pairs, 'table')} differ from {path}: {_counts(found)}"
    return Finding(by_table[0][0].span, message, related=_related(found, path))


def _one(found: Difference, path: str) -> Finding:
    return Finding(found.at, found.message, related=(Related(found.other, found.note, path),))


def _related(found: Sequence[Difference], path: str) -> tuple[Related[Span], ...]:
    return tuple(Related(each.other, each.message, path) for each in found[:_MOST_IN_TABLE])


def _counts(found: Iterable[Difference]) -> str:
    """Count what differs, such as `3 rows and 5 cells`."""
    totals: dict[str, int] = {}
    for each in found:
        number, noun = each.subject
        totals[noun] = totals.get(noun, 0) + number
    return listed([counted(number, noun) for noun, number in totals.items()], "and")


def _rows(rows: Sequence[WrittenRow]) -> str:
    """Name rows by their first cells."""
    names = first_few([next((cell.text for cell in row if cell.text), "") for row in rows], quoted)
    return f"the row {names[0]}" if len(rows) == 1 else f"{len(rows)} rows: {', '.join(names)}"


def _shown(cell: WrittenCell) -> str:
    return cell.text or "(empty)"
