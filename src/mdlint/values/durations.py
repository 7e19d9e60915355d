"""Durations: `1h02min`, `8m30s`, `2 days 3 hours`, `1:02:03`.

    compound = number [" "] word {[","] [" "] number [" "] word}: units descend, each of them below what makes one of the
               unit before it (1h75min is none), and only the last may have a fraction
    clock    = hours ":" minutes ":" seconds, the last two of two digits below 60, seconds with a fraction or without

Two fields, `80:17`, are hours and minutes or minutes and seconds: the text does not tell, so a schema has to.
"""

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Literal, NamedTuple, TypeAlias

Clock: TypeAlias = Literal["h:mm", "m:ss"]


class Duration(NamedTuple):
    """The unit in which durations are given, and what a clock time of two fields is (None: nothing)."""

    unit: str
    clock: Clock | None = None


# The nanoseconds of a unit, the words for it.
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
# No duration is longer; digits take more than linear time.
_LONGEST = 100


def parse_duration(text: str, unit: str, clock: Clock | None = None) -> int | float | None:
    """Read a compound or clock time as a number in a unit; None if it is none. `clock` says what two fields are."""
    text = " ".join(text.split())
    if len(text) > _LONGEST:
        return None
    found = _compound(text) if _COMPOUND.fullmatch(text) else _clock(text, clock)
    return None if found is None else _number(found / NANOSECONDS[unit])


def converted(value: float, unit: str, wanted: str) -> int | float:
    """Give a duration in another unit."""
    if NANOSECONDS[unit] == NANOSECONDS[wanted]:
        return value
    return _number(Fraction(repr(value)) * NANOSECONDS[unit] / NANOSECONDS[wanted])


def scaled(value: float, factor: float) -> int | float:
    """Multiply as on paper: 7.3 by 0.001 is 0.0073. A whole number by a whole number, or with a whole result, stays one."""
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
