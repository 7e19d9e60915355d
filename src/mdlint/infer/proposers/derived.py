"""Proposes that a column of speed-ups, ratios or differences is computed from two others.

Among many columns, some are sums, means or multiples of others by chance. So only a column whose header says what it is
is looked at, and only a quotient or a difference of two others.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from statistics import median

from mdlint.draft2020.values import JSON, is_number
from mdlint.infer.families import Family
from mdlint.infer.known import Known
from mdlint.infer.proposal import Evidence, Proposal
from mdlint.infer.proposers._base import Proposer
from mdlint.infer.trial import with_exceptions

_WORDS: Mapping[str, re.Pattern[str]] = {
    "divide": re.compile(r"\bspeed[- ]?ups?\b|\bratio\b|加速比", re.IGNORECASE),
    "subtract": re.compile(r"\bdiff(?:erence)?\b|\bdelta\b|[Δ∆]|\bgain\b", re.IGNORECASE),
}
# Fewer rows, and ratios of which most are equal, may agree by chance.
_FEWEST_ROWS = 6
_FEWEST_VALUES = 3
# The result of most rows is nearer than this to the quotient or the difference as written, by its own size.
_NEAR = 0.1
# More columns are not compared with each other, and more pairs are not tried.
_MOST_COLUMNS = 20
_MOST_TRIED = 3

# Numbers by the table and the row that they are in.
_Numbers = Mapping[tuple[int, int | None], float]


def propose(family: Family, known: Known) -> Iterator[Proposal]:
    """Propose for each column of results the two columns that it is computed from."""
    operations = {name: _operation(name) for name in family.columns}
    columns = {name: numbers for name in family.columns if (numbers := _numbers(known, name))}
    operands = [name for name in columns if not operations[name]][:_MOST_COLUMNS]
    for name, numbers in columns.items():
        operation = operations[name]
        if operation:
            pairs = _near_pairs(operation, numbers, {operand: columns[operand] for operand in operands})
            tried = [_proposal(known, name, operation, pair, columns) for pair in pairs[:_MOST_TRIED]]
            # A finding at the header is about all rows of a table.
            fitting = [one for one in tried if all(place.at.row is not None for place in one.evidence.exceptions)]
            if fitting:
                yield min(fitting, key=lambda one: len(one.evidence.exceptions))


def _operation(name: str) -> str:
    return next((operation for operation, words in _WORDS.items() if words.search(name)), "")


def _numbers(known: Known, name: str) -> _Numbers:
    """Return the numbers of a column."""
    if not known.types(name) & {"number", "integer"}:
        return {}
    present = known.present(name)
    return {(entry.place.table, entry.place.at.row): entry.value for entry in present if is_number(entry.value)}


def _near_pairs(operation: str, results: _Numbers, operands: Mapping[str, _Numbers]) -> list[list[str]]:
    """Return the pairs of columns from which the results are nearly computed, the nearest first."""
    near: list[tuple[float, list[str]]] = []
    for left, right in permutations(operands, 2):
        rows = [row for row in results if row in operands[left] and row in operands[right]]
        if len(rows) >= _FEWEST_ROWS and len({results[row] for row in rows}) >= _FEWEST_VALUES:
            distances = [_distance(operation, results[row], operands[left][row], operands[right][row]) for row in rows]
            if (typical := median(distances)) < _NEAR:
                near.append((typical, [left, right]))
    return [pair for _, pair in sorted(near)]


def _distance(operation: str, result: float, left: float, right: float) -> float:
    """Return how far a result is from the computed one, by its own size. A quotient may be a percentage."""
    if operation == "divide":
        computed: Sequence[float] = [left / right, 100 * left / right] if right else []
    else:
        computed = [left - right]
    # Of two equal numbers, the difference is zero.
    size = abs(result) or 1.0
    return min((abs(result - number) / size for number in computed), default=1.0)


def _proposal(
    known: Known, name: str, operation: str, pair: Sequence[str], columns: Mapping[str, _Numbers]
) -> Proposal:
    left, right = pair
    rows = [row for row in columns[name] if row in columns[left] and row in columns[right]]
    value: JSON = [{"column": name, "is": {operation: [left, right]}}]
    evidence = Evidence(len(rows), len({table for table, _ in rows}))
    return with_exceptions(known, Proposal(("derived",), value, evidence))


PROPOSER = Proposer("derived", "table", propose)
