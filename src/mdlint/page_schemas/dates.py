"""Dates in headings: a day, a month or a year, with English names of months."""

from datetime import date

from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import only_nearest
from mdlint.values.date_patterns import MONTHS
from mdlint.values.dates import Dates

_NAMED = [
    form.format(month)
    for month in ("MMMM", "MMM", "MMM.")
    for form in ("{} yyyy", "d {} yyyy", "{} d, yyyy", "{} d yyyy")
]
_DATES = Dates(("yyyy-MM-dd", "yyyy-MM", "yyyy", *_NAMED))
_WORD = lazy_pattern(r"[A-Za-z]+")


def read_date(text: str) -> date | None:
    """Read a date; None if the text is none, or if there is no such day. A month is its first day."""
    value = _DATES.value(text.strip())
    return None if value is None else date.fromisoformat(value + "0000-01-01"[len(value) :])


def date_meant(text: str) -> str | None:
    """Return a date with the name of the month that was meant; None if no name is near."""
    word = _WORD.search(text)
    near = only_nearest(word[0], MONTHS) if word else None
    meant = text.strip().replace(word[0], near, 1) if word and near else ""
    return meant if read_date(meant) else None
