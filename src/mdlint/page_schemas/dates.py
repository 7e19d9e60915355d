"""Dates in headings: a day, a month or a year, with English names of months."""

import re
from collections.abc import Mapping
from datetime import date

from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import only_nearest

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NUMBERS: Mapping[str, int] = {
    **{name[:3].lower(): number for number, name in enumerate(_MONTHS, 1)},
    **{name.lower(): number for number, name in enumerate(_MONTHS, 1)},
    "sept": 9,
}
_ISO = lazy_pattern(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?", re.ASCII)
# `14 July 2025`, `July 14, 2025`, `July 2025`, `Jul. 2025`
_NAMED = lazy_pattern(
    r"(?:(?P<first>[0-9]{1,2}) +)?(?P<name>[A-Za-z]+)\.?(?: +(?P<day>[0-9]{1,2}),?)? +(?P<year>[0-9]{4})", re.ASCII
)


def read_date(text: str) -> date | None:
    """Read a date; None if the text is none, or if there is no such day. A month is its first day."""
    text = text.strip()
    if found := _ISO.fullmatch(text):
        return _made(found["year"], int(found["month"] or 1), found["day"])
    found = _NAMED.fullmatch(text)
    month = _NUMBERS.get(found["name"].lower()) if found else None
    if found is None or month is None or (found["first"] and found["day"]):
        return None
    return _made(found["year"], month, found["first"] or found["day"])


def _made(year: str, month: int, day: str | None) -> date | None:
    try:
        return date(int(year), month, int(day or 1))
    except ValueError:
        return None


def date_meant(text: str) -> str | None:
    """Return a text with the name of the month that was meant; None if no name is near."""
    found = _NAMED.fullmatch(text.strip())
    near = only_nearest(found["name"], _MONTHS) if found else None
    return None if found is None or near is None else text.strip().replace(found["name"], near, 1)
