"""Writes a number as the cells of its column do: with their decimals, signs, grouping and unit."""

import re
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

from mdlint.draft2020.values import is_number
from mdlint.table_facts import ColumnFacts


class Figure(NamedTuple):
    """The digits of a number in a cell, with the signs between them, and how many of them are decimals."""

    text: str
    decimals: int


def figure_for(column: ColumnFacts, row: int, value: float) -> tuple[str, str] | None:
    """Return the digits in a cell, and the digits that it is to have for a value in the unit of the column.

    None if there is no such text, since the cell has another form than digits with marks around them, or another sign, or
    the value has more than 28 digits.
    The decimals are those of the column; a column that leaves out zeros at the end of decimals has none.
    """
    shown, step = column.values[row], column.steps[row]
    old = _figure(column.texts[row], column.decimal, column.thousands)
    if old is None or not is_number(shown) or not step or (shown < 0) != (value < 0):
        return None
    decimals, trims = _decimals(column)
    # The unit of the cell may be another than that of the column.
    factor = Decimal(repr(step)) * 10**old.decimals
    exact = abs(Decimal(repr(value))) / factor
    try:
        digits = f"{exact.quantize(Decimal(1).scaleb(-max(decimals, old.decimals)), ROUND_HALF_EVEN):f}"
    except InvalidOperation:
        # It is infinite, or has more than the 28 digits that decimals are exact to.
        return None
    if trims and "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return old.text, _with_signs(digits, old.text, column)


def _with_signs(digits: str, old: str, column: ColumnFacts) -> str:
    """Return digits with the signs of the column. They are grouped if the old digits are, or could not be."""
    whole, _, decimals = digits.partition(".")
    mark = next((mark for mark in column.thousands if mark in old), None)
    if mark is None and not re.search(r"\d{4}", old.partition(column.decimal)[0]):
        mark = next((mark for mark in column.thousands if any(_is_grouped(text, mark) for text in column.texts)), None)
    if mark is not None:
        whole = f"{int(whole):,}".replace(",", mark)
    return whole + (column.decimal + decimals if decimals else "")


def _is_grouped(text: str, mark: str) -> bool:
    return re.search(rf"\d{re.escape(mark)}\d\d\d(?!\d)", text) is not None


@lru_cache(maxsize=64)
def _decimals(column: ColumnFacts) -> tuple[int, bool]:
    """Return how many decimals a column has at most, and whether it leaves out zeros at their end."""
    figures = [
        figure
        for text, value in zip(column.texts, column.values, strict=True)
        if is_number(value) and (figure := _figure(text, column.decimal, column.thousands))
    ]
    most = max((figure.decimals for figure in figures), default=0)
    is_varied = any(figure.decimals < most for figure in figures)
    return most, is_varied and not any(figure.decimals and figure.text.endswith("0") for figure in figures)


def _figure(text: str, decimal: str, thousands: tuple[str, ...]) -> Figure | None:
    """Find the only digits of a text, with the signs between them; None if there are several numbers, or a power."""
    marks = "".join(map(re.escape, thousands))
    found = re.findall(rf"\d(?:[\d{marks}]*\d)?(?:{re.escape(decimal)}\d+)?|{re.escape(decimal)}\d+", text)
    if len(found) != 1 or re.search(r"\d[eE^]|[⁰-⁹]", text):
        return None
    return Figure(found[0], len(found[0].partition(decimal)[2]))
