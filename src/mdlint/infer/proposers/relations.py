"""Proposes relations between two columns of numbers: one is never above the other, or both are always equal.

Many columns happen to be in order in all rows, such as a size and a speed, until a row comes in which they are not. So
only columns whose headers differ in one number are compared, such as Top-1 and Top-5, or in a word such as `min` and
`max`, and only if most rows are far from breaking the relation.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from statistics import mean, stdev
from typing import NamedTuple

from mdlint.draft2020.values import JSON, is_number
from mdlint.infer.families import Family
from mdlint.infer.headers import are_of_one_scale
from mdlint.infer.known import Known
from mdlint.infer.proposal import Evidence, FamilyPlace, Proposal
from mdlint.infer.proposers._base import Proposer
from mdlint.infer.trial import with_exceptions

# The mean difference of the columns, in standard deviations: a row at 0 is then one in 740.
_FAR = 3
# Of fewer different numbers, some are equal by chance.
_FEWEST_VALUES = 10


class _Row(NamedTuple):
    """The numbers of a row in two columns."""

    place: FamilyPlace
    left: float
    right: float


def propose(family: Family, known: Known) -> Iterator[Proposal]:
    """Propose a relation for each two columns of one scale in which it holds."""
    numbers = [name for name in family.columns if known.types(name) & {"number", "integer"}]
    for left, right in combinations(numbers, 2):
        if are_of_one_scale(left, right):
            rows = list(_rows(known, left, right))
            relation = _relation(rows) if rows else None
            if relation is not None:
                yield _proposal(known, rows, {"left": left, "is": relation, "right": right})


def _rows(known: Known, left: str, right: str) -> Iterator[_Row]:
    others = {(entry.place.table, entry.place.at.row): entry.value for entry in known.present(right)}
    for entry in known.present(left):
        other = others.get((entry.place.table, entry.place.at.row))
        if is_number(entry.value) and is_number(other):
            yield _Row(entry.place, entry.value, other)


def _relation(rows: Sequence[_Row]) -> str | None:
    """Return the relation that nearly all rows are far from breaking; None if there is no such relation."""
    differences = [row.right - row.left for row in rows]
    allowed = Evidence(len(rows), 1).allowed()
    if sum(map(bool, differences)) <= allowed:
        return "==" if len({row.left for row in rows}) >= _FEWEST_VALUES else None
    for relation, sign in (("<=", 1), (">=", -1)):
        holding = [sign * difference for difference in differences if sign * difference >= 0]
        is_held = len(holding) >= len(rows) - allowed
        if is_held and len(holding) > 1 and mean(holding) >= _FAR * stdev(holding):
            return relation
    return None


def _proposal(known: Known, rows: Sequence[_Row], value: JSON) -> Proposal:
    evidence = Evidence(len(rows), len({row.place.table for row in rows}))
    return with_exceptions(known, Proposal(("compare",), [value], evidence))


PROPOSER = Proposer("relations", "table", propose)
