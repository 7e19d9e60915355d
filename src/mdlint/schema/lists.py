"""Cells that hold several values: where each of them stands, and what it reads as."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mdlint.schema.json_values import JSON, type_name
from mdlint.schema.reading import in_own_unit, number_in, read_cell
from mdlint.values import Number, is_missing, parse_number
from mdlint.values.lists import Place, range_places, split

if TYPE_CHECKING:
    from mdlint.schema.columns import Column


class Piece(NamedTuple):
    """One of the values of a cell: where it stands in the cell's content, and the number it is, if it is one."""

    start: int
    end: int
    number: Number | None


def read_list(content: str, column: Column) -> list[JSON] | None:
    """Read the values of a cell; None if it is to be read as a single one."""
    places = value_places(content, column)
    if places is None:
        return None
    if column.is_range:
        ends = zip(places, _ends(content, places, column), strict=True)
        return [content[start:end] if number is None else number.value for (start, end), number in ends]
    return _values(content, places, column)


def value_places(content: str, column: Column) -> list[Place] | None:
    """Where the values of a cell stand; None if it holds a single one.

    What nothing separates is a list of one value in a column of nothing but lists. Parts that do not fit `items` make no
    list in a column that may hold something else.
    """
    if is_missing(content, column.missing):
        return None
    only_lists = column.types is not None and column.types - {"null"} == {"array"}
    whole = [(len(content) - len(content.lstrip()), len(content.rstrip()))]
    if column.is_range:
        single = number_in(content, column.part(0))
        places = None if single else range_places(content, lambda text: number_in(text, column.part(0)) is not None)
    else:
        places = split(content, column.separators)
        if places is not None and not only_lists and not _fit(content, places, column):
            places = None
    return places if places is not None or not only_lists else whole


def pieces(content: str, column: Column) -> list[Piece]:
    """Give the values of a cell with their places; of a cell that holds a single one, that."""
    places = value_places(content, column) if column.makes_lists else None
    if places is None:
        return [Piece(0, len(content), number_in(content, column) if column.may_be_number else None)]
    if column.is_range:
        return [Piece(*place, end) for place, end in zip(places, _ends(content, places, column), strict=True)]
    parts = [(place, column.part(number)) for number, place in enumerate(places)]
    return [Piece(*place, number_in(content[place[0] : place[1]], part)) for place, part in parts]


def _values(content: str, places: list[Place], column: Column) -> list[JSON]:
    return [read_cell(content[start:end], column.part(number)) for number, (start, end) in enumerate(places)]


def _fit(content: str, places: list[Place], column: Column) -> bool:
    """Whether each part is of a type that `items` allows for it, or missing."""
    types = [column.part(number).types for number in range(len(places))]
    values = _values(content, places, column)
    return all(
        value is None or allowed is None or type_name(value) in allowed
        for allowed, value in zip(types, values, strict=True)
    )


def _ends(content: str, places: list[Place], column: Column) -> list[Number | None]:
    """The numbers at the ends of a range. A unit behind the second is that of both: `12-15 ms`."""
    texts = [content[start:end] for start, end in places]
    numbers = [number_in(text, column.part(number)) for number, text in enumerate(texts)]
    written = [parse_number(text, column.notation) for text in texts]
    if len(written) == 2 and written[0] and written[1] and written[1].unit and not written[0].unit:
        numbers[0] = in_own_unit(written[0]._replace(unit=written[1].unit), column.part(0))
    return numbers
