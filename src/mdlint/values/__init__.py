"""The value of a cell's text. Numbers are read here; other modules read the rest, and are imported when needed."""

from mdlint.values.numbers import (
    DEFAULT_MISSING,
    RAISED_LETTERS,
    Duration,
    Notation,
    Number,
    common_decimals,
    has_exponent,
    is_common_unit,
    is_currency,
    is_missing,
    is_unit,
    parse_number,
    plain_numbers,
)

__all__ = [
    "DEFAULT_MISSING",
    "RAISED_LETTERS",
    "Duration",
    "Notation",
    "Number",
    "common_decimals",
    "has_exponent",
    "is_common_unit",
    "is_currency",
    "is_missing",
    "is_unit",
    "parse_number",
    "plain_numbers",
]
