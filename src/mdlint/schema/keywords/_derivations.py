"""Computes the columns that `derived` declares from their operands, and finds the cells that differ.

Apart from the keyword, so that a schema without it does not import fractions.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple, TypeAlias

from mdlint.draft2020.values import identity
from mdlint.model import Related
from mdlint.schema.keywords._arithmetic import Measured, Scale, measured, written_like
from mdlint.schema.keywords._plain_results import doubtful_rows
from mdlint.schema.table.view import View
from mdlint.schema.table.violation import At, Violation
from mdlint.text.words import listed, shortened
from mdlint.values.rounded import (
    Rounded,
    added,
    divided,
    exactly,
    is_written_as,
    mean,
    multiplied,
    or_cut_off,
    scaled_by,
    subtracted,
)

Operand: TypeAlias = str | float | dict[str, Any]

_HUNDRED = Fraction(100)
_SIGNS: Mapping[str, str] = {"divide": "/", "percentOf": "/", "multiply": "×", "add": "+", "subtract": "-"}
# More operands than anybody wants to see in one line of a terminal.
_MOST_NAMED = 8


class _Source(NamedTuple):
    """A cell that an operand is read from, and its column."""

    column: str
    at: At


class _Term(NamedTuple):
    """An operand in one row: its number, whether that is a percentage in points, the operand in words, its cells."""

    number: Rounded
    is_points: bool
    words: str
    cells: tuple[_Source, ...] = ()
    is_computed: bool = False


_Reader: TypeAlias = Callable[[int], _Term | None]


class _Result(NamedTuple):
    """The cell of a derived column, what it should be, and the operands that it is computed from."""

    row: int
    column: str
    cell: Measured
    expected: Fraction
    term: _Term
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
    rows = set(doubtful).union(*(wrong.get(name, ()) for name in _operand_columns(derivation["is"])))
    return sorted(rows)


def _in_order(value: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return derivations with each column after the columns that it is computed from, except in a circle."""
    ordered: list[Mapping[str, Any]] = []
    waiting = list(value)
    while waiting:
        names = {derivation["column"] for derivation in waiting}
        ready = [each for each in waiting if names.isdisjoint(_operand_columns(each["is"]))] or waiting
        ordered += ready
        waiting = [each for each in waiting if all(each is not other for other in ready)]
    return ordered


def _operand_columns(operand: Operand) -> Iterator[str]:
    """Yield the columns that an operand is read from."""
    if isinstance(operand, str):
        yield operand
    elif isinstance(operand, dict) and "column" in operand:
        yield operand["column"]
    elif isinstance(operand, dict):
        for operands in operand.values():
            for inner in operands:
                yield from _operand_columns(inner)


def _results(
    derivation: Mapping[str, Any], view: View, wrong: Mapping[str, set[int]], rows: Sequence[int]
) -> Iterator[_Result]:
    """Yield the cells of a derived column that can be computed, in some rows."""
    name, tolerance = derivation["column"], derivation.get("tolerance")
    column = view.columns[name]
    read = _reader(derivation["is"], view, wrong)
    known = view.entries(name)
    for row in rows:
        cell = measured(column, row) if row in known else None
        term = read(row) if cell else None
        if cell and term:
            expected = _in_scale(term, cell.scale)
            yield _Result(row, name, cell, expected.value, term, _is_right(cell, expected, tolerance))


def _is_right(cell: Measured, expected: Rounded, tolerance: float | None) -> bool:
    value = exactly(cell.value).value
    if tolerance is None:
        return is_written_as(expected, value, cell.step)
    return abs(value - expected.value) <= exactly(tolerance).value


def _in_scale(term: _Term, scale: Scale) -> Rounded:
    """Return a result as a cell writes it: a ratio as a percentage, if the cell is one."""
    if scale == "points" and not term.is_points:
        return scaled_by(_HUNDRED, term.number)
    return scaled_by(1 / _HUNDRED, term.number) if scale == "share" and term.is_points else term.number


def _reader(operand: Operand, view: View, wrong: Mapping[str, set[int]]) -> _Reader:
    """Return a function that reads an operand in a row; it returns None if the operand is not known there."""
    if isinstance(operand, str):
        return _cell_reader(operand, view, wrong)
    if not isinstance(operand, dict):
        constant = _Term(exactly(operand), is_points=False, words=str(operand))
        return lambda _row: constant
    if "column" in operand:
        read, bases = _cell_reader(operand["column"], view, wrong), _base_rows(operand["row"], view)
        return lambda row: read(bases[row]) if row in bases else None
    ((operation, operands),) = operand.items()
    readers = [_reader(inner, view, wrong) for inner in operands]

    def computed(row: int) -> _Term | None:
        terms = [term for read in readers if (term := read(row))]
        return _computed(operation, terms) if len(terms) == len(readers) else None

    return computed


def _cell_reader(name: str, view: View, wrong: Mapping[str, set[int]]) -> _Reader:
    column, entries, skipped = view.columns.get(name), view.entries(name), wrong.get(name, set())

    def read(row: int) -> _Term | None:
        if column is None or row not in entries or row in skipped:
            return None
        cell = measured(column, row)
        return cell and _Term(
            cell.number, cell.scale == "points", shortened(cell.text), (_Source(name, column.at(row)),)
        )

    return read


def _base_rows(wanted: str | Mapping[str, Any], view: View) -> dict[int, int]:
    """Return the base row of each row: the first of its group, or the only one there with the wanted values."""
    bases: dict[int, int] = {}
    for group in view.groups():
        found = group[:1] if isinstance(wanted, str) else _rows_with(wanted, group, view)
        if len(found) == 1:
            bases |= dict.fromkeys(group, found[0])
    return bases


def _rows_with(wanted: Mapping[str, Any], rows: Sequence[int], view: View) -> list[int]:
    columns = [(view.columns[name], value) for name, value in wanted.items() if name in view.columns]
    if len(columns) < len(wanted):
        return []
    entries = [(column.entries, identity(value), value) for column, value in columns]
    return [
        row
        for row in rows
        if all(identity(of[row].value) == key or of[row].text.strip() == value for of, key, value in entries)
    ]


def _computed(operation: str, terms: Sequence[_Term]) -> _Term | None:
    """Compute a result. Percentages are added as they are, and multiplied as shares of one."""
    number, is_points = _number(operation, terms)
    if number is None:
        return None
    cells = tuple(dict.fromkeys(cell for term in terms for cell in term.cells))
    return _Term(number, is_points, _words(operation, terms), cells, is_computed=True)


def _number(operation: str, terms: Sequence[_Term]) -> tuple[Rounded | None, bool]:
    """Return a result, and whether it is a percentage in points."""
    numbers = [term.number for term in terms]
    any_points = any(term.is_points for term in terms)
    match operation:
        case "add":
            return added(numbers), any_points
        case "mean":
            return mean(numbers), any_points
        case "subtract":
            return subtracted(*numbers), any_points
        case "multiply":
            return multiplied(map(_share, terms)), False
        case _:
            # People divide numbers that they have cut off, 9 cells of 2,750 on pages of benchmarks.
            quotient = divided(*(or_cut_off(_share(term)) for term in terms))
            return (quotient and scaled_by(_HUNDRED, quotient), True) if operation == "percentOf" else (quotient, False)


def _share(term: _Term) -> Rounded:
    return scaled_by(1 / _HUNDRED, term.number) if term.is_points else term.number


def _words(operation: str, terms: Sequence[_Term]) -> str:
    """Return an operation on operands in words, the computed ones in parentheses."""
    return _joined(operation, [f"({term.words})" if term.is_computed else term.words for term in terms])


def _joined(operation: str, words: Sequence[str]) -> str:
    if len(words) > _MOST_NAMED:
        words = [*words[: _MOST_NAMED - 1], "…", words[-1]]
    if operation == "mean":
        return f"the mean of {listed(words, 'and')}"
    return ("100 × " if operation == "percentOf" else "") + f" {_SIGNS[operation]} ".join(words)


def _formula(operand: Operand) -> str:
    """Return a computation in words, with the names of its columns."""
    if not isinstance(operand, dict):
        return str(operand)
    if "column" in operand:
        base = operand["row"]
        where = "the first row" if isinstance(base, str) else listed(map(str, base.values()), "and")
        return f"{operand['column']} of {where}"
    ((operation, operands),) = operand.items()
    is_inner = [isinstance(inner, dict) and "column" not in inner for inner in operands]
    pairs = zip(map(_formula, operands), is_inner, strict=True)
    return _joined(operation, [f"({words})" if nested else words for words, nested in pairs])


def _shared_operands(results: Iterable[_Result]) -> dict[int, frozenset[_Source]]:
    """Return the operands that all wrong results of a row use, at least two, and no right one of the row."""
    wrong: dict[int, list[set[_Source]]] = defaultdict(list)
    right: dict[int, set[_Source]] = defaultdict(set)
    for result in results:
        if result.is_right:
            right[result.row].update(result.term.cells)
        else:
            wrong[result.row].append(set(result.term.cells))
    return {row: frozenset(set.intersection(*cells) - right[row]) for row, cells in wrong.items() if len(cells) > 1}


def _violation(result: _Result, shared: frozenset[_Source], view: View) -> Violation:
    column = view.columns[result.column]
    expected = written_like(result.cell, result.expected, column.column)
    message = f"{result.column} {shortened(result.cell.text)} is not {result.term.words} = {expected}"
    sources = result.term.cells
    related = tuple(Related(at, f"computed from this {name}") for name, at in sources[:_MOST_NAMED])
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
    words = f"{name} is not {_formula(operand)} in any of {len(results)} rows"
    message = f"{words}: in the first, {shortened(first.cell.text)} is not {first.term.words} = {expected}"
    other = next((other for other in _alternatives(derivation) if all(_all_right(other, view))), None)
    help_ = f"Each row has {_formula(other['is'])}." if other else None
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
