"""Restricts the number of decimal places in the numbers of the column.

Goes in the schema of a column.

## Value

One of

- a number of digits;
- an object with `minimum`, `maximum` or both;
- `"consistent"`: all rows of a table have the same number of digits.

Numbers with a mark, such as `150+` and `~12`, are rounded on purpose, and are skipped. So are durations of several
fields, such as `1h02min`, which have no point. If cells hold several values, the first value of each cell is compared
with the first values of the others, the second with the second, and so on, up to the twentieth.

## Example

```json
"Top-1": {"type": "number", "decimals": "consistent"}
```

In a column of `84.840`, `83.894` and `83.80`, the last cell has fewer digits than the others.

## Findings

`decimals`, at each number with a different number of digits. With `"consistent"`, at each number that does not have the
most common number of digits. If two are equally common, the one that comes first in the column counts.
"""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mdlint.draft2020.errors import Mistake
from mdlint.draft2020.values import JSON, SchemaObject, is_number
from mdlint.schema.keywords._base import NUMBERS, Keyword
from mdlint.schema.table.view import View
from mdlint.schema.table.violation import At, Correction, Violation
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import counted
from mdlint.values import Number, common_decimals, parse_number

if TYPE_CHECKING:  # a check does without them
    from mdlint.schema.table.rejection import Rejection, Widening

# Nobody reads a table whose cells hold more.
_MOST_VALUES = 20
# A longer number is not made.
_MOST_DECIMALS = 30
# A number without anything else around it. A thousands separator makes no difference.
_PLAIN = lazy_pattern(r"[+\-−]?[0-9][0-9,]*(?:\.[0-9]+)?")

Value = int | float | str | dict[str, int]


def check_column(value: Value, view: View, name: str) -> Iterator[Violation]:
    """Check how many digits each number has after the point."""
    is_safe = not isinstance(value, str)
    if view.columns[name].column.is_plain:
        entries = view.entries(name)
        digits = {
            row: count for row, (text, read) in entries.items() if is_number(read) and (count := _digits(text)) >= 0
        }
        for row, count, least, expectation in _wrong(value, digits):
            message = f"{name} {entries[row].text} has {_amount(count)}, {expectation}"
            yield Violation(
                At(row, view.columns[name].index), message, repair=_padded(entries[row].text, least, is_safe=is_safe)
            )
    else:
        yield from _check_pieces(value, view, name)


def is_clean_column(value: Value, view: View, name: str) -> bool:
    """Whether all numbers are plain and have one number of digits after the point, which the value allows."""
    column = view.columns[name]
    if not column.column.is_plain:
        return False
    values = view.known_values(name)
    texts = [text for text, read in zip(column.texts, values, strict=True) if is_number(read)]
    count = common_decimals(texts)
    if count is None:
        return not texts
    least, most, _ = _range(value, {0: count})
    return least <= count <= most


def _check_pieces(value: Value, view: View, name: str) -> Iterator[Violation]:
    """Check the numbers in cells that hold several values, or more than a number in the usual notation."""
    is_safe = not isinstance(value, str)
    column = view.columns[name]
    cells = {row: column.pieces(column.places[row]) for row in view.entries(name)}
    for position in range(min(max(map(len, cells.values()), default=0), _MOST_VALUES)):
        pieces = {row: cell[position] for row, cell in cells.items() if len(cell) > position}
        digits = {row: count for row, piece in pieces.items() if (count := _decimals(piece.number)) >= 0}
        for row, count, least, expectation in _wrong(value, digits):
            place, (start, end, _) = column.places[row], pieces[row]
            message = f"{name} {column.contents[place][start:end]} has {_amount(count)}, {expectation}"
            at, text = At(row, column.index, column.within(place, start, end)), column.contents[place][start:end]
            repair = None if column.column.notation else _padded(text, least, is_safe=is_safe)
            yield Violation(at, message, repair=repair)


def _padded(text: str, least: float, *, is_safe: bool) -> Correction | None:
    """Return a number with zeros after its last decimal; None if it has too many decimals.

    It is safe if the schema sets the number of decimals. Other rows may be more precise than this one.
    """
    whole, _, decimals = text.partition(".")
    if not _PLAIN.fullmatch(text) or not len(decimals) < least <= _MOST_DECIMALS:
        return None
    return Correction(text, f"{whole}.{decimals:0<{int(least)}}", is_safe)


def _wrong(value: Value, digits: dict[int, int]) -> Iterator[tuple[int, int, float, str]]:
    """Yield each row with an unexpected number of digits, that number, the least one, and the expectation in words."""
    least, most, expectation = _range(value, digits)
    yield from ((row, count, least, expectation) for row, count in digits.items() if not least <= count <= most)


def _digits(text: str) -> int:
    return _decimals(parse_number(text))


def _decimals(number: Number | None) -> int:
    """Return the number of digits after the point; -1 if there is no number or it has a mark."""
    return -1 if number is None or number.qualifier else number.decimals


def _range(value: Value, digits: dict[int, int]) -> tuple[float, float, str]:
    """Return the least and the greatest number of digits expected, and the expectation in words."""
    if isinstance(value, dict):
        least, most = value.get("minimum", 0), value.get("maximum")
        words = f"at least {least}" if most is None else f"{least} to {most}" if least else f"at most {most}"
        return least, float("inf") if most is None else most, f"expected {words}"
    if isinstance(value, str):
        common = Counter(digits.values()).most_common(1)
        count = common[0][0] if common else 0
        return count, count, f"the column has {count}"
    return value, value, f"expected {value}"


def _amount(count: int) -> str:
    return counted(count, "decimal") if count else "no decimals"


def mistakes(value: object, _schema: SchemaObject) -> Iterator[Mistake]:
    """Find a minimum that is above the maximum."""
    least, most = (value.get("minimum"), value.get("maximum")) if isinstance(value, dict) else (None, None)
    if isinstance(least, int | float) and isinstance(most, int | float) and least > most:
        yield Mistake(("decimals",), f"the minimum {least} is above the maximum {most}")


def accept(rejection: "Rejection") -> "Iterator[Widening]":
    """Allow the numbers of digits that occur, besides those that are expected."""
    if rejection.keyword != "decimals":
        return
    is_consistent = isinstance(rejection.value, str)
    texts = rejection.texts_of_column if is_consistent else rejection.texts
    counts = [count for text in texts if (count := _digits(text)) >= 0]
    if not counts:
        return
    least, most = (counts[0], counts[0]) if is_consistent else _range(rejection.value, {})[:2]
    wider: dict[str, JSON] = {}
    if min(least, *counts) > 0:
        wider["minimum"] = int(min(least, *counts))
    if max(most, *counts) < float("inf"):
        wider["maximum"] = int(max(most, *counts))
    yield (rejection.replaced(wider),)


KEYWORD = Keyword(
    name="decimals",
    level="column",
    types=NUMBERS,
    summary="Restricts the number of decimal places in the numbers of the column.",
    rule="decimals",
    check_column=check_column,
    is_clean_column=is_clean_column,
    mistakes=mistakes,
    accept=accept,
)
