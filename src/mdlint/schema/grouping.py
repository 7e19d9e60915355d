"""The columns that `ascendingColumns` speaks of: by a pattern, not by name."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from mdlint.schema.headers import normalize_header

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


class Member(NamedTuple):
    """A column of a group: what its name is but for the part in which the columns differ, and the number in that part."""

    others: tuple[str, str]
    place: float


def member(name: str, group: Mapping[str, Any]) -> Member | None:
    """Read the name of a column by an entry of `ascendingColumns`; None if it is not in its group."""
    numbers: Mapping[str, float] = group.get("numbers", {})
    folded = name.casefold()
    # Compiling takes as long as checking a page, and most names hold no number.
    if not _NUMBER.search(name) and not any(word.casefold() in folded for word in numbers):
        return None
    match = _pattern(group["columns"]).search(name)
    if match is None or not match.lastindex:
        return None
    start, end = match.span(match.lastindex)
    place = _place(name[start:end], numbers)
    others = (normalize_header(name[:start]), normalize_header(name[end:]))
    return None if place is None else Member(others, place)


def _place(part: str, numbers: Mapping[str, float]) -> float | None:
    for word, number in numbers.items():
        if word.casefold() == part.casefold():
            return number
    digits = _NUMBER.search(part)
    return float(digits[0]) if digits else None


@lru_cache(maxsize=256)
def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)
