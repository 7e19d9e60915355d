"""The value of the last digit of a number as it is written: how exact the author was."""

from math import isfinite

from mdlint.schema.cells.column import Column
from mdlint.schema.cells.numbers import factor_of, number_in
from mdlint.text.lazy_pattern import lazy_pattern

# The power of ten after a mantissa: `e-3`, `*10^6`. Superscript digits are not read, which only loses exactness.
_POWER = lazy_pattern(r"[0-9.](?:[eE]|\s?[×xX·⋅*]\s?10\^)(?P<power>[+\-−–]?[0-9]{1,3})")
_MINUS = str.maketrans("−–", "--")


def last_digit(text: str, column: Column) -> float | None:
    """Return the value of the last digit of the number in a text, in the unit of its column.

    It is 0.01 for `84.80`, and 10,000 for `1.25M` in a column of units. None if the text is not a number with digits,
    as a clock time.
    """
    number = number_in(text, column)
    if number is None or number.decimals < 0:
        return None
    power = _POWER.search(text)
    exponent = int(power["power"].translate(_MINUS)) if power else 0
    # A power of floats that is too large raises OverflowError.
    value = float(f"1e{exponent - number.decimals}") * factor_of(number.unit, column)
    return value if isfinite(value) else None
