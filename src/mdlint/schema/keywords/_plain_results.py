"""Proves that results of `derived` are right, from whole columns of plain numbers, in floating point."""

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import add, mul, sub, truediv
from typing import Any, NamedTuple, TypeAlias

from mdlint.schema.table.view import View
from mdlint.values import plain_numbers

# All bounds are narrowed by this share of the numbers they are made of. The errors of floating point are far smaller, so
# that a number between the bounds is also between the exact ones.
_MARGIN = 1e-12

_Floats: TypeAlias = list[float]


class _Bounds(NamedTuple):
    """The least and the greatest value of an operand in each row."""

    lows: _Floats
    highs: _Floats


def are_right(value: Sequence[Mapping[str, Any]], view: View) -> bool:
    """Whether each result is certainly right. False says nothing."""
    return all(
        derivation["column"] not in view.columns or doubtful_rows(derivation, view) == [] for derivation in value
    )


def doubtful_rows(derivation: Mapping[str, Any], view: View) -> list[int] | None:
    """Return the rows whose result is not certainly right; None if the columns are not plain."""
    ((operation, operands),) = derivation["is"].items()
    factor, computation = (100, {"divide": operands}) if operation == "percentOf" else (1, derivation["is"])
    tolerance = derivation.get("tolerance")
    results = _numbers(derivation["column"], view)
    computed = _bounds(computation, view, is_rounded=tolerance is None)
    if results is None or computed is None:
        return None
    numbers, step = results
    allowed = (step if tolerance is None else tolerance) * (1 - _MARGIN)
    return [
        row
        for row, number, low, high in zip(view.rows, numbers, *computed, strict=True)
        if factor * low - allowed >= number - abs(number) * _MARGIN
        or number + abs(number) * _MARGIN >= factor * high + allowed
    ]


def _numbers(name: str, view: View) -> tuple[Sequence[float], float] | None:
    """Return the numbers of a column, and one unit of the last digit of the most exact one.

    None if a cell holds anything but a plain number, or if the column holds percentages.
    """
    read = view.columns.get(name)
    if read is None or view.skipped(name) or not read.column.is_plain or read.column.header_unit:
        return None
    if any("%" in text or "％" in text for text in (name, *read.column.units)):
        return None
    numbers = plain_numbers(read.texts)
    decimals = max((len(text.partition(".")[2]) for text in read.texts), default=0)
    return None if numbers is None else (numbers, 0.1**decimals)


def _bounds(operand: str | float | Mapping[str, Any], view: View, *, is_rounded: bool) -> _Bounds | None:
    """Return the bounds of an operand in all rows; None if they are not known, or not above 0 where that matters."""
    if isinstance(operand, str):
        numbers = _numbers(operand, view)
        return numbers and _narrowed(numbers[0], numbers[1] / 2 if is_rounded else 0)
    if not isinstance(operand, Mapping):
        return _narrowed([operand] * len(view.rows), 0)
    # A column in a base row has no operands.
    ((operation, operands),) = (("", ()),) if "column" in operand else operand.items()
    parts = [part for inner in operands if (part := _bounds(inner, view, is_rounded=is_rounded))]
    return _computed(operation, parts) if len(parts) == len(operands) else None


def _computed(operation: str, parts: Sequence[_Bounds]) -> _Bounds | None:
    """Return the bounds of a result; None if an operand of a product or a quotient is not above 0."""
    lows, highs = zip(*parts, strict=True) if parts else ((), ())
    crossed = [(lows[0], highs[1]), (highs[0], lows[1])] if len(parts) == 2 else []
    folds: Mapping[str, tuple[Any, Sequence[Sequence[_Floats]]]] = {
        "add": (add, (lows, highs)),
        "mean": (add, (lows, highs)),
        "subtract": (sub, crossed),
        "multiply": (mul, (lows, highs)),
        "divide": (truediv, crossed),
    }
    if operation not in folds or (operation in ("multiply", "divide") and not _are_positive(lows + highs)):
        return None
    fold, ends = folds[operation]
    bounds = _Bounds(*(_folded(fold, columns) for columns in ends))
    return _Bounds(*([end / len(parts) for end in side] for side in bounds)) if operation == "mean" else bounds


def _narrowed(numbers: Sequence[float], half: float) -> _Bounds:
    lows = [number - half + abs(number) * _MARGIN for number in numbers]
    return _Bounds(lows, [number + half - abs(number) * _MARGIN for number in numbers])


def _folded(operation: Any, columns: Sequence[_Floats]) -> _Floats:  # noqa: ANN401  an operator has no type of its own
    return reduce(lambda left, right: list(map(operation, left, right)), columns)


def _are_positive(columns: Sequence[_Floats]) -> bool:
    return all(min(column, default=1) > 0 for column in columns)
