"""Whether the marks of a column are on its best numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from mdlint.schema.json_values import is_number
from mdlint.schema.keywords import Found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mdlint.model import Cell
    from mdlint.schema.view import View

_FOOTNOTES = frozenset("*†‡#§¶⁰¹²³⁴⁵⁶⁷⁸⁹")
_SOME_BOLD = r"\*\*|__|<(?:b|strong)\b"
_SOME_UNDERLINED = r"<(?:u|ins)\b"


class _Number(NamedTuple):
    """A number with its row, how far it may be off, and whether it is marked (None: that can't be told)."""

    row: int
    text: str
    value: float
    margin: float
    is_marked: bool | None


def wrong_marks(value: Literal["maximum", "minimum"], view: View, name: str) -> Iterator[Found]:
    """Compare the marked numbers with the best ones: in the whole table, and in each part of it."""
    sign = -1 if value == "minimum" else 1
    numbers = list(_numbers(view, name, sign))
    index = view.columns[name].index
    of_all = list(_found([numbers], index, name))
    parts = list(_parts(numbers, view.rows)) if of_all else []
    of_parts = list(_found(parts, index, name)) if len(parts) > 1 else of_all
    yield from min(of_all, of_parts, key=len)


def _numbers(view: View, name: str, sign: int) -> Iterator[_Number]:
    """Yield the plain numbers of a column; of two, the better one is larger."""
    column = view.columns[name]
    cells = {row: column.cells[row] for row, entry in view.entries(name).items() if is_number(entry.value)}
    bold_rows = {row for row, cell in cells.items() if cell.bold and _is_bold(row, view)}
    is_bold = any(cell.bold for row, cell in cells.items() if row not in bold_rows)
    for row, cell in cells.items():
        place = column.places[row]
        number = column.pieces(place)[0].number
        if number is not None and (not number.qualifier or number.qualifier[0] in _FOOTNOTES):
            marked = _is_marked(cell, is_bold=is_bold) if row not in bold_rows else None
            yield _Number(row, column.contents[place], sign * number.value, number.uncertainty or 0, marked)


def _is_bold(row: int, view: View) -> bool:
    """Whether every filled cell of a row is bold."""
    return all(column.cells[row].bold for column in view.columns.values() if column.cells[row].text)


def _is_marked(cell: Cell, *, is_bold: bool) -> bool | None:
    """Whether a cell is marked; None where a part of it is."""
    in_part = _SOME_BOLD if is_bold else _SOME_UNDERLINED
    return (cell.bold if is_bold else cell.underlined) or (
        None if re.search(in_part, cell.raw, re.IGNORECASE) else False
    )


def _parts(numbers: Sequence[_Number], rows: Sequence[int]) -> Iterator[list[_Number]]:
    """Divide numbers where a row lies between that takes no part."""
    part: list[_Number] = []
    taking_part = set(rows)
    for number in numbers:
        if part and any(row not in taking_part for row in range(part[-1].row, number.row)):
            yield part
            part = []
        part.append(number)
    yield part


def _found(parts: Sequence[Sequence[_Number]], index: int, name: str) -> Iterator[Found]:
    for numbers in parts:
        marks = {number.is_marked for number in numbers} - {None}
        if marks == {True, False}:
            yield from _found_in(numbers, index, name)


def _found_in(numbers: Sequence[_Number], index: int, name: str) -> Iterator[Found]:
    best = max(numbers, key=lambda number: number.value)
    wrong = [one for one in numbers if one.is_marked and one.value + one.margin < best.value - best.margin]
    unmarked = [one for one in numbers if one.value == best.value and one.is_marked is False]
    related = tuple((one.row, index, "this one is marked") for one in wrong)
    for one in unmarked:
        yield Found(one.row, index, f"{name} {one.text} is the best and is not marked", related=related)
    for one in wrong if not unmarked else ():
        related = ((best.row, index, "the best"),)
        yield Found(one.row, index, f"{name} {one.text} is marked, the best is {best.text}", related=related)
