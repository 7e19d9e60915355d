"""Writes a number as the cells of its column do: with their decimals, signs, grouping and unit.

The findings of `derived` and `rowTotal` show a result as its own cell would, whose decimals tell whether it is right: see
`_arithmetic.written_like`.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from mdlint.draft2020.values import is_number
from mdlint.table_facts import ColumnFacts


class Figure(NamedTuple):
    """The digits of a number in a cell, with the signs between them, and how many of them are decimals."""

    text: str
    decimals: int


class ColumnWriter:
    """Writes numbers into the cells of a column. What all its cells share is looked up once."""

    def __init__(self, column: ColumnFacts) -> None:
        self._column = column

    def figure_for(self, row: int, value: float) -> tuple[str, str] | None:
        """Return the digits in a cell, and the digits that it is to have for a value in the unit of the column.

        None if there is no such text, since the cell has another form than digits with marks around them, or another
        sign, or the value has more than 28 digits. The decimals are those of the column; a column that leaves out zeros
        at the end of decimals has none.
        """
        from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation  # noqa: PLC0415  4 ms, and few numbers are changed

        column = self._column
        shown, step = column.values[row], column.steps[row]
        old = self._figures[row]
        if old is None or not is_number(shown) or not step or (shown < 0) != (value < 0):
            return None
        decimals, trims = self._decimals
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
        return old.text, self._with_signs(digits, old.text)

    def text_for(self, value: float) -> str:
        """Return a number as another cell of the column has it: with its unit, but without its mark; "" if none can."""
        for row in self._examples.get(value < 0, ()):
            figures = self.figure_for(row, value)
            if figures is not None:
                return self._column.texts[row].replace(*figures)
        return ""

    def _with_signs(self, digits: str, old: str) -> str:
        """Return digits with the signs of the column. They are grouped if the old digits are, or could not be."""
        whole, _, decimals = digits.partition(".")
        mark = next((mark for mark in self._column.thousands if mark in old), None)
        if mark is None and not re.search(r"\d{4}", old.partition(self._column.decimal)[0]):
            mark = self._mark
        if mark is not None:
            whole = f"{int(whole):,}".replace(",", mark)
        return whole + (self._column.decimal + decimals if decimals else "")

    @cached_property
    def _mark(self) -> str | None:
        """The mark between the thousands of some cell; None if no cell has one."""
        texts = self._column.texts
        return next((mark for mark in self._column.thousands if any(_is_grouped(text, mark) for text in texts)), None)

    @cached_property
    def _decimals(self) -> tuple[int, bool]:
        """How many decimals the column has at most, and whether it leaves out zeros at their end."""
        figures = [figure for figure in self._figures if figure]
        most = max((figure.decimals for figure in figures), default=0)
        is_varied = any(figure.decimals < most for figure in figures)
        return most, is_varied and not any(figure.decimals and figure.text.endswith("0") for figure in figures)

    @cached_property
    def _figures(self) -> Sequence[Figure | None]:
        """The digits of each cell with a number."""
        column = self._column
        cells = zip(column.texts, column.values, strict=True)
        return [_figure(text, column.decimal, column.thousands) if is_number(value) else None for text, value in cells]

    @cached_property
    def _examples(self) -> Mapping[bool, Sequence[int]]:
        """The rows whose cells a new number is written like, the negative ones by True: their digits occur once."""
        rows: defaultdict[bool, list[int]] = defaultdict(list)
        column = self._column
        for row, (text, value, figure) in enumerate(zip(column.texts, column.values, self._figures, strict=True)):
            if is_number(value) and figure and column.steps[row] and text.count(figure.text) == 1:
                rows[value < 0].append(row)
        return rows


def _is_grouped(text: str, mark: str) -> bool:
    return re.search(rf"\d{re.escape(mark)}\d\d\d(?!\d)", text) is not None


def _figure(text: str, decimal: str, thousands: tuple[str, ...]) -> Figure | None:
    """Find the only digits of a text, with the signs between them; None if there are several numbers, or a power."""
    marks = "".join(map(re.escape, thousands))
    found = re.findall(rf"\d(?:[\d{marks}]*\d)?(?:{re.escape(decimal)}\d+)?|{re.escape(decimal)}\d+", text)
    if len(found) != 1 or re.search(r"\d[eE^]|[⁰-⁹]", text):
        return None
    return Figure(found[0], len(found[0].partition(decimal)[2]))
