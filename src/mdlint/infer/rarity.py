"""How rare an order of rows is: the bits of information in it, compared with all orders of the same rows."""

from collections import Counter
from collections.abc import Hashable, Sequence
from math import lgamma, log


def rarity_of(keys: Sequence[Hashable], misplaced: int) -> float:
    """Return how rare it is that at most `misplaced` keys are out of order, in bits: 10 bits are one in 1,024 orders.

    Equal keys may be in any order, so keys with few values are never rare. The number of such orders is
    at most the ways to choose these keys, times the places that they can have. The result is at least 0.
    """
    count = len(keys)
    orders = _bits_of_factorial(count) - sum(map(_bits_of_factorial, Counter(keys).values()))
    chosen = _bits_of_factorial(count) - _bits_of_factorial(misplaced) - _bits_of_factorial(count - misplaced)
    return max(0.0, orders - 2 * chosen - _bits_of_factorial(misplaced))


def _bits_of_factorial(number: int) -> float:
    """Return the logarithm of a factorial, to the base 2."""
    return lgamma(number + 1) / log(2)
