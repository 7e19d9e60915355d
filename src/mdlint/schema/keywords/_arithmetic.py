"""Helpers of the keywords that compute numbers from others: how exact a cell is, and how its number is written."""

from fractions import Fraction
from math import floor
from typing import Literal, NamedTuple, TypeAlias

from mdlint.schema.cells.column import Column
from mdlint.schema.cells.numbers import factor_of
from mdlint.schema.table.view import ReadColumn
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import collapsed
from mdlint.values import Notation, Number, has_exponent
from mdlint.values.rounded import Rounded, exactly, is_written_as, rounded, step_of

# `points`: a percentage, read as 85 for 85%. `share`: a percentage, read as 0.85. `plain`: any other number.
Scale: TypeAlias = Literal["points", "share", "plain"]

_PERCENT = ("%", "％")
# Marks of numbers that are not known exactly.
_INEXACT = frozenset("~<>≤≥+")
# No cell has a longer number, and converting digits takes more than linear time.
_MANY_DIGITS = 10**60
_MAGNITUDE = lazy_pattern(r"(?P<sign>[+\-−–]?)(?P<digits>[0-9](?:[0-9.,'’_ \u00a0\u202f]*[0-9])?|[.,][0-9]+)")


class Measured(NamedTuple):
    """The number in a cell: its text, its value in the unit of its column, and one unit of its last digit there."""

    text: str
    value: float
    step: Fraction
    scale: Scale
    decimals: int

    @property
    def number(self) -> Rounded:
        """The number, with what it may have been before it was rounded."""
        return rounded(self.value, self.step)


def measured(read: ReadColumn, row: int) -> Measured | None:
    """Return the number in a cell; None if there is none, if it is not known exactly, or if its last digit is not."""
    place = read.places[row]
    pieces = read.pieces(place)
    number = pieces[0].number if len(pieces) == 1 else None
    content = read.contents[place]
    if number is None or number.qualifier[:1] in _INEXACT - {""} or number.decimals < 0 or has_exponent(content):
        return None
    factor = factor_of(number.unit, read.column)
    step, scale = step_of(number.decimals, factor), _scale(number, read, factor)
    return Measured(collapsed(content), number.value, step, scale, number.decimals)


def _scale(number: Number, read: ReadColumn, factor: float) -> Scale:
    unit = number.unit or read.column.header_unit
    if unit in _PERCENT and factor == 1:
        return "points"
    if any(read.column.units.get(sign, 1) != 1 for sign in _PERCENT):
        return "share" if not unit or unit in _PERCENT else "plain"
    return "points" if not unit and any(sign in read.name for sign in _PERCENT) else "plain"


def is_right(cell: Measured, expected: Rounded, tolerance: float | None) -> bool:
    """Whether a cell has a number: by the tolerance of the schema, or else as the number is rounded or cut off."""
    value = exactly(cell.value).value
    if tolerance is None:
        return is_written_as(expected, value, cell.step)
    return abs(value - expected.value) <= exactly(tolerance).value


def written_like(cell: Measured, value: Fraction, column: Column) -> str:
    """Return a value as the cell would write it: with its decimals, its signs and its unit."""
    match = _MAGNITUDE.search(cell.text)
    digits = floor(abs(value) / cell.step + Fraction(1, 2))
    if match is None or digits >= _MANY_DIGITS:
        return "a number too large for the cell"
    text = str(digits).zfill(cell.decimals + 1)
    whole, decimals = text[: len(text) - cell.decimals], text[len(text) - cell.decimals :]
    notation = column.notation or Notation()
    mark = next((mark for mark in notation.thousands if mark in match["digits"]), "")
    written = f"{int(whole):,}".replace(",", mark) if mark else whole
    if decimals:
        written += notation.decimal + decimals
    return cell.text[: match.start()] + _sign(match["sign"], value, digits) + written + cell.text[match.end() :]


def _sign(written: str, value: Fraction, digits: int) -> str:
    """Return the sign of a value that rounds to some digits, in the place of a written sign."""
    if value < 0 and digits:
        return written if written not in ("", "+") else "-"
    return "+" if written == "+" else ""
