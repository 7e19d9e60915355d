"""Proposes a least and a greatest number for each column of numbers, with room for rows to come."""

import math
from collections.abc import Iterator

from mdlint.draft2020.values import is_number
from mdlint.infer.families import Family
from mdlint.infer.known import Known, evidence_of
from mdlint.infer.proposal import Proposal, for_column
from mdlint.infer.proposers._base import Proposer

_PERCENT = 100
# Percentages of less than this may be of something that can exceed 100, such as a growth.
_USUAL_PERCENT = 50
# How far beyond the data the limits are: a number with a lost point or a digit too many is ten times as large.
_ROOM = 4
_STEPS = (1, 2, 5, 10)
# Nobody reads a limit beyond these, and floating point has an end.
_LEAST, _MOST = 1e-9, 1e15
# The largest number of a column is this much larger than its median, or the column has no natural limit.
_NARROW = 5


def propose(family: Family, known: Known) -> Iterator[Proposal]:
    """Propose limits: 0 to 100 for percentages; else 0 if no number is negative, and a round number far above."""
    for name in family.columns:
        if not known.types(name) & {"number", "integer"}:
            continue
        entries = [entry for entry in known.present(name) if is_number(entry.value)]
        values = {entry.place: entry.value for entry in entries if is_number(entry.value)}
        numbers = sorted(values.values())
        if len(set(numbers)) < 2 or numbers[0] < 0:
            continue
        evidence = evidence_of(entries)
        yield for_column(name, "minimum", 0, evidence)
        is_percent = _are_percentages(name, known.keyword(name, "unit"), numbers)
        limit = _PERCENT if is_percent else _limit(numbers)
        if limit is not None:
            beyond = [place for place, value in values.items() if value > limit]
            yield for_column(name, "maximum", limit, evidence_of(entries, beyond))


def _are_percentages(name: str, unit: object, numbers: list[float]) -> bool:
    """Whether numbers are shares of a whole: written with %, or with decimals and most of them above 50."""
    inside = sum(number <= _PERCENT for number in numbers)
    if inside < len(numbers) - 1:
        return False
    middle = numbers[len(numbers) // 2]
    has_decimals = any(isinstance(number, float) for number in numbers)
    is_written = unit == "%" or "%" in name
    return (is_written and has_decimals and middle > 1) or (has_decimals and _USUAL_PERCENT < middle < _PERCENT)


def _limit(numbers: list[float]) -> float | None:
    """Return a round number with room above all numbers but one; None if they have no natural limit.

    The numbers are in ascending order.
    """
    middle = numbers[len(numbers) // 2]
    largest = numbers[-1]
    if len(numbers) > 2 and largest > _ROOM * 2 * max(numbers[-2], middle) and numbers[-2] <= _NARROW * middle:
        # One number far from all others.
        largest = numbers[-2]
    if not _LEAST < middle <= largest < _MOST or largest > _NARROW * middle:
        return None
    return _rounded_up(_ROOM * largest)


def _rounded_up(number: float) -> float:
    power = 10.0 ** math.floor(math.log10(number))
    rounded = next(step * power for step in _STEPS if step * power >= number)
    return int(rounded) if rounded >= 1 else float(f"{rounded:.3g}")


PROPOSER = Proposer("ranges", "values", propose)
