"""Computes the columns that `derived` declares from their operands, and finds the cells that differ.

Apart from the keyword, so that a schema without it does not import fractions.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from mdlint.model import Related
from mdlint.schema.keywords._arithmetic import Measured, Scale, is_right, measured, written_like
from mdlint.schema.keywords._operands import MOST_NAMED, Source, Term, formula, operand_columns, reader
from mdlint.schema.keywords._plain_results import doubtful_rows
from mdlint.schema.table.view import View
from mdlint.schema.table.violation import At, Violation
from mdlint.text.words import listed, shortened
from mdlint.values.rounded import Rounded, scaled_by

_HUNDRED = Fraction(100)


class _Result(NamedTuple):
    """The cell of a derived column, what it should be, and the operands that it is computed from."""

    row: int
    column: str
    cell: Measured
    expected: Fraction
    term: Term
    is_right: bool


def wrong_results(value: Sequence[Mapping[str, Any]], view: View) -> Iterator[Violation]:
    """Find the cells that are not what they are computed from, column by column.

    A column that is wrong in all rows is reported at its header. A wrong cell is no operand of further columns.
    """
    derivations = [derivation for derivation in _in_order(value) if derivation["column"] in view.columns]
    wrong: dict[str, set[int]] = {}
    broken: list[_Result] = []
    for derivation in derivations:
        rows = _doubtful(derivation, view, wrong)
        found = list(_results(derivation, view, wrong, rows))
        own = [result for result in found if not result.is_right]
        wrong.setdefault(derivation["column"], set()).update(result.row for result in own)
        if len(own) == len(found) > 1 and len(rows) == len(view.rows):
            yield _at_header(derivation, found, view)
        else:
            broken += own
    repeated = [row for row, count in Counter(result.row for result in broken).items() if count > 1]
    others = (_results(derivation, view, wrong, repeated) for derivation in derivations if repeated)
    right = (result for found in others for result in found if result.is_right)
    shared = _shared_operands([*broken, *right])
    yield from (_violation(result, shared.get(result.row, frozenset()), view) for result in broken)


def _doubtful(derivation: Mapping[str, Any], view: View, wrong: Mapping[str, set[int]]) -> Sequence[int]:
    """Return the rows to compute exactly: those whose results are not certainly right, or have a wrong operand."""
    doubtful = doubtful_rows(derivation, view)
    if doubtful is None:
        return view.rows
    rows = set(doubtful).union(*(wrong.get(name, ()) for name in operand_columns(derivation["is"])))
    return sorted(rows)


def _in_order(value: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return derivations with each column after the columns that it is computed from, except in a circle."""
    ordered: list[Mapping[str, Any]] = []
    waiting = list(value)
    while waiting:
        names = {derivation["column"] for derivation in waiting}
        ready = [each for each in waiting if names.isdisjoint(operand_columns(each["is"]))] or waiting
        ordered += ready
        waiting = [each for each in waiting if all(each is not other for other in ready)]
    return ordered


def _results(
    derivation: Mapping[str, Any], view: View, wrong: Mapping[str, set[int]], rows: Sequence[int]
) -> Iterator[_Result]:
    """Yield the cells of a derived column that can be computed, in some rows."""
    name, tolerance = derivation["column"], derivation.get("tolerance")
    column = view.columns[name]
    read = reader(derivation["is"], view, wrong)
    known = view.entries(name)
    for row in rows:
        cell = measured(column, row) if row in known else None
        term = read(row) if cell else None
        if cell and term:
            expected = _in_scale(term, cell.scale)
            yield _Result(row, name, cell, expected.value, term, is_right(cell, expected, tolerance))


def _in_scale(term: Term, scale: Scale) -> Rounded:
    """Return a result as a cell writes it: a ratio as a percentage, if the cell is one."""
    if scale == "points" and not term.is_points:
        return scaled_by(_HUNDRED, term.number)
    return scaled_by(1 / _HUNDRED, term.number) if scale == "share" and term.is_points else term.number


def _shared_operands(results: Iterable[_Result]) -> dict[int, frozenset[Source]]:
    """Return the operands that all wrong results of a row use, at least two, and no right one of the row."""
    wrong: dict[int, list[set[Source]]] = defaultdict(list)
    right: dict[int, set[Source]] = defaultdict(set)
    for result in results:
        if result.is_right:
            right[result.row].update(result.term.cells)
        else:
            wrong[result.row].append(set(result.term.cells))
    return {row: frozenset(set.intersection(*cells) - right[row]) for row, cells in wrong.items() if len(cells) > 1}


def _violation(result: _Result, shared: frozenset[Source], view: View) -> Violation:
    column = view.columns[result.column]
    expected = written_like(result.cell, result.expected, column.column)
    message = f"{result.column} {shortened(result.cell.text)} is not {result.term.words} = {expected}"
    sources = result.term.cells
    related = tuple(Related(at, f"computed from this {name}") for name, at in sources[:MOST_NAMED])
    in_row = (view.columns[name].index for name, at in sources if at.row == result.row)
    common = [source.column for source in sources if source in shared]
    help_ = f"The other wrong results of the row are computed from {listed(common, 'and')} too." if common else None
    at = At(result.row, column.index)
    return Violation(at, message, help_, related, cells=(column.index, *in_row))


def _at_header(derivation: Mapping[str, Any], results: Sequence[_Result], view: View) -> Violation:
    """Report a column that is wrong in all rows, with another computation that is right in all of them."""
    name, operand = derivation["column"], derivation["is"]
    first, column = results[0], view.columns[name]
    expected = written_like(first.cell, first.expected, column.column)
    words = f"{name} is not {formula(operand)} in any of {len(results)} rows"
    message = f"{words}: in the first, {shortened(first.cell.text)} is not {first.term.words} = {expected}"
    other = next((other for other in _alternatives(derivation) if all(_all_right(other, view))), None)
    help_ = f"Each row has {formula(other['is'])}." if other else None
    return Violation(At(None, column.index), message, help_, cells=(column.index,))


def _all_right(derivation: Mapping[str, Any], view: View) -> Iterator[bool]:
    return (result.is_right for result in _results(derivation, view, {}, view.rows))


def _alternatives(derivation: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield what authors mix up: the operands the other way round, and a ratio and a percentage."""
    ((operation, operands),) = derivation["is"].items()
    others = {"divide": "percentOf", "percentOf": "divide"}
    if operation in ("divide", "percentOf", "subtract"):
        changes = [{operation: operands[::-1]}]
        if operation in others:
            changes += [{others[operation]: operands}, {others[operation]: operands[::-1]}]
        yield from ({**derivation, "is": change} for change in changes)
