"""Dates, as they are written by some patterns: read as ISO 8601 texts, and compared.

The value of `Jan 2026` is `2026-01`, of `Q1 2026` it is `2026-Q1` (which ISO 8601 has no form for), and of
`31.12.2026 14:30` it is `2026-12-31T14:30`. Dates of different lengths are compared by what both of them have.
"""

import re
from calendar import monthrange
from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from mdlint.text.words import first_few, listed, quoted
from mdlint.values.date_patterns import MONTHS, PARTS, compiled, written
from mdlint.values.scale import Point, levels_of, order_of_parts

ISO_DATE = "yyyy-MM-dd"
# A date and a time with its offset (RFC 3339, §5.6), which no pattern of ours can say.
RFC_3339 = "date-time"
_RFC_3339 = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.[0-9]+)?"
    r"(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
)
_ISO = re.compile(r"([0-9]{4})(?:-(?:Q([1-4])|([0-9]{2})(?:-([0-9]{2})(?:[Tt](.+))?)?))?")
_EXAMPLE: Mapping[str, int] = dict(zip(PARTS, (2026, 1, 1, 31, 14, 30, 0), strict=True))
# A date whose parts can be taken for each other.
_TELLING: Mapping[str, int] = {**_EXAMPLE, "year": 2001, "month": 2, "day": 3}
# The largest number of each part, where that does not depend on the other parts.
_LARGEST: Mapping[str, int] = {"quarter": 4, "month": 12, "hour": 23, "minute": 59, "second": 59}
_FROM_ZERO = ("hour", "minute", "second")
# No date is longer.
_LONGEST = 100


class Dates(NamedTuple):
    """Dates that are written by one of some patterns; the first pattern that reads a text counts."""

    patterns: tuple[str, ...]

    @property
    def kind(self) -> str:
        """The name of the values."""
        return "dates"

    @property
    def rewrites(self) -> bool:
        """Whether the JSON value of a text may be another text."""
        return not {ISO_DATE, RFC_3339}.issuperset(self.patterns)

    def value(self, text: str) -> str | None:
        """Return a date in ISO 8601; None if the text, without the white space around it, is not a date of a pattern."""
        if len(text) > _LONGEST:
            return None
        stripped = text.strip()
        for pattern in self.patterns:
            if pattern == ISO_DATE and _day(stripped):
                return stripped if self.rewrites else text
            numbers = _numbers(pattern, stripped)
            if numbers is not None and not impossible(numbers):
                return text if pattern == RFC_3339 else _iso(numbers)
        return None

    def problem(self, text: str) -> str:
        """Return why a text is not a date, as the predicate of a message; empty if it is."""
        if self.value(text) is not None:
            return ""
        for pattern in self.patterns if len(text) <= _LONGEST else ():
            numbers = _numbers(pattern, text.strip())
            if numbers is not None:
                return f"is not a date: {impossible(numbers)}"
        return f"is not a date such as {listed(first_few(list(map(example, self.patterns))))}"

    def point(self, value: str) -> Point | None:
        """Return the year, quarter, month, day and time of a value, as many as it has; None if it is not a date."""
        return _point(value.strip())

    def order(self, left: Point, right: Point) -> int | None:
        """Compare two dates. A time without an offset is not compared with one that has an offset."""
        if len(left) == len(right) == len(_TIME):
            if left[-1].has_offset != right[-1].has_offset:
                return order_of_parts(left[:-1], right[:-1]) or None
            return order_of_parts(left[-1:], right[-1:])
        return order_of_parts(left, right)

    def identity(self, value: str, point: Point) -> Hashable:  # noqa: ARG002  of the protocol
        """Return a key that is equal for two spellings of one date."""
        return point[-1] if len(point) == len(_TIME) else point

    def sort_levels(self, points: Mapping[str, Point]) -> list[Mapping[str, Any]]:
        """Return what is sorted of some dates, given their points. Times with offsets are sorted by their moments."""
        moments = {value: point[-1] for value, point in points.items() if len(point) == len(_TIME)}
        are_moments = len(moments) == len(points) and len({moment.has_offset for moment in moments.values()}) == 1
        return [moments] if are_moments else levels_of(points)


_TIME = ("year", "quarter", "month", "day", "time")


class _Moment(NamedTuple):
    """A time of a day. Times without an offset are not compared with those that have one, so these come first."""

    has_offset: bool
    time: datetime


def example(pattern: str) -> str:
    """Return a date as a pattern writes it, in quotes."""
    return quoted("2026-01-31T14:30:00Z" if pattern == RFC_3339 else written(pattern, _EXAMPLE))


def _numbers(pattern: str, text: str) -> dict[str, int] | None:
    """Return the parts of a date as they are written, even impossible ones; None if a text is not of the pattern."""
    if pattern == RFC_3339:
        match = _RFC_3339.fullmatch(text)
        names = ("year", "month", "day", "hour", "minute", "second")
        return dict(zip(names, map(int, match.groups()), strict=True)) if match else None
    form = compiled(pattern)
    match = form.expression.fullmatch(text)
    return form.numbers(match) if match else None


def impossible(numbers: Mapping[str, int]) -> str:
    """Return why there is no such date: `February 2018 has 28 days`; empty if there is one."""
    for part, number in numbers.items():
        if number > _LARGEST.get(part, number) or (number < 1 and part not in _FROM_ZERO):
            return f"there is no {part} {number}"
    if "day" in numbers:
        year, month = numbers["year"], numbers["month"]
        days = monthrange(year, month)[1]
        if numbers["day"] > days:
            return f"{MONTHS[month - 1]} {year if month == 2 else ''}".rstrip() + f" has {days} days"
    return ""


def _iso(numbers: Mapping[str, int]) -> str:
    text = f"{numbers['year']:04}"
    if "quarter" in numbers:
        return f"{text}-Q{numbers['quarter']}"
    signs = zip(PARTS[2:], "--T::", strict=True)
    return text + "".join(f"{sign}{numbers[part]:02}" for part, sign in signs if part in numbers)


def _day(text: str) -> date | None:
    """Read a date such as 2026-01-31, ten times as fast as by its pattern; None if the text is not such a date."""
    if len(text) != len("yyyy-MM-dd") or text[4] != "-" or text[7] != "-":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _point(value: str) -> Point | None:
    if day := _day(value):
        return day.year, (day.month + 2) // 3, day.month, day.day
    match = _ISO.fullmatch(value)
    if match is None:
        return None
    quarter, time = match[2], match[5]
    year, month, number = (int(match[group] or 1) for group in (1, 3, 4))
    if impossible({"year": year, "month": month, "day": number}):
        return None
    parts = (year, int(quarter) if quarter else (month + 2) // 3, month, number)
    if time:
        moment = _moment(value)
        return None if moment is None else (*parts, moment)
    return parts[: 2 if quarter else 4 if match[4] else 3 if match[3] else 1]


def _moment(value: str) -> _Moment | None:
    try:
        moment = datetime.fromisoformat(value.upper())
    except ValueError:
        return None
    return _Moment(moment.tzinfo is not None, moment)


def pattern_conflict(patterns: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the patterns that read what an earlier pattern writes as another date, by their places, with words."""
    for place, pattern in enumerate(patterns):
        for other in patterns[:place]:
            text = written(other, _TELLING)
            values = Dates((other,)).value(text), Dates((pattern,)).value(text)
            if None not in values and values[0] != values[1]:
                yield place, f"reads {quoted(text)} as another date than {quoted(other)}"
                break
