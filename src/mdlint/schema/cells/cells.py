"""Reads a cell as a JSON value, according to the schema of its column.

The content of a cell is the text that a reader sees. If the schema asks for it, the content leaves out struck-out text,
or has a line feed for each `<br>`.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from mdlint.draft2020.values import JSON, type_name
from mdlint.model import Cell
from mdlint.schema.cells.column import Column
from mdlint.schema.cells.numbers import in_own_unit, number_in, refusal
from mdlint.values import Number, is_missing, parse_number, plain_numbers
from mdlint.values.booleans import DEFAULT_BOOLEANS, without_selectors
from mdlint.values.lists import Offsets, range_places, split

# Of a number, as in `mdlint.values.numbers`.
_SIGNS = tuple("+-−–")


class Piece(NamedTuple):
    """One value of a cell: its place in the cell's content, and its number, if it is a number."""

    start: int
    end: int
    number: Number | None


def contents(cells: Sequence[Cell | None], column: Column) -> list[str]:
    """Return the contents of cells. The content of a missing cell (None) is empty."""
    if not column.needs_markup:
        return ["" if cell is None else cell.text for cell in cells]
    return ["" if cell is None else _content(cell, column) for cell in cells]


def _content(cell: Cell, column: Column) -> str:
    lines = cell.lines or (cell.text,)
    if column.ignores_struck and cell.unstruck is not None:
        lines = cell.unstruck
    if column.has_line_breaks:
        return "\n".join(lines)
    return " ".join(lines) if cell.unstruck is not None else cell.text


def read_cells(contents: Sequence[str], column: Column) -> list[JSON]:
    """Read the cells of a column. Each distinct content is read once."""
    if column.signed_is_text and are_changes(contents):
        column = column._replace(types=frozenset({"string", "null"}))
    distinct = list(dict.fromkeys(contents))
    values = _simple_values(distinct, column) if column.is_plain else None
    if values is None:
        reader = _plain_reader(column) if column.is_plain else partial(read_cell, column=column)
        values = [reader(content) for content in distinct]
    if len(distinct) == len(contents):
        return list(values)
    read = dict(zip(distinct, values, strict=True))
    return [read[content] for content in contents]


def _simple_values(contents: Sequence[str], column: Column) -> Sequence[JSON] | None:
    """Read the cells of a plain column that holds only texts, or only numbers of digits; None for any other column.

    Numbers are read by one expression over all of them, in a fourth of the time.
    """
    missing = column.missing
    if column.scale is not None and column.scale.rewrites:
        return None
    if not (column.may_be_number or column.may_be_boolean):
        return [None if content.strip() in missing else content for content in contents]
    if not column.may_be_number or column.booleans is not None or column.header_unit:
        return None
    present = [content for content in contents if content.strip() not in missing]
    numbers = plain_numbers(present)
    if numbers is None or len(present) == len(contents):
        return numbers
    read = dict(zip(present, numbers, strict=True))
    return [read.get(content) for content in contents]


def are_changes(contents: Iterable[str]) -> bool:
    """Whether each number other than zero begins with a sign. There must be a plus, or two such numbers."""
    signs = []
    for content in contents:
        text = content.strip()
        if text[:1] in _SIGNS:
            signs.append(text[0])
        elif any("1" <= char <= "9" for char in text):
            return False
    return "+" in signs or len(signs) > 1


def _plain_reader(column: Column) -> Callable[[str], JSON]:
    """Return a function that reads the cells of a plain column. Nine columns in ten are plain."""
    missing = column.missing
    is_number_or_text = column.may_be_number and column.booleans is None
    is_number_or_text = is_number_or_text and not (column.scale and column.scale.rewrites)

    def read(content: str) -> JSON:
        if content.strip() in missing:
            return None
        if not is_number_or_text:
            return _read_single(content, column)
        number = parse_number(content)
        own = None if number is None or refusal(number, column) else in_own_unit(number, column)
        return content if own is None else own.value

    return read


def read_cell(content: str, column: Column) -> JSON:
    """Read one cell.

    A missing marker is null. Lists, numbers and booleans are read as such if the column may have them. Anything else is
    a text.
    """
    if is_missing(content, column.missing):
        return None
    if column.may_be_list:
        values = _read_list(content, column)
        if values is not None:
            return values
    return _read_single(content, column)


def _read_single(content: str, column: Column) -> JSON:
    """Read a cell that is neither a list nor missing."""
    if column.scale is not None and (value := column.scale.value(content)) is not None:
        return value
    if column.may_be_number:
        number = number_in(content, column)
        if number is not None:
            return number.value
    if column.may_be_boolean:
        known = DEFAULT_BOOLEANS if column.booleans is None else column.booleans
        return known.get(without_selectors(content), content)
    return content.replace("\n", " ") if column.has_line_breaks else content


def _read_list(content: str, column: Column) -> list[JSON] | None:
    """Read the values of a cell; None if the cell holds a single value."""
    places = value_places(content, column)
    if places is None:
        return None
    if column.is_range:
        ends = zip(places, _range_ends(content, places, column), strict=True)
        return [content[start:end] if number is None else number.value for (start, end), number in ends]
    return _values(content, places, column)


def value_places(content: str, column: Column) -> list[Offsets] | None:
    """Find the values of a cell; None if the cell holds a single value.

    If the column allows only lists, a text without a separator is a list of one value. If it also allows single values,
    a text is a list only if its parts fit `items`.
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
    """Return the values of a cell with their places: one piece if the cell holds a single value."""
    places = value_places(content, column) if column.may_be_list else None
    if places is None:
        return [Piece(0, len(content), number_in(content, column) if column.may_be_number else None)]
    if column.is_range:
        return [Piece(*place, end) for place, end in zip(places, _range_ends(content, places, column), strict=True)]
    parts = [(place, column.part(number)) for number, place in enumerate(places)]
    return [Piece(*place, number_in(content[place[0] : place[1]], part)) for place, part in parts]


def _values(content: str, places: list[Offsets], column: Column) -> list[JSON]:
    return [read_cell(content[start:end], column.part(number)) for number, (start, end) in enumerate(places)]


def _fit(content: str, places: list[Offsets], column: Column) -> bool:
    """Whether each value has a type that `items` allows for it, or is missing."""
    types = [column.part(number).types for number in range(len(places))]
    values = _values(content, places, column)
    return all(
        value is None or allowed is None or type_name(value) in allowed
        for allowed, value in zip(types, values, strict=True)
    )


def _range_ends(content: str, places: list[Offsets], column: Column) -> list[Number | None]:
    """Return the numbers at the two ends of a range. A unit after the second number applies to both: `12-15 ms`."""
    texts = [content[start:end] for start, end in places]
    numbers = [number_in(text, column.part(number)) for number, text in enumerate(texts)]
    written = [parse_number(text, column.notation) for text in texts]
    if len(written) == 2 and written[0] and written[1] and written[1].unit and not written[0].unit:
        numbers[0] = in_own_unit(written[0]._replace(unit=written[1].unit), column.part(0))
    return numbers
