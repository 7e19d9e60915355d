"""A cell's content as a JSON value, read as its column's schema says.

The content of a cell is its text as a reader sees it; a column that looks further has it without what is struck out, and
with a line feed for each `<br>`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mdlint.text.words import quoted
from mdlint.values import is_missing, parse_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mdlint.model import Cell
    from mdlint.schema.columns import Column
    from mdlint.schema.json_values import JSON
    from mdlint.values import Number


def contents(cells: Sequence[Cell | None], column: Column) -> list[str]:
    """Give the contents of cells as a column looks at them; that of no cell is empty."""
    if not column.looks_further:
        return ["" if cell is None else cell.text for cell in cells]
    return ["" if cell is None else _content(cell, column) for cell in cells]


def _content(cell: Cell, column: Column) -> str:
    lines = cell.lines or (cell.text,)
    if column.ignores_struck and cell.unstruck is not None:
        lines = cell.unstruck
    return "\n".join(lines) if column.has_lines else " ".join(lines) if cell.unstruck is not None else cell.text


def read_cells(contents: Iterable[str], column: Column) -> list[JSON]:
    """Read the cells of a column, each distinct content once."""
    read: dict[str, JSON] = {}
    values = []
    reader = _plain_reader(column) if column.is_plain else partial(read_cell, column=column)
    for content in contents:
        if content not in read:
            read[content] = reader(content)
        values.append(read[content])
    return values


def _plain_reader(column: Column) -> Callable[[str], JSON]:
    """Make a function that reads the cells of a column without anything special. Nine columns in ten are such."""
    missing, is_number_or_text = column.missing, column.may_be_number and column.booleans is None

    def read(content: str) -> JSON:
        if content.strip() in missing:
            return None
        if not is_number_or_text:
            return read_value(content, column)
        number = parse_number(content)
        own = None if number is None or refusal(number, column) else in_own_unit(number, column)
        return content if own is None else own.value

    return read


def read_cell(content: str, column: Column) -> JSON:
    """Read one cell: null for a missing marker; a list, a number or a boolean where the column may hold one; else the text."""
    if is_missing(content, column.missing):
        return None
    if column.makes_lists:
        from mdlint.schema.lists import read_list  # noqa: PLC0415  few columns hold lists

        found = read_list(content, column)
        if found is not None:
            return found
    return read_value(content, column)


def read_value(content: str, column: Column) -> JSON:
    """Read a cell that holds no list, and is not missing."""
    if column.may_be_number:
        number = number_in(content, column)
        if number is not None:
            return number.value
    if column.reads_booleans:
        from mdlint.values.booleans import DEFAULT_BOOLEANS, without_selectors  # noqa: PLC0415  few columns hold them

        known = DEFAULT_BOOLEANS if column.booleans is None else column.booleans
        return known.get(without_selectors(content), content)
    return content.replace("\n", " ") if column.has_lines else content


def number_in(text: str, column: Column) -> Number | None:
    """Read a text as a number that the column allows, its value in the column's own unit; None if it is none."""
    # The same call everywhere, so that the usual notation is read once.
    number = parse_number(text) if column.notation is None else parse_number(text, column.notation)
    if number is not None and not refusal(number, column):
        return in_own_unit(number, column)
    if column.delta or column.asides or column.duration:
        from mdlint.schema.wider import wider_number  # noqa: PLC0415  few columns allow more than the grammar has

        return wider_number(text, column)
    return None


def in_own_unit(number: Number, column: Column) -> Number | None:
    """Give a number whose value is in the unit of its column; None if that is too large for a float.

    One without a unit has that of the header, if there is one.
    """
    unit = number.unit or column.header_unit
    if not unit:
        return number
    factor = column.units.get(unit, 1)
    if column.duration is None and factor == 1:
        return number
    from mdlint.values.durations import converted, scaled  # noqa: PLC0415  fractions take long to import

    try:
        if column.duration is not None:
            value = converted(number.value, unit, column.duration.unit)
        else:
            value = scaled(number.value, factor)
        float(value)
    except OverflowError:
        return None
    return number._replace(value=value)


def refusal(number: Number, column: Column) -> str:
    """Say what a number carries that its column does not allow; an empty text if there is nothing."""
    if number.qualifier and number.qualifier not in column.qualifiers:
        return f"The column allows no mark {quoted(number.qualifier)}."
    if number.unit and number.unit not in column.units:
        return f"The column allows no unit {quoted(number.unit)}."
    if number.uncertainty is not None and not column.uncertainty:
        return "The column allows no uncertainty."
    return ""
