"""The two sizes of a model, its parameters and its floating-point operations, and the one row in which they don't fit.

Models of one family have nearly the same number of operations for each parameter, at the same image size. No other pair
of columns has such a ratio: of 51 odd rows in pairs with a latency, a throughput or an accuracy, none was a mistake.
"""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mdlint.rules._data_columns import FEWEST_ROWS, DataColumns, only_other
from mdlint.text.lazy_pattern import lazy_pattern

# How far the ratio of a row must be from that of every other row. From 8 on, all flags were mistakes, from 4 on three
# of five.
FACTOR = 8.0
# A size without an image size, in a table that has some.
_USUAL_IMAGE = 224
_SMALLEST_IMAGE, _LARGEST_IMAGE, _STEP = 96, 1536, 16
# Image sizes in names that are not multiples of 16.
_ODD_IMAGES = frozenset({260, 300, 331, 299, 364, 378, 380, 392, 456, 518, 600})

# A model with a million millions of parameters has them in billions, and a forward pass takes less than 10 to the 18.
_MOST_PARAMS = {"K": 1e9, "M": 1e6, "B": 1e5, "G": 1e5}
_MOST_FLOPS = {"K": 1e12, "M": 1e9, "B": 1e9, "G": 1e9}

_PARAMS = lazy_pattern(r"(?:model |total )?#? ?param(?:eter)?s?[.]?(?:[ _]count| ?#)?[.]? ?[(\[/]? ?[kmgb]?[)\]]?")
_FLOPS = lazy_pattern(r"[gmt]?(?:flop|mac|mult-?add)s?(?:/2)? ?(?:@ ?[0-9]+)? ?[(\[/]? ?[kmgtb]?[)\]]?")
_IMAGE_SIZE = lazy_pattern(r"\bima?ge?[ _-]?(?:size|res)|\bresolution|\binput[ _-]?(?:size|shape|res)|\bcrop")
_DIGITS = lazy_pattern(r"[0-9]+")
# A number of a name by itself, with or without `px`, an `r` before it, or as in 224x224.
_NUMBER_IN_NAME = lazy_pattern(r"(?<![^\s_\-@/(])r?([0-9]{2,4})(?:[x×][0-9]{2,4})?(?:px|p)?(?![^\s_\-@/)*])")
_FAMILY = lazy_pattern(r"[^\W\d_]{2,}")


class OddSizes(NamedTuple):
    """The row whose sizes do not fit each other, by its place.

    `ratio` is FLOPs by parameters, `lowest` and `highest` are those of the other rows. `is_swapped` is true if the ratio
    fits once both numbers are swapped. `has_image_sizes` is true if all ratios are as for an image of 224 × 224 pixels.
    """

    place: int
    params: int
    flops: int
    ratio: float
    lowest: float
    highest: float
    others: int
    is_swapped: bool
    has_image_sizes: bool


def odd_sizes(data: DataColumns) -> OddSizes | None:
    """Return the only row whose sizes do not fit each other; None if there is no such row, or not enough other rows."""
    columns = _size_columns(data.names)
    if columns is None:
        return None
    params, flops = columns
    pairs = list(_pairs(data, params, flops))
    if len(pairs) < FEWEST_ROWS:
        return None
    places = [place for place, _, _ in pairs]
    images = _image_sizes(data, places)
    # The operations of a network grow with the area of its images.
    logs = [math.log(flop / param) - area for (_, param, flop), area in zip(pairs, images, strict=True)]
    found = only_other(places, logs)
    if found is None or not _is_of_the_family(data, found[0], places):
        return None
    place, others = found
    value = logs[places.index(place)]
    away = max(value - others[-1], others[0] - value)
    if away < math.log(FACTOR) or others[-1] - others[0] > away / 2:
        return None
    area = images[places.index(place)]
    # Swapped, the logarithm of the ratio has the other sign.
    swapped = -(value + area) - area
    slack = math.log(FACTOR) / 3
    return OddSizes(
        place,
        params,
        flops,
        math.exp(value),
        math.exp(others[0]),
        math.exp(others[-1]),
        len(others),
        others[0] - slack < swapped < others[-1] + slack,
        any(images),
    )


def too_large(name: str, unit: str) -> float | None:
    """Return the number from which on no model has so many parameters or operations, in a unit (K, M, B, G or T).

    None if a header does not name parameters or operations, or for any other unit.
    """
    lowered = name.strip().casefold()
    if _PARAMS.fullmatch(lowered):
        return _MOST_PARAMS.get(unit.upper())
    return _MOST_FLOPS.get(unit.upper()) if _FLOPS.fullmatch(lowered) else None


def _size_columns(names: Sequence[str]) -> tuple[int, int] | None:
    """Return the column of parameters and the column of operations, if there is one of each."""
    lowered = [name.strip().casefold() for name in names]
    flops = [column for column, name in enumerate(lowered) if _FLOPS.fullmatch(name)]
    params = [column for column, name in enumerate(lowered) if _PARAMS.fullmatch(name)] if len(flops) == 1 else []
    return (params[0], flops[0]) if len(params) == 1 else None


def _pairs(data: DataColumns, params: int, flops: int) -> Iterator[tuple[int, float, float]]:
    """Yield the places of the rows that have both sizes, with the sizes. All numbers of a column have the same unit."""
    units: set[tuple[str, str]] = set()
    pairs: list[tuple[int, float, float]] = []
    for place, (param, flop) in enumerate(zip(data.numbers(params), data.numbers(flops), strict=True)):
        if param and flop and param.value > 0 and flop.value > 0:
            units.add((param.unit, flop.unit))
            pairs.append((place, param.value, flop.value))
    yield from pairs if len(units) == 1 else ()


def _image_sizes(data: DataColumns, places: Sequence[int]) -> list[float]:
    """Return the logarithm of the area of each row's images, by that of 224 × 224 pixels."""
    column = next((column for column, name in enumerate(data.names) if _IMAGE_SIZE.search(name.casefold())), None)
    texts = data.row_names if column is None else data.texts(column)
    sides = [_side(texts[place], is_name=column is None) for place in places]
    return [2 * math.log(side / _USUAL_IMAGE) if side else 0.0 for side in sides]


def _side(text: str, *, is_name: bool) -> float | None:
    """Return the side of an image in pixels, as the square root of its area; None if a text does not have it."""
    if not is_name:
        sides = [int(digits) for digits in _DIGITS.findall(text[:50]) if 0 < int(digits) <= _LARGEST_IMAGE][:2]
        return math.sqrt(sides[0] * sides[-1]) if sides else None
    numbers = (int(digits) for digits in _NUMBER_IN_NAME.findall(text))
    sizes = [number for number in numbers if _SMALLEST_IMAGE <= number <= _LARGEST_IMAGE and _is_image_size(number)]
    return sizes[-1] if sizes else None


def _is_image_size(number: int) -> bool:
    return number % _STEP == 0 or number in _ODD_IMAGES


def _is_of_the_family(data: DataColumns, place: int, places: Sequence[int]) -> bool:
    """Whether the name of a row begins with the same word as the names of most other rows.

    AlexNet has a tenth of the operations of its neighbors, for each parameter, and is no mistake.
    """
    words = [_FAMILY.search(data.row_names[each].casefold()) for each in places]
    families = [word[0] if word else "" for word in words]
    own = families[places.index(place)]
    return bool(own) and 2 * (families.count(own) - 1) >= len(families) - 1
