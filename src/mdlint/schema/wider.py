"""Numbers with more around them than the grammar of numbers has: a change, words aside, a compound duration."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mdlint.schema.reading import number_in
from mdlint.values import RAISED_LETTERS, Number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mdlint.schema.columns import Column

ANY_PARENTHESES = "()"

_CHANGE = r"(?:[+\-−–±]|[↑↓▲▼]\s?[+\-−–]?)\s?[0-9.,]+\s?[^\d\s()]{0,8}"
# In parentheses; or behind a space, with its sign at the digits.
_DELTA = re.compile(
    rf"(?P<value>.*\S)(?:\s*[(（]\s*{_CHANGE}\s*[)）]|\s(?:[+\-−–]|[↑↓▲▼]\s?)[0-9.,]*[0-9][^\d\s()]{{0,8}})"
)
_PARENTHESES = re.compile(r"(?P<value>.*\S)\s*[(（][^()（）]*[)）]")
_MARKED = re.compile(
    rf"(?P<before>[~≈<>≤≥]?)\s?(?P<inside>.*?)\s?(?P<after>(?:[+*†‡#§¶]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[{RAISED_LETTERS}])?)"
)
# No number is longer.
_LONGEST = 400


def wider_number(text: str, column: Column) -> Number | None:
    """Read a text as a number once a change or words behind it are left aside, or as a duration; None if it is none."""
    if len(text) > _LONGEST:
        return None
    if column.duration and (number := _duration(text, column)):
        return number
    for rest, without in _shorter(text.strip(), column):
        number = number_in(rest, without)
        if number is not None:
            return number
    return None


def _shorter(text: str, column: Column) -> Iterator[tuple[str, Column]]:
    """Yield a text without a change, and without words aside, each with a column that allows no second one of it."""
    if column.delta and (match := _DELTA.fullmatch(text)):
        yield match["value"], column._replace(delta=False)
    patterns = [_PARENTHESES] if ANY_PARENTHESES in column.asides else []
    for match in filter(None, (pattern.fullmatch(text) for pattern in patterns)):
        yield match["value"], column._replace(asides=frozenset())
    for aside in column.asides - {ANY_PARENTHESES}:
        rest = text.removesuffix(aside)
        # A word begins behind a space or a sign.
        if rest != text and (rest.endswith(" ") or not aside[0].isalnum()):
            yield rest.rstrip(), column._replace(asides=frozenset())


def _duration(text: str, column: Column) -> Number | None:
    from mdlint.values.durations import parse_duration  # noqa: PLC0415  fractions take long to import

    assert column.duration is not None
    match = _MARKED.fullmatch(text)
    if match is None or (match["before"] and match["after"]):
        return None
    qualifier = (match["before"] or match["after"]).replace("≈", "~")
    value = parse_duration(match["inside"], column.duration.unit, column.duration.clock)
    if value is None or (qualifier and qualifier not in column.qualifiers):
        return None
    return Number(value, -1, qualifier)
