"""Requires the best number of the column to be bold, or underlined if no number is bold.

Goes in the schema of a column.

## Value

`"maximum"` if the largest number is the best, `"minimum"` if the smallest is.

## Example

```json
"Top-1": {"type": "number", "bestMarked": "maximum"}
```

In a column of `83.8`, `**84.8**` and `85.1`, the last cell has the best number and is not bold.

## Findings

`best-not-marked`, at each best number that is not marked. If every best number is marked, at each marked number that is
not the best.

If any number of the column is bold, only bold numbers count as marked, so that the second best may be underlined.
Otherwise, underlined numbers (`<u>`, `<ins>`) count as marked. Nothing is reported

- if no number of the column is marked, or all are;
- in a row in which every filled cell is bold, since the bold text sets off the row. A best number in such a row counts
  as marked;
- for a cell without a plain number: a missing value, several values, or a number with a mark such as `~12`;
- for a cell that is partly bold, since it counts neither as marked nor as not marked;
- for a marked number whose uncertainty reaches the best number;
- if captions or blank rows divide the table, and the marked numbers are the best in their own parts.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

from mdlint.draft2020.values import is_number
from mdlint.model import Cell, Related
from mdlint.schema.keywords._base import NUMBERS, Keyword
from mdlint.schema.table.view import View
from mdlint.schema.table.violation import At, Remarking, Violation
from mdlint.text.words import counted

_Mark: TypeAlias = Literal["marked", "not marked", "unclear"]

_FOOTNOTES = frozenset("*†‡#§¶⁰¹²³⁴⁵⁶⁷⁸⁹")
_SOME_BOLD = r"\*\*|__|<(?:b|strong)\b"
_SOME_UNDERLINED = r"<(?:u|ins)\b"


# The other places of a violation.
_MOST_NAMED = 5


class _Number(NamedTuple):
    """A number with its row, its uncertainty (0 if it has none), and whether it is marked."""

    row: int
    text: str
    value: float
    margin: float
    mark: _Mark


def check_column(value: Literal["maximum", "minimum"], view: View, name: str) -> Iterator[Violation]:
    """Compare the marked numbers with the best numbers of the whole table, and with the best numbers of its parts.

    Of the two, the comparison with fewer violations is reported.
    """
    sign = -1 if value == "minimum" else 1
    numbers = list(_numbers(view, name, sign))
    index = view.columns[name].index
    in_table = list(_check_parts([numbers], index, name))
    parts = list(_parts(numbers, view.rows)) if in_table else []
    in_parts = list(_check_parts(parts, index, name)) if len(parts) > 1 else in_table
    yield from min(in_table, in_parts, key=len)


def is_clean_column(_value: object, view: View, name: str) -> bool:
    """Whether the column has no markup, so that no number is marked."""
    return view.columns[name].is_plain


def _numbers(view: View, name: str, sign: int) -> Iterator[_Number]:
    """Yield the plain numbers of a column. If the smallest is the best (`sign` is -1), their values are negated."""
    column = view.columns[name]
    cells = {row: column.cells[row] for row, entry in view.entries(name).items() if is_number(entry.value)}
    bold_rows = {row for row, cell in cells.items() if cell.bold and _is_bold_row(row, view)}
    bold_is_mark = any(cell.bold for row, cell in cells.items() if row not in bold_rows)
    for row, cell in cells.items():
        place = column.places[row]
        number = column.pieces(place)[0].number
        if number is not None and (not number.qualifier or number.qualifier[0] in _FOOTNOTES):
            mark: _Mark = _mark(cell, bold_is_mark=bold_is_mark) if row not in bold_rows else "unclear"
            yield _Number(row, column.contents[place], sign * number.value, number.uncertainty or 0, mark)


def _is_bold_row(row: int, view: View) -> bool:
    """Whether every filled cell of a row is bold."""
    return all(column.cells[row].bold for column in view.columns.values() if column.cells[row].text)


def _mark(cell: Cell, *, bold_is_mark: bool) -> _Mark:
    """Return whether a cell is marked, by bold text or by underlining. A cell with a marked part is unclear."""
    if cell.bold if bold_is_mark else cell.underlined:
        return "marked"
    in_part = _SOME_BOLD if bold_is_mark else _SOME_UNDERLINED
    return "unclear" if re.search(in_part, cell.raw, re.IGNORECASE) else "not marked"


def _parts(numbers: Sequence[_Number], rows: Sequence[int]) -> Iterator[list[_Number]]:
    """Divide numbers at rows that are not checked, such as captions."""
    part: list[_Number] = []
    checked = set(rows)
    for number in numbers:
        if part and any(row not in checked for row in range(part[-1].row, number.row)):
            yield part
            part = []
        part.append(number)
    yield part


def _check_parts(parts: Sequence[Sequence[_Number]], index: int, name: str) -> Iterator[Violation]:
    """Check the parts of a table in which some numbers are marked and others are not."""
    for numbers in parts:
        if {"marked", "not marked"} <= {number.mark for number in numbers}:
            yield from _check_part(numbers, index, name)


def _check_part(numbers: Sequence[_Number], index: int, name: str) -> Iterator[Violation]:
    best = max(numbers, key=lambda number: number.value)
    not_best = [
        number
        for number in numbers
        if number.mark == "marked" and number.value + number.margin < best.value - best.margin
    ]
    unmarked = [number for number in numbers if number.value == best.value and number.mark == "not marked"]
    # Each unmarked number gets them, so only the first few are named.
    related = tuple(Related(At(number.row, index), "this one is marked") for number in not_best[:_MOST_NAMED])
    if len(not_best) > _MOST_NAMED:
        more = f"this one is marked, and {counted(len(not_best) - _MOST_NAMED, 'more number')}"
        related = (*related[:-1], related[-1]._replace(message=more))
    repair = Remarking(tuple(number.row for number in not_best), tuple(number.row for number in unmarked))
    for number in unmarked:
        message = f"{name} {number.text} is the best and is not marked"
        yield Violation(At(number.row, index), message, related=related, repair=repair)
        repair = Remarking()
    for number in not_best if not unmarked else ():
        related = (Related(At(best.row, index), "the best"),)
        message = f"{name} {number.text} is marked, the best is {best.text}"
        yield Violation(At(number.row, index), message, related=related, repair=repair)
        repair = Remarking()


KEYWORD = Keyword(
    name="bestMarked",
    level="column",
    types=NUMBERS,
    summary="Requires the best number of the column to be bold, or underlined if no number is bold.",
    rule="best-not-marked",
    check_column=check_column,
    is_clean_column=is_clean_column,
    best=lambda value: "minimum" if value == "minimum" else "maximum",
)
