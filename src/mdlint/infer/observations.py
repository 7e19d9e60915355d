"""What holds in a family and no keyword can say: columns that another column determines, and rows that are twins.

Observations are printed in the report, since a person may want to know them, or to drop a column that says nothing new.
They are not written to the schema.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from mdlint.draft2020.values import is_number
from mdlint.infer.families import Family
from mdlint.infer.headers import are_similar
from mdlint.infer.known import Known
from mdlint.infer.proposal import Evidence
from mdlint.text.words import counted, quoted

_DECIMALS = re.compile(r"\d\.(\d+)")
# Columns with fewer different numbers agree by chance.
_FEWEST_VALUES = 10
# A difference is bounded if it stays below this share of the range of the numbers.
_NARROW = 0.1
_FEWEST_TWINS = 5
_NAME_JOINTS = re.compile(r"(?=[_\-. ])")

# The table and the row of a cell.
_Where = tuple[int, int | None]


class _Number(NamedTuple):
    """A number, and half a unit of its last digit: it may have been rounded by as much, or cut by twice as much."""

    value: float
    margin: float


_Numbers = Mapping[_Where, _Number]


def observations(family: Family, known: Known) -> Iterator[str]:
    """Yield, in words, what holds in enough rows of a family."""
    columns = {name: numbers for name in family.columns if (numbers := _numbers(known, name))}
    for left, right in combinations(columns, 2):
        words = _ratio(left, right, columns) or _sum(left, right, columns)
        if words is None and are_similar(left, right):
            words = _difference(left, right, columns)
        if words is not None:
            yield words
    yield from _twins(family, known, columns)


def _numbers(known: Known, name: str) -> dict[_Where, _Number]:
    if not known.types(name) & {"number", "integer"}:
        return {}
    numbers = {}
    for entry in known.present(name):
        if is_number(entry.value):
            decimals = _DECIMALS.search(entry.text)
            margin = 0.5 * 10.0 ** -(len(decimals[1]) if decimals else 0)
            numbers[entry.place.table, entry.place.at.row] = _Number(entry.value, margin)
    return numbers


def _pairs(left: _Numbers, right: _Numbers) -> list[tuple[_Number, _Number]]:
    return [(left[where], right[where]) for where in left if where in right]


def _ratio(left: str, right: str, columns: Mapping[str, _Numbers]) -> str | None:
    """Say that one column is a constant times another, which is more exact; the constant is that of the best row."""
    if _roughness(columns[left]) < _roughness(columns[right]):
        left, right = right, left
    pairs = [(one, other) for one, other in _pairs(columns[left], columns[right]) if one.value and other.value]
    if not _are_enough(pairs):
        return None
    exact = min(pairs, key=lambda pair: pair[0].margin / abs(pair[0].value) + pair[1].margin / abs(pair[1].value))
    factor = exact[0].value / exact[1].value
    if factor == 1:
        return None
    holding = sum(
        abs(one.value - factor * other.value) <= 2 * one.margin + abs(factor) * other.margin for one, other in pairs
    )
    return _said(f"{left} = {factor:.6g} × {right}", holding, len(pairs))


def _roughness(numbers: _Numbers) -> float:
    """Return by what share the numbers of a column may be off at most."""
    return max((number.margin / abs(number.value) for number in numbers.values() if number.value), default=0.0)


def _sum(left: str, right: str, columns: Mapping[str, _Numbers]) -> str | None:
    """Say that two columns have a constant sum, such as an accuracy and an error."""
    pairs = _pairs(columns[left], columns[right])
    if not _are_enough(pairs):
        return None
    total = round(pairs[0][0].value + pairs[0][1].value)
    holding = sum(
        abs(one.value + other.value - total) <= 2 * max(one.margin, other.margin) * (1 + 1e-9) for one, other in pairs
    )
    return _said(f"{left} + {right} = {total}", holding, len(pairs))


def _difference(left: str, right: str, columns: Mapping[str, _Numbers]) -> str | None:
    """Say that two similar columns differ by little."""
    pairs = _pairs(columns[left], columns[right])
    if not _are_enough(pairs):
        return None
    values = [one.value for one, _ in pairs]
    largest = max(abs(one.value - other.value) for one, other in pairs)
    if not 0 < largest < _NARROW * (max(values) - min(values)):
        return None
    return _said(f"{left} and {right} differ by {largest:.3g} at most", len(pairs), len(pairs))


def _are_enough(pairs: Sequence[tuple[_Number, _Number]]) -> bool:
    values = ({pair[place].value for pair in pairs} for place in (0, 1))
    return Evidence(len(pairs), 1).is_enough() and all(len(of_column) >= _FEWEST_VALUES for of_column in values)


def _said(words: str, holding: int, rows: int) -> str | None:
    """Add the number of rows; None if too few of them hold."""
    if rows - holding > Evidence(rows, 1).allowed():
        return None
    return f"{words} ({holding} of {rows} rows)" if holding < rows else f"{words} ({counted(rows, 'row')})"


def _twins(family: Family, known: Known, columns: Mapping[str, _Numbers]) -> Iterator[str]:
    """Say that names with one more part at the end have the same number in a column as the names without it."""
    texts = [name for name in family.common if "string" in known.types(name)]
    if not texts:
        return
    names = {(entry.place.table, entry.text): entry.place.at.row for entry in known.present(texts[0])}
    twins: dict[str, list[tuple[_Where, _Where]]] = defaultdict(list)
    for (table, text), row in names.items():
        for joint in _NAME_JOINTS.finditer(text):
            base = (table, text[: joint.start()])
            if base in names:
                twins[text[joint.start() :]].append(((table, row), (table, names[base])))
    for suffix, pairs in sorted(twins.items()):
        for name, numbers in columns.items():
            both = [(numbers[one], numbers[other]) for one, other in pairs if one in numbers and other in numbers]
            if len(both) >= _FEWEST_TWINS and len({one.value for one, _ in both}) > 1:
                equal = sum(one.value == other.value for one, other in both)
                if equal == len(both):
                    yield f"{texts[0]} with {quoted(suffix)} and without it have the same {name} ({equal} pairs)"
