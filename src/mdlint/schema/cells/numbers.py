"""Reads a text as a number, in the forms that its column allows.

A column may allow more than the usual grammar of numbers: a change after the number (`84.1 (+0.3)`), words
(`29.6 (uncased)`), a duration (`1h 20m`).
"""

from collections.abc import Iterator

from mdlint.schema.cells.column import Column
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import quoted
from mdlint.values import RAISED_LETTERS, Number, parse_number

ANY_PARENTHESES = "()"

_CHANGE = r"(?:[+\-−–±]|[↑↓▲▼]\s?[+\-−–]?)\s?[0-9.,]+\s?[^\d\s()]{0,8}"
# The change is in parentheses, or it follows a space and has its sign right before the digits.
_DELTA = lazy_pattern(
    rf"(?P<value>.*\S)(?:\s*[(（]\s*{_CHANGE}\s*[)）]|\s(?:[+\-−–]|[↑↓▲▼]\s?)[0-9.,]*[0-9][^\d\s()]{{0,8}})"
)
_PARENTHESES = lazy_pattern(r"(?P<value>.*\S)\s*[(（][^()（）]*[)）]")
_MARKED = lazy_pattern(
    rf"(?P<before>[~≈<>≤≥]?)\s?(?P<inside>.*?)\s?(?P<after>(?:[+*†‡#§¶]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[{RAISED_LETTERS}])?)"
)
# A longer text is not read as a number.
_LONGEST = 400


def number_in(text: str, column: Column) -> Number | None:
    """Read a text as a number that the column allows, in the column's unit; None if it is not such a number."""
    # Without the usual notation in the call, the cache of `parse_number` has only one entry for a text.
    number = parse_number(text) if column.notation is None else parse_number(text, column.notation)
    if number is not None and not refusal(number, column):
        return in_own_unit(number, column)
    return _extended_number(text, column) if column.delta or column.asides or column.duration else None


def refusal(number: Number, column: Column) -> str:
    """Explain which mark, unit or uncertainty of a number its column does not allow; empty if it allows all of them."""
    if number.qualifier and number.qualifier not in column.qualifiers:
        return f"The column allows no mark {quoted(number.qualifier)}."
    if number.unit and number.unit not in column.units:
        return f"The column allows no unit {quoted(number.unit)}."
    if number.uncertainty is not None and not column.uncertainty:
        return "The column allows no uncertainty."
    return ""


def in_own_unit(number: Number, column: Column) -> Number | None:
    """Convert a number to the unit of its column; None if the result is too large for a float.

    A number without a unit has the unit of the header, if the header names one.
    """
    unit = number.unit or column.header_unit
    if not unit:
        return number
    factor = column.units.get(unit, 1)
    if column.duration is None and factor == 1:
        return number
    from mdlint.values.durations import converted, scaled  # noqa: PLC0415  takes 3 ms, and few columns need it

    try:
        if column.duration is not None:
            value = converted(number.value, unit, column.duration.unit)
        else:
            value = scaled(number.value, factor)
        float(value)
    except OverflowError:
        return None
    return number._replace(value=value)


def factor_of(unit: str, column: Column) -> float:
    """Return how much of its column's unit one unit is. A number without a unit has the unit of the header."""
    unit = unit or column.header_unit
    if not unit or column.duration is None:
        return column.units.get(unit, 1)
    from mdlint.values.durations import converted  # noqa: PLC0415  see above

    return converted(1, unit, column.duration.unit)


def _extended_number(text: str, column: Column) -> Number | None:
    """Read a duration, or a number followed by a change or by words; None if the text is neither."""
    if len(text) > _LONGEST:
        return None
    if column.duration and (number := _duration(text, column)):
        return number
    for rest, narrower in _shortened(text.strip(), column):
        number = number_in(rest, narrower)
        if number is not None:
            return number
    return None


def _shortened(text: str, column: Column) -> Iterator[tuple[str, Column]]:
    """Yield the text without its change, and without the words after it, each with the column that reads the rest.

    That column does not allow a second change, or more words.
    """
    if column.delta and (match := _DELTA.fullmatch(text)):
        yield match["value"], column._replace(delta=False)
    if ANY_PARENTHESES in column.asides and (match := _PARENTHESES.fullmatch(text)):
        yield match["value"], column._replace(asides=frozenset())
    for aside in column.asides - {ANY_PARENTHESES}:
        rest = text.removesuffix(aside)
        # A word begins after a space or a sign.
        if rest != text and (rest.endswith(" ") or not aside[0].isalnum()):
            yield rest.rstrip(), column._replace(asides=frozenset())


def _duration(text: str, column: Column) -> Number | None:
    from mdlint.values.durations import parse_duration  # noqa: PLC0415  see above

    assert column.duration is not None
    match = _MARKED.fullmatch(text)
    if match is None or (match["before"] and match["after"]):
        return None
    qualifier = (match["before"] or match["after"]).replace("≈", "~")
    value = parse_duration(match["inside"], column.duration.unit, column.duration.clock)
    if value is None or (qualifier and qualifier not in column.qualifiers):
        return None
    return Number(value, -1, qualifier)
