"""The part of a cell that a sort key compares: its number, date or version, its text, or its text with numbers in it."""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from mdlint.draft2020.values import JSON, is_number
from mdlint.schema.table.points import Points
from mdlint.text.lazy_pattern import lazy_pattern

_DIGITS = lazy_pattern("([0-9]+)")


def sort_key_of(value: JSON, kind: str, text: str) -> tuple[Any, ...]:
    """Return the key by which a value is compared; an empty tuple if the value is not of that kind."""
    if kind == "number":
        return numbers_of(value)
    folded = folded_text(text)
    if kind == "text":
        return (folded,)
    # Text is at even places, digits are at odd places. A longer run of digits is a larger number.
    parts = _DIGITS.split(folded)
    return tuple((len(part.lstrip("0")), part.lstrip("0")) if place % 2 else part for place, part in enumerate(parts))


def folded_text(text: str) -> str:
    """Return a text without the differences that an order ignores: upper and lower case, and accents."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    return "".join(char for char in unicodedata.normalize("NFD", folded) if not unicodedata.combining(char))


def numbers_of(value: JSON) -> tuple[Any, ...]:
    """Return a number, or the numbers of a list; an empty tuple for anything else."""
    if is_number(value):
        return (value,)
    return tuple(value) if isinstance(value, list) and all(map(is_number, value)) else ()


def sort_keys(
    key: Mapping[str, str], values: Sequence[JSON], texts: Sequence[str], points: Points | None = None
) -> Sequence[Any] | None:
    """Return what is compared of some cells, in one order; None if a cell has no value, or not one of the kind.

    Dates and versions are compared by numbers too; None if the dates are of several precisions.
    """
    kind = key.get("as")
    if kind is None and points is not None:
        first, *others = points.sort_levels(values)
        if others or not all(isinstance(value, str) and value in first for value in values):
            return None
        numbers = {value: number for number, value in enumerate(sorted(set(first.values())))}
        ranks = {text: numbers[value] for text, value in first.items()}
        return [ranks[str(value)] for value in values]
    if kind in {None, "number"} and all(map(is_number, values)):
        return values
    if kind == "number" or None in values or (kind is None and any(map(numbers_of, values))):
        return None
    if kind == "natural":
        return [sort_key_of(None, kind, text) for text in texts]
    return list(map(folded_text, texts))
