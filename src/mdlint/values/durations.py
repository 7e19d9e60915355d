"""Durations: `1h02min`, `8m30s`, `2 days 3 hours`, `1:02:03`.

    compound = number [" "] word {[","] [" "] number [" "] word}: units descend, each amount is less than one of the
               unit before (`1h75min` is not a duration), and only the last number may have a fraction
    clock    = hours ":" minutes ":" seconds, the last two of two digits and below 60; seconds may have a fraction

Two fields, `80:17`, are hours and minutes or minutes and seconds. The text does not show which, so a schema must.
"""

import re
from collections.abc import Mapping
from fractions import Fraction

from mdlint.values.numbers import Clock

# The nanoseconds of each unit, and the words for it.
_SIZES: Mapping[int, tuple[str, ...]] = {
    86_400_000_000_000: ("d", "day", "days"),
    3_600_000_000_000: ("h", "hr", "hrs", "hour", "hours"),
    60_000_000_000: ("m", "min", "mins", "minute", "minutes"),
    1_000_000_000: ("s", "sec", "secs", "second", "seconds"),
    1_000_000: ("ms", "msec", "msecs", "millisecond", "milliseconds"),
    1_000: ("us", "µs", "μs", "usec", "microsecond", "microseconds"),
    1: ("ns", "nanosecond", "nanoseconds"),
}
NANOSECONDS: Mapping[str, int] = {word: size for size, words in _SIZES.items() for word in words}
_COMPOUND = re.compile(r"[0-9]+(?:\.[0-9]+)? ?[A-Za-zµμ]+(?:,? ?[0-9]+(?:\.[0-9]+)? ?[A-Za-zµμ]+)*")
_FIELD = re.compile(r"([0-9]+(?:\.[0-9]+)?) ?([A-Za-zµμ]+)")
_CLOCK = re.compile(r"([0-9]+):([0-5][0-9])(?::([0-5][0-9]))?(\.[0-9]+)?")
# No duration is longer, and converting digits takes more than linear time.
_LONGEST = 100


def parse_duration(text: str, unit: str, clock: Clock | None = None) -> int | float | None:
    """Return a compound or clock time as a number of the unit; None if it is not one. `clock` reads two fields."""
    text = " ".join(text.split())
    if len(text) > _LONGEST:
        return None
    found = _compound(text) if _COMPOUND.fullmatch(text) else _clock(text, clock)
    return None if found is None else _number(found / NANOSECONDS[unit])


def converted(value: float, unit: str, wanted: str) -> int | float:
    """Return a duration in another unit."""
    if NANOSECONDS[unit] == NANOSECONDS[wanted]:
        return value
    return _number(Fraction(repr(value)) * NANOSECONDS[unit] / NANOSECONDS[wanted])


def scaled(value: float, factor: float) -> int | float:
    """Multiply as on paper: 7.3 by 0.001 is 0.0073. An int stays an int if the result is whole."""
    product = Fraction(repr(value)) * Fraction(repr(factor))
    return int(product) if isinstance(value, int) and product.denominator == 1 else float(product)


def _number(value: Fraction) -> int | float:
    return int(value) if value.denominator == 1 else float(value)


def _compound(text: str) -> Fraction | None:
    total, above = Fraction(0), 0
    for written, word in _FIELD.findall(text):
        size = NANOSECONDS.get(word, 0)
        amount = Fraction(written) * size
        if not size or (above and (size >= above or amount >= above)):
            return None
        total, above = total + amount, size
        if "." in written:
            above = 1
    return total


def _clock(text: str, clock: Clock | None) -> Fraction | None:
    match = _CLOCK.fullmatch(text)
    if not match:
        return None
    first, second, third = int(match[1]), int(match[2]), match[3]
    if third is not None:
        seconds = first * 3600 + second * 60 + int(third)
    elif clock == "m:ss":
        seconds = first * 60 + second
    elif clock == "h:mm" and not match[4]:
        seconds = first * 3600 + second * 60
    else:
        return None
    return (seconds + Fraction(match[4] or 0)) * NANOSECONDS["s"]
