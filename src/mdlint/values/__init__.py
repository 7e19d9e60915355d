"""What a cell's text says: numbers here, and what else a cell can hold in the modules that are imported when it is needed."""

from mdlint.values.numbers import (
    DEFAULT_MISSING,
    RAISED_LETTERS,
    Notation,
    Number,
    is_common_unit,
    is_missing,
    is_unit,
    parse_number,
)

__all__ = [
    "DEFAULT_MISSING",
    "RAISED_LETTERS",
    "Notation",
    "Number",
    "is_common_unit",
    "is_missing",
    "is_unit",
    "parse_number",
]
