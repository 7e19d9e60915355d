"""Computes with numbers that were rounded before they were written.

A number with one digit after the point, such as 84.2, may have been anything from 84.15 to 84.25. What is computed of
such numbers is known up to an interval, by interval arithmetic: each operation gives the least and the greatest result.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import lru_cache, reduce
from typing import NamedTuple


class Rounded(NamedTuple):
    """A number: its value as it is written, and the least and the greatest value that it may have had before."""

    value: Fraction
    low: Fraction
    high: Fraction


def exactly(value: float) -> Rounded:
    """Return a number that was not rounded."""
    number = Fraction(repr(value))
    return Rounded(number, number, number)


def rounded(value: float, step: Fraction) -> Rounded:
    """Return a number that may be off by half a step: half a unit of its last digit."""
    number = Fraction(repr(value))
    return Rounded(number, number - step / 2, number + step / 2)


def or_cut_off(number: Rounded) -> Rounded:
    """Return a number that may have been cut off instead of rounded: it may be twice as far from zero as a rounded one."""
    value, low, high = number
    return Rounded(value, low, 2 * high - value) if value >= 0 else Rounded(value, 2 * low - value, high)


@lru_cache(maxsize=256)
def step_of(decimals: int, factor: float = 1) -> Fraction:
    """Return one unit of the last of so many digits after the point, multiplied by the factor of the number's unit."""
    return Fraction(repr(factor)) * Fraction(1, 10**decimals)


def added(terms: Iterable[Rounded]) -> Rounded:
    """Return the sum of numbers."""
    values, lows, highs = zip(*terms, strict=True)
    return Rounded(sum(values, Fraction()), sum(lows, Fraction()), sum(highs, Fraction()))


def subtracted(left: Rounded, right: Rounded) -> Rounded:
    """Return the difference of two numbers."""
    return Rounded(left.value - right.value, left.low - right.high, left.high - right.low)


def multiplied(terms: Iterable[Rounded]) -> Rounded:
    """Return the product of numbers."""
    return reduce(_product, terms)


def _product(left: Rounded, right: Rounded) -> Rounded:
    ends = [one * other for one in left[1:] for other in right[1:]]
    return Rounded(left.value * right.value, min(ends), max(ends))


def divided(left: Rounded, right: Rounded) -> Rounded | None:
    """Return the quotient of two numbers; None if the divisor may have been zero."""
    if right.low <= 0 <= right.high:
        return None
    return _product(left, Rounded(1 / right.value, 1 / right.high, 1 / right.low))


def mean(terms: Sequence[Rounded]) -> Rounded:
    """Return the mean of numbers."""
    return Rounded(*(end / len(terms) for end in added(terms)))


def scaled_by(factor: Fraction, number: Rounded) -> Rounded:
    """Multiply a number by a positive factor."""
    return Rounded(*(end * factor for end in number))


def is_written_as(number: Rounded, value: Fraction, step: Fraction) -> bool:
    """Whether a number can be written as a value whose last digit has the unit `step`, rounded or cut off."""
    # A number that is cut off is less than a whole unit away.
    return number.low - step < value < number.high + step or number.low <= value <= number.high
