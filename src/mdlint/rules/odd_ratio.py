"""A ratio is not the quotient of the two columns that it is computed from in other rows.

## What it does

Looks at columns whose header says speed-up or ratio. If such a column is the quotient of two other columns in at least
3 rows, and in at least 70 % of the rows with numbers, it reports the rows in which it is not. A ratio may be rounded or
cut off, may be computed from numbers before they were rounded, and may be a percentage.

The rule is silent if no two columns, or several of them, explain the other rows; if the ratios in these rows are not at
least 3 different numbers; and about rows whose numbers are so rough that nearly any ratio fits. It ignores rows whose
first cell is `Average`, `Geomean`, `Total` or the like, and tables with more than 2,000 rows. It can't find a column that is
wrong in most rows: [`derived`](../keywords/derived.md) in a schema finds it.

## Why

A measurement was repeated and the ratio next to it was not computed again, or a digit of one of the three was mistyped.

## Example

```markdown
| Batch | FP32 (img/s) | FP16 (img/s) | Speedup |
|-------|--------------|--------------|---------|
| 1     | 29.8         | 64.2         | 2.15    |
| 2     | 40.5         | 120.1        | 2.58    |
| 8     | 169.6        | 293.3        | 1.73    |
| 16    | 304.6        | 738.6        | 2.42    |
```

## Instead

```markdown
| Batch | FP32 (img/s) | FP16 (img/s) | Speedup |
|-------|--------------|--------------|---------|
| 1     | 29.8         | 64.2         | 2.15    |
| 2     | 40.5         | 120.1        | 2.97    |
| 8     | 169.6        | 293.3        | 1.73    |
| 16    | 304.6        | 738.6        | 2.42    |
```

## Options

The severity in `[rules]`. No schema keyword: nobody has said that the column is a ratio, so the rule only informs. With
`derived`, the same mistake is a `wrong-result`.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from typing import NamedTuple

from mdlint.model import Cell, Related, Severity, Table
from mdlint.plain_rows import PlainRows
from mdlint.rules._base import Finding, Rule
from mdlint.rules._data_columns import MOST_ROWS
from mdlint.schema.table.closing_rows import is_closing_text
from mdlint.shape import column_names, row_kinds
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import counted, shortened
from mdlint.values import Notation, Number, has_exponent, parse_number

_RATIO = lazy_pattern(r"\bspeed[- ]?ups?\b|\bratio\b|加速比")
_NOTATION = Notation(units=("x", "X", "×"))
_MULTIPLES = ("", "x", "X", "×")
_PERCENT = ("%", "％")
_INEXACT = tuple("~<>≤≥+")

# Measured on about 4,500 tables that nobody tuned the rule for: with these, 8 rows in 317 columns were reported, all rightly.
_FEWEST = 3
_SHARE = 0.7
# A ratio that is known less exactly tells nothing.
_ROUGH = 0.2
# More columns are not compared with each other, and a pair is dropped if it fits fewer than half of the first rows, so
# that a wide or a long table takes little more time.
_MOST_COLUMNS = 20
_FIRST_ROWS = 20


class _Pair(NamedTuple):
    """Two columns, and the rows in which their quotient is the ratio, and is not."""

    left: int
    right: int
    fitting: list[int]
    odd: list[int]


def check_table(table: Table) -> Iterator[Finding]:
    """Report the rows of each column of ratios that depart from the other rows."""
    is_long = len(table.rows) > MOST_ROWS
    if is_long or not any(_RATIO.search(cell.text.casefold()) for cell in table.header.cells):
        return
    names = column_names(table)
    ratios = [column for column, name in enumerate(names) if _RATIO.search(name.casefold())]
    rows = _rows(table)
    numbers = {column: found for column in range(table.width) if (found := _numbers(table, column, rows))}
    operands = [column for column in numbers if column not in ratios][:_MOST_COLUMNS]
    for column in ratios:
        if column in numbers and len({number.value for number in numbers[column].values()}) >= _FEWEST:
            is_percent = any(sign in names[column] for sign in _PERCENT)
            yield from _findings(table, column, names, list(_pairs(numbers, operands, column, is_percent=is_percent)))


def _rows(table: Table) -> list[int]:
    """Return the rows of data that are not an average or the like: the mean of ratios is not the ratio of the means."""
    rows = [number for number, kind in enumerate(row_kinds(table)) if kind == "data"]
    return [row for row, text in _texts(table, 0, rows) if not is_closing_text(text)]


def _numbers(table: Table, column: int, rows: Sequence[int]) -> dict[int, Number]:
    """Return the exactly known numbers of a column by row; none if there are too few to learn from."""
    found = {row: number for row, text in _texts(table, column, rows) if (number := _number(text))}
    return found if len(found) > _FEWEST else {}


def _texts(table: Table, column: int, rows: Sequence[int]) -> list[tuple[int, str]]:
    """Return the rows that have a cell in a column, with its text."""
    if isinstance(table.rows, PlainRows):
        return [(row, table.rows.columns[column][row]) for row in rows]
    return [(row, cells[column].text) for row in rows if len(cells := table.rows[row].cells) > column]


def _number(text: str) -> Number | None:
    number = parse_number(text, _NOTATION)
    is_known = number and not number.qualifier.startswith(_INEXACT) and not has_exponent(text)
    return number if is_known else None


def _pairs(
    numbers: Mapping[int, Mapping[int, Number]], operands: Sequence[int], column: int, *, is_percent: bool
) -> Iterator[_Pair]:
    """Yield the pairs of columns whose quotient is the ratio in enough rows."""
    for left, right in permutations(operands, 2):
        pair = _Pair(left, right, [], [])
        for row, ratio in numbers[column].items():
            fits = _fits(ratio, numbers[left].get(row), numbers[right].get(row), is_percent=is_percent)
            if fits is not None:
                (pair.fitting if fits else pair.odd).append(row)
            if len(pair.odd) > max(_FIRST_ROWS / 2, len(pair.fitting)):
                break
        different = {numbers[column][row].value for row in pair.fitting}
        is_enough = len(pair.fitting) >= _SHARE * (len(pair.fitting) + len(pair.odd))
        if is_enough and len(different) >= _FEWEST:
            yield pair


def _fits(ratio: Number, left: Number | None, right: Number | None, *, is_percent: bool) -> bool | None:
    """Whether a ratio is a quotient, rounded or cut off; None if that is not known exactly enough, or has no unit."""
    if left is None or right is None or left.unit != right.unit or left.value <= 0:
        return None
    factor = _factor(ratio, is_percent=is_percent)
    step, step_left, step_right = (0.1**number.decimals for number in (ratio, left, right))
    if 2 * right.value <= step_right or (factor == 1 and ratio.unit not in _MULTIPLES):
        return None
    # The numbers may have been rounded or cut off.
    least = factor * (left.value - step_left / 2) / (right.value + step_right) - step
    most = factor * (left.value + step_left) / (right.value - step_right / 2) + step
    if most - least > 2 * _ROUGH * abs(ratio.value):
        return None
    # Floating point is exact to much less than that.
    margin = step * 1e-6
    return least - margin < ratio.value < most + margin


def _findings(table: Table, column: int, names: Sequence[str], pairs: Sequence[_Pair]) -> Iterator[Finding]:
    """Report the rows that are odd for each pair that explains the other rows."""
    if not pairs or not all(pair.odd for pair in pairs):
        return
    best = max(pairs, key=lambda pair: len(pair.fitting))
    for row in best.odd:
        if all(row in pair.odd for pair in pairs):
            yield _finding(table, row, column, best, names)


def _finding(table: Table, row: int, column: int, pair: _Pair, names: Sequence[str]) -> Finding:
    cells = table.rows[row].cells
    ratio, left, right = cells[column], cells[pair.left], cells[pair.right]
    name, over = shortened(names[column]), f"{shortened(names[pair.left])} / {shortened(names[pair.right])}"
    is_percent = any(sign in names[column] for sign in _PERCENT)
    message = f"{name} {ratio.text} is not {_quotient(ratio, left, right, is_percent=is_percent)}"
    words = f"{message}; it is the quotient of these columns in {counted(len(pair.fitting), 'other row')}"
    related = (Related(left.span, shortened(names[pair.left])), Related(right.span, shortened(names[pair.right])))
    return Finding(ratio.span, words, f"In the other rows, {name} is {over}.", related)


def _quotient(ratio: Cell, left: Cell, right: Cell, *, is_percent: bool) -> str:
    """Return what a ratio is to be, and of which cells: `31.5 / 62.0 = 50.8%`, or `100 × 31.5 / 62.0 = 50.8`."""
    numbers = [parse_number(cell.text, _NOTATION) for cell in (ratio, left, right)]
    written, dividend, divisor = (number for number in numbers if number)
    factor, sign = _factor(written, is_percent=is_percent), written.unit if written.unit in _PERCENT else ""
    result = f"{factor * dividend.value / divisor.value:.{written.decimals}f}{sign}"
    return f"{'100 × ' if factor > 1 and not sign else ''}{left.text} / {right.text} = {result}"


def _factor(ratio: Number, *, is_percent: bool) -> int:
    """Return 100 for a percentage, by the sign of the ratio or else of its header, and 1 for any other ratio."""
    return 100 if ratio.unit in _PERCENT or (is_percent and not ratio.unit) else 1


RULE = Rule(
    id="odd-ratio",
    summary="A ratio is not the quotient of the two columns that it is computed from in other rows.",
    severity=Severity.INFO,
    check_table=check_table,
)
