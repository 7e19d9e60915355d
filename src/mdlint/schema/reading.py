"""A cell's text as a JSON value, read as its column's schema says."""

from collections.abc import Iterable

from mdlint.schema.columns import Column
from mdlint.schema.json_values import JSON
from mdlint.values import Number, is_missing, parse_number
from mdlint.words import quoted

_BOOLEANS = {"true": True, "false": False}


def read_cells(texts: Iterable[str], column: Column) -> list[JSON]:
    """Read the cells of a column, each distinct text once."""
    read: dict[str, JSON] = {}
    values = []
    for text in texts:
        if text not in read:
            read[text] = read_cell(text, column)
        values.append(read[text])
    return values


def read_cell(text: str, column: Column) -> JSON:
    """Read one cell: null for a missing marker; a number or a boolean where the column may hold one; else the text."""
    if is_missing(text, column.missing):
        return None
    if column.may_be_number:
        number = parse_number(text)
        if number is not None and not refusal(number, column):
            return number.value
    if column.is_boolean:
        return _BOOLEANS.get(text, text)
    return text


def refusal(number: Number, column: Column) -> str:
    """Say what a number carries that its column does not allow; an empty text if there is nothing."""
    if number.qualifier and number.qualifier not in column.qualifiers:
        return f"The column allows no mark {quoted(number.qualifier)}."
    if number.unit and number.unit not in column.units:
        return f"The column allows no unit {quoted(number.unit)}."
    if number.uncertainty is not None and not column.uncertainty:
        return "The column allows no uncertainty."
    return ""
