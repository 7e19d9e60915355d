"""Finds the totals that are not the sum or the mean of the rows above them.

Apart from the keyword `rowTotal`, so that a schema without it does not import fractions.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from mdlint.draft2020.values import identity
from mdlint.model import Related
from mdlint.patterns import searcher
from mdlint.schema.keywords._arithmetic import Measured, is_right, measured, written_like
from mdlint.schema.table.view import ReadColumn, View
from mdlint.schema.table.violation import At, Violation
from mdlint.text.words import counted, shortened
from mdlint.values.rounded import Rounded, exactly

# The reasons for which a total may be unchecked, and those for which a row of data may be.
_OF_TOTALS = frozenset({"skipped", "total"})
_OF_DATA = frozenset({"surplus-cells", "too-short"})


class _Sum(NamedTuple):
    """The sum of some cells: what it may be off by, since they were rounded, and how many of them are not known."""

    value: Fraction = Fraction()
    slack: Fraction = Fraction()
    unknown: int = 0


class _Above(NamedTuple):
    """What is above a place: the number of rows of data, and the sum of each column."""

    height: int
    sums: Mapping[str, _Sum]


class _Scope(NamedTuple):
    """The rows that a total may be of: all rows of data between two places."""

    start: _Above
    end: _Above

    @property
    def height(self) -> int:
        """The number of rows."""
        return self.end.height - self.start.height

    def computed(self, name: str, operation: str) -> Rounded | None:
        """Return the sum or the mean of a column; None if a cell of it is not known."""
        start, end = self.start.sums[name], self.end.sums[name]
        if start.unknown != end.unknown:
            return None
        value, slack = end.value - start.value, end.slack - start.slack
        divisor = self.height if operation == "mean" else 1
        return Rounded(value / divisor, (value - slack) / divisor, (value + slack) / divisor)


class _Result(NamedTuple):
    """A cell of a total, and what it should be."""

    name: str
    cell: Measured
    expected: Fraction
    is_right: bool


class _Total(NamedTuple):
    """A row that is a total, the rows that it is of, and its cells."""

    row: int
    scope: _Scope
    results: tuple[_Result, ...]

    @property
    def right(self) -> int:
        """The number of cells that are right."""
        return sum(result.is_right for result in self.results)


def wrong_totals(value: Sequence[Mapping[str, Any]], view: View) -> Iterator[Violation]:
    """Find the totals of each kind that are wrong."""
    left_out = view.left_out()
    rows = sorted({*view.rows, *(row for row, reason in left_out.items() if reason in _OF_TOTALS)})
    # All rows are read as the schema reads the rows that it checks.
    read = view.read(rows)
    totals = [_total_rows(kind["rows"], rows, read) for kind in value]
    if not any(totals):
        return
    data = set(view.rows).difference(*totals)
    unsure = {row for row, reason in left_out.items() if reason in _OF_DATA}
    for kind, found in zip(value, totals, strict=True):
        if found:
            yield from _wrong(kind, found, _Table(view, read, sorted(data | unsure), unsure))


class _Table(NamedTuple):
    """The rows of data of a table, in order, those among them whose cells are not known, and its columns."""

    view: View
    read: Mapping[str, ReadColumn]
    data: Sequence[int]
    unsure: set[int]


def _total_rows(wanted: str | Mapping[str, str], rows: Sequence[int], read: Mapping[str, ReadColumn]) -> set[int]:
    """Return the rows that are totals: by a pattern in a cell, or if each of their filled cells is bold."""
    if isinstance(wanted, str):
        return (
            set() if all(column.is_plain for column in read.values()) else {row for row in rows if _is_bold(row, read)}
        )
    name = wanted.get("column")
    searched = [column for column in read.values() if (column.name == name if name else column.index == 0)]
    search = searcher(wanted["pattern"])
    found = {text for column in searched for text in set(column.texts) if search(text)}
    return {row for column in searched for row, text in zip(rows, column.texts, strict=True) if text in found}


def _is_bold(row: int, read: Mapping[str, ReadColumn]) -> bool:
    filled = [cell for column in read.values() if column.is_written and (cell := column.cells[row]).text.strip()]
    return bool(filled) and all(cell.bold for cell in filled)


def _wrong(kind: Mapping[str, Any], totals: set[int], table: _Table) -> Iterator[Violation]:
    """Find the wrong totals of one kind."""
    names = [name for name in _columns(kind, table.view) if any(measured(table.read[name], row) for row in totals)]
    for row, scopes in _scopes(names, totals, table):
        cells = {name: cell for name in names if (cell := _cell(name, row, table))}
        best: _Total | None = None
        for scope in scopes:
            if scope.height and (best is None or scope.height > best.scope.height):
                total = _Total(row, scope, tuple(_results(kind, scope, cells)))
                # Of two that fit equally well, the first is of fewer rows.
                if best is None or total.right > best.right:
                    best = total
                if best.right == len(cells):
                    break
        if best:
            yield from _violations(kind, best, table)


def _columns(kind: Mapping[str, Any], view: View) -> list[str]:
    """Return the columns of a kind of totals: by default all, without the column that tells which rows are totals."""
    if "columns" in kind:
        return [name for name in kind["columns"] if name in view.columns]
    by = kind["rows"].get("column") if isinstance(kind["rows"], dict) else None
    return [name for name in view.columns if name not in (by, view.group_column)]


def _scopes(names: Sequence[str], totals: set[int], table: _Table) -> Iterator[tuple[int, list[_Scope]]]:
    """Yield each total with the rows that it may be of, the fewest first."""
    top = since = group = _Above(0, dict.fromkeys(names, _Sum()))
    height, sums = 0, dict(top.sums)
    entries = {name: table.view.entries(name) for name in names}
    key: object = None
    for row in sorted(totals.union(table.data)):
        if row in totals:
            above = _Above(height, dict(sums))
            yield row, [_Scope(since, above), _Scope(group, above), _Scope(top, above)]
            since = above
            continue
        if row not in table.unsure and (own := _group_key(row, table.view)) != key:
            key = own
            since = group = _Above(height, dict(sums))
        for name in names:
            cell = measured(table.view.columns[name], row) if row in entries[name] else None
            sums[name] = _plus(sums[name], cell)
        height += 1


def _group_key(row: int, view: View) -> object:
    group = view.group
    return None if group is None else identity(group.values[group.places[row]])


def _plus(before: _Sum, cell: Measured | None) -> _Sum:
    if cell is None:
        return before._replace(unknown=before.unknown + 1)
    return _Sum(before.value + exactly(cell.value).value, before.slack + cell.step / 2, before.unknown)


def _cell(name: str, row: int, table: _Table) -> Measured | None:
    return None if row in table.view.skipped(name) else measured(table.read[name], row)


def _results(kind: Mapping[str, Any], scope: _Scope, cells: Mapping[str, Measured]) -> Iterator[_Result]:
    """Compute the cells of a total from the rows of a scope."""
    for name, cell in cells.items():
        computed = scope.computed(name, kind["is"])
        if computed:
            yield _Result(name, cell, computed.value, is_right(cell, computed, kind.get("tolerance")))


def _violations(kind: Mapping[str, Any], total: _Total, table: _Table) -> Iterator[Violation]:
    """Report the wrong cells of a total; all of them, at least two, as one wrong row."""
    wrong = [result for result in total.results if not result.is_right]
    is_row = len(wrong) == len(total.results) > 1
    words = f"the {kind['is']} of {counted(total.scope.height, 'row')} above"
    first, last = table.data[total.scope.start.height], table.data[total.scope.end.height - 1]
    ends = {first: "the first of these rows", last: "the last of these rows"}
    for name, cell, computed, _ in wrong[:1] if is_row else wrong:
        column = table.read[name]
        message = f"{name} {shortened(cell.text)} is not {words} = {written_like(cell, computed, column.column)}"
        related = tuple(Related(At(row, column.index), end) for row, end in ends.items())
        if is_row:
            message = f"{len(wrong)} totals of the row are wrong: {message}"
            indexes = tuple(table.read[result.name].index for result in wrong)
            yield Violation(At(total.row), message, None, related, cells=indexes)
        else:
            yield Violation(At(total.row, column.index), message, None, related, cells=(column.index,))
