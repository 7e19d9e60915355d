"""Reads the operands of `derived` in a row: cells, numbers, cells of a base row, and operations on them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple, TypeAlias

from mdlint.draft2020.values import identity
from mdlint.schema.keywords._arithmetic import measured
from mdlint.schema.table.view import View
from mdlint.schema.table.violation import At
from mdlint.text.words import listed, shortened
from mdlint.values.rounded import (
    Rounded,
    added,
    divided,
    exactly,
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
MOST_NAMED = 8


class Source(NamedTuple):
    """A cell that an operand is read from, and its column."""

    column: str
    at: At


class Term(NamedTuple):
    """An operand in one row: its number, whether that is a percentage in points, the operand in words, its cells."""

    number: Rounded
    is_points: bool
    words: str
    cells: tuple[Source, ...] = ()
    is_computed: bool = False


Reader: TypeAlias = Callable[[int], Term | None]


def operand_columns(operand: Operand) -> Iterator[str]:
    """Yield the columns that an operand is read from."""
    if isinstance(operand, str):
        yield operand
    elif isinstance(operand, dict) and "column" in operand:
        yield operand["column"]
    elif isinstance(operand, dict):
        for operands in operand.values():
            for inner in operands:
                yield from operand_columns(inner)


def reader(operand: Operand, view: View, wrong: Mapping[str, set[int]]) -> Reader:
    """Return a function that reads an operand in a row; it returns None if the operand is not known there."""
    if isinstance(operand, str):
        return _cell_reader(operand, view, wrong)
    if not isinstance(operand, dict):
        constant = Term(exactly(operand), is_points=False, words=str(operand))
        return lambda _row: constant
    if "column" in operand:
        read, bases = _cell_reader(operand["column"], view, wrong), _base_rows(operand["row"], view)
        return lambda row: read(bases[row]) if row in bases else None
    ((operation, operands),) = operand.items()
    readers = [reader(inner, view, wrong) for inner in operands]

    def computed(row: int) -> Term | None:
        terms = [term for read in readers if (term := read(row))]
        return _computed(operation, terms) if len(terms) == len(readers) else None

    return computed


def _cell_reader(name: str, view: View, wrong: Mapping[str, set[int]]) -> Reader:
    column, entries, skipped = view.columns.get(name), view.entries(name), wrong.get(name, set())

    def read(row: int) -> Term | None:
        if column is None or row not in entries or row in skipped:
            return None
        cell = measured(column, row)
        return cell and Term(cell.number, cell.scale == "points", shortened(cell.text), (Source(name, column.at(row)),))

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


def _computed(operation: str, terms: Sequence[Term]) -> Term | None:
    """Compute a result. Percentages are added as they are, and multiplied as shares of one."""
    number, is_points = _number(operation, terms)
    if number is None:
        return None
    cells = tuple(dict.fromkeys(cell for term in terms for cell in term.cells))
    return Term(number, is_points, _words(operation, terms), cells, is_computed=True)


def _number(operation: str, terms: Sequence[Term]) -> tuple[Rounded | None, bool]:
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


def _share(term: Term) -> Rounded:
    return scaled_by(1 / _HUNDRED, term.number) if term.is_points else term.number


def _words(operation: str, terms: Sequence[Term]) -> str:
    """Return an operation on operands in words, the computed ones in parentheses."""
    return _joined(operation, [f"({term.words})" if term.is_computed else term.words for term in terms])


def _joined(operation: str, words: Sequence[str]) -> str:
    if len(words) > MOST_NAMED:
        words = [*words[: MOST_NAMED - 1], "…", words[-1]]
    if operation == "mean":
        return f"the mean of {listed(words, 'and')}"
    return ("100 × " if operation == "percentOf" else "") + f" {_SIGNS[operation]} ".join(words)


def formula(operand: Operand) -> str:
    """Return a computation in words, with the names of its columns."""
    if not isinstance(operand, dict):
        return str(operand)
    if "column" in operand:
        base = operand["row"]
        where = "the first row" if isinstance(base, str) else listed(map(str, base.values()), "and")
        return f"{operand['column']} of {where}"
    ((operation, operands),) = operand.items()
    is_inner = [isinstance(inner, dict) and "column" not in inner for inner in operands]
    pairs = zip(map(formula, operands), is_inner, strict=True)
    return _joined(operation, [f"({words})" if nested else words for words, nested in pairs])
