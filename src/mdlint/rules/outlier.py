r"""A number is of another magnitude than the rest of its table allows.

## What it does

Looks for one number that does not fit, in three ways:

- **The unit.** A cell has another unit than the header (`250B` below `Tokens (T)`), no other cell of the column has a
  unit, and its value in the unit of the header is more than a factor of two above or below all others. Or one number lacks the unit that all others have (`56.5` among `59.3G`); a whole number among thousands
  (`75` among `1.2k`) does not. Or a number of parameters or operations is larger than any model has in the unit of the
  header: `25557032` below `Params (M)`.
- **The decimal point.** A score, such as an accuracy or an mAP, is at least five times as far up or down as the other
  scores of its column, which are within a factor of two, and is among them if its decimal point moves by one to three
  digits: `848.4` or `8.48` among `84.6` and `83.9`. In any column whose numbers have two or more decimals, equally
  many, this is also true of a number that has none: `8484` among `84.61` and `83.92`.
- **The ratio of two sizes.** The operations (FLOPs, MACs) for each parameter of a model are at least eight times as many
  or as few as in every other row, while the other rows are near to each other. Image sizes, in a column or in the
  names, are taken into account. Only rows whose names begin with the same word are compared.

A table has one such finding at most. The rule ignores tables with fewer than five rows of data or more than 2,000.

## Why

A digit or a decimal point that is lost while copying leaves a number that looks like any other. No range finds it.

## Example

```markdown
| Model     | Params (M) | FLOPs (G) |
|-----------|------------|-----------|
| resnet18  | 11.69      | 1.82      |
| resnet34  | 2.18       | 3.68      |
| resnet50  | 25.56      | 4.12      |
| resnet101 | 44.55      | 7.85      |
| resnet152 | 60.19      | 11.58     |
```

## Instead

```markdown
| Model     | Params (M) | FLOPs (G) |
|-----------|------------|-----------|
| resnet18  | 11.69      | 1.82      |
| resnet34  | 21.80      | 3.68      |
| resnet50  | 25.56      | 4.12      |
| resnet101 | 44.55      | 7.85      |
| resnet152 | 60.19      | 11.58     |
```

## Options

The severity in `[rules]`. No schema keyword. `minimum` and `maximum` set limits for a column, and `compare` sets a
relation between two of them.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from mdlint.model import Related, Severity, Table
from mdlint.rules._base import Finding, Rule
from mdlint.rules._data_columns import FEWEST_ROWS, DataColumns, data_of
from mdlint.rules._scores import is_for_comparison, is_score
from mdlint.rules._size_ratios import odd_sizes, too_large
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import counted, quoted
from mdlint.values import Number, is_missing

# The powers of ten that the units stand for.
_MAGNITUDES = {"K": 3, "k": 3, "M": 6, "B": 9, "G": 9, "T": 12}
_HEADER_UNIT = lazy_pattern(r"[(\[（] ?([KkMBGT]) ?[)\]）]")
# Values of one magnitude differ by this factor at most, and a value of another by that factor at least.
_NEAR, _FAR = 2.0, 5.0
_SHIFTS = (-3, -2, -1, 1, 2, 3)
_FEWEST_DECIMALS = 2
# A moved decimal point puts a number among the others, or next to them by this factor.
_ROOM = 1.1


def check_table(table: Table) -> Iterator[Finding]:
    """Report the first number that does not fit."""
    data = data_of(table)
    if data is not None:
        checks = (_wrong_units(data), _lost_points(data), _odd_sizes(data))
        first = next(chain.from_iterable(checks), None)
        if first is not None:
            yield first


def _wrong_units(data: DataColumns) -> Iterator[Finding]:
    for column, name in enumerate(data.names):
        texts = data.texts(column)
        ends = [text[-1:] in _MAGNITUDES for text in texts]
        in_header = _HEADER_UNIT.search(name)
        if in_header:
            yield from _too_large(data, column, in_header[1])
        if in_header and sum(ends) == 1:
            yield from _other_unit(data, column, in_header[1], ends.index(True))
        elif not in_header and sum(ends) >= FEWEST_ROWS - 1:
            yield from _lost_unit(data, column)


def _other_unit(data: DataColumns, column: int, unit: str, place: int) -> Iterator[Finding]:
    """Report a cell with another unit than the header, if the others have none, and it is not one of their magnitude."""
    number = data.numbers(column)[place]
    others = [other for other in data.numbers(column) if other and other is not number]
    if number is None or number.unit not in _MAGNITUDES or number.unit.upper() == unit.upper():
        return
    if not others or any(other.unit for other in others):
        return
    value = number.value * 10.0 ** (_MAGNITUDES[number.unit] - _MAGNITUDES[unit])
    values = [other.value for other in others]
    # The unit in the cell may be meant: 512M among 1, 2 and 4 G.
    if not min(values) / _NEAR <= value <= max(values) * _NEAR:
        yield Finding(
            data.cell(place, column).span,
            f"{data.texts(column)[place]} has the unit {number.unit}, the header has {unit}, and no other cell has a unit",
        )


def _lost_unit(data: DataColumns, column: int) -> Iterator[Finding]:
    """Report the only number without the unit of all others, if its magnitude shows that it lacks the unit."""
    found = [(place, number) for place, number in enumerate(data.numbers(column)) if number]
    bare = [(place, number) for place, number in found if not number.unit]
    units = {number.unit for _, number in found if number.unit}
    if len(bare) != 1 or len(units) != 1 or len(found) < FEWEST_ROWS:
        return
    (place, number), unit = bare[0], units.pop()
    others = [other.value for _, other in found if other is not number]
    # 850 among 1.2K and 25K is 850: people write a count as thousands from 1,000 on.
    is_count = unit in "Kk" and not number.decimals
    if unit in _MAGNITUDES and not is_count and min(others) <= number.value <= max(others) and number.value > 0:
        yield Finding(
            data.cell(place, column).span,
            f"{data.texts(column)[place]} has no unit, the other {counted(len(others), 'value')} of"
            f" {quoted(data.names[column])} have the unit {unit}",
        )


def _too_large(data: DataColumns, column: int, unit: str) -> Iterator[Finding]:
    """Report the first number of parameters or operations that no model has."""
    name = data.names[column]
    limit = too_large(name, unit)
    if limit is None:
        return
    numbers = data.numbers(column)
    places = [place for place, number in enumerate(numbers) if number and not number.unit and number.value >= limit]
    if places:
        text = data.texts(column)[places[0]]
        more = f", like {counted(len(places) - 1, 'other value')}" if len(places) > 1 else ""
        yield Finding(
            data.cell(places[0], column).span,
            f"{text} is too large for the unit {unit} in the header {quoted(name)}{more}",
        )


def _lost_points(data: DataColumns) -> Iterator[Finding]:
    for column, name in enumerate(data.names):
        # Only these columns have to be read as numbers.
        if is_score(name) or _lacks_point(data.texts(column)):
            finding = _lost_point(data, column, is_of_score=is_score(name))
            if finding is not None:
                yield finding


def _lacks_point(texts: Sequence[str]) -> bool:
    """Whether one text of a column lacks the point that many others have."""
    without = [text for text in texts if "." not in text]
    have = len(texts) - len(without)
    return bool(without) and have >= FEWEST_ROWS - 1 and sum(1 for text in without if not is_missing(text)) == 1


def _lost_point(data: DataColumns, column: int, *, is_of_score: bool) -> Finding | None:
    """Return the finding about the only value of a column that is of another magnitude."""
    numbers = data.numbers(column)
    found = [(place, number) for place, number in enumerate(numbers) if number]
    is_read = all(number or is_missing(text) for number, text in zip(numbers, data.texts(column), strict=True))
    if not is_read or len(found) < FEWEST_ROWS or any(number.value <= 0 for _, number in found):
        return None
    ranked = sorted(found, key=lambda each: each[1].value)
    for (place, number), rest in ((ranked[-1], ranked[:-1]), (ranked[0], ranked[1:])):
        others = [other for _, other in rest]
        low, high = others[0].value, others[-1].value
        is_far = number.value >= _FAR * high or low >= _FAR * number.value
        is_odd = is_far and high <= _NEAR * low and _is_shifted(number, others, is_of_score=is_of_score)
        if is_odd and not is_for_comparison(data.row_names[place]):
            return Finding(
                data.cell(place, column).span,
                f"{data.texts(column)[place]} is of another magnitude than the other {counted(len(others), 'value')} of"
                f" {quoted(data.names[column])}, from {_text(data, column, rest[0][0])} to"
                f" {_text(data, column, rest[-1][0])}",
                "Check its decimal point.",
            )
    return None


def _is_shifted(number: Number, others: Sequence[Number], *, is_of_score: bool) -> bool:
    """Whether a number is among the others, which are sorted, once its decimal point is moved."""
    decimals = {other.decimals for other in others}
    if not number.decimals and len(decimals) == 1 and min(decimals) >= _FEWEST_DECIMALS:
        shifts: Sequence[int] = (-min(decimals),)
    else:
        shifts = _SHIFTS if is_of_score else ()
    low, high = others[0].value / _ROOM, others[-1].value * _ROOM
    return any(low <= number.value * 10.0**shift <= high for shift in shifts)


def _odd_sizes(data: DataColumns) -> Iterator[Finding]:
    odd = odd_sizes(data)
    if odd is None or odd.is_swapped:
        return
    params, flops = data.names[odd.params], data.names[odd.flops]
    column, other = _farther(data, odd.place, odd.params, odd.flops)
    yield Finding(
        data.cell(odd.place, column).span,
        f"{quoted(flops)} / {quoted(params)} is {odd.ratio:.2g}, in the other {counted(odd.others, 'row')}"
        f" {odd.lowest:.2g} to {odd.highest:.2g}{', per 224 × 224 pixels' if odd.has_image_sizes else ''}",
        related=(Related(data.cell(odd.place, other).span, "the other number"),),
    )


def _farther(data: DataColumns, place: int, *columns: int) -> tuple[int, ...]:
    """Return two columns, first that in which the value of a row is farther outside of the other values."""
    return tuple(sorted(columns, key=lambda column: -_distance(data, place, column)))


def _distance(data: DataColumns, place: int, column: int) -> float:
    """Return by which factor a value is outside of the other values of its column; 1 if it is among them."""
    numbers = data.numbers(column)
    number = numbers[place]
    others = [other.value for other in numbers if other and other is not number and other.value > 0]
    if number is None or not others:
        return 1.0
    return max(number.value / max(others), min(others) / number.value, 1.0)


def _text(data: DataColumns, column: int, place: int) -> str:
    return data.texts(column)[place]


RULE = Rule(
    id="outlier",
    summary="A number is of another magnitude than the rest of its table allows.",
    severity=Severity.INFO,
    check_table=check_table,
)
