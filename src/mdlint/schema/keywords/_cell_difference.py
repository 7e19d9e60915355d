"""The comparison of a cell with the value of a record, and the change that makes them agree."""

from collections.abc import Sequence
from math import copysign, inf, isfinite
from typing import TYPE_CHECKING, NamedTuple

from mdlint.draft2020.values import JSON, is_number
from mdlint.model import Edit, Fix
from mdlint.schema.keywords._data import Field, text_of
from mdlint.schema.keywords._written import ColumnWriter
from mdlint.table_facts import ColumnFacts, Scalar
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import collapsed
from mdlint.values import is_missing, parse_number

if TYPE_CHECKING:  # most schemas compare tables with no file
    from mdlint.sources import Record, SourceValue

# Texts that say the same in Markdown as they are.
_PLAIN = lazy_pattern(r"\w(?:[\w .,:/+()-]*[\w.)+])?")
# A plain number, which needs no parser.
_FIGURES = lazy_pattern(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?")


class Compared(NamedTuple):
    """A column that is compared with a field, and what writes numbers into it.

    Texts of the file are read as numbers if the column `has_numbers`.
    """

    field: Field
    column: ColumnFacts
    has_numbers: bool
    writer: ColumnWriter


class Difference(NamedTuple):
    """The value of a file that a cell differs from, in the unit of the column, in words; and as the file has it."""

    value: JSON
    words: str
    found: "SourceValue"


def compared(field: Field, column: ColumnFacts) -> Compared:
    """Return a column that is compared with a field."""
    return Compared(field, column, any(map(is_number, column.values)), ColumnWriter(column))


def difference(one: Compared, row: int, records: Sequence["Record"]) -> Difference | None:
    """Return what a cell differs from; None if it agrees with one of the records, or if a value is missing.

    Raises SourceError if the file has no such field.
    """
    first: Difference | None = None
    shown, text = _shown(one, row)
    for record in records:
        found = record.get(one.field.field)
        if found is None or shown is None or _is_missing(found.value):
            return None
        value = _value(one, found)
        if _agrees(one, row, (shown, text), value):
            return None
        if first is None:
            value = _scaled(value, one.field.options.get("scale", 1))
            first = Difference(value, _words(one, found, value), found)
    return first


def fix(one: Compared, row: int, value: JSON) -> Fix | None:
    """Return the change of a cell to a value, in the notation of its column; None if the cell has another form."""
    column = one.column
    if is_number(value):
        figures = one.writer.figure_for(row, value)
        if figures is None or figures[0] == figures[1]:
            return None
        edit = Edit(column.spans[row], figures[1], figures[0], in_cell=True)
        return Fix(f"Write {figures[1]}", (edit,), is_safe=False)
    text = plain_text(one, value)
    if is_number(column.values[row]) or text is None or _is_annotated(column.texts[row], text):
        return None
    return Fix(f"Write {text}", (Edit(column.spans[row], text, column.texts[row], in_cell=True),), is_safe=False)


def _is_annotated(shown: str, text: str) -> bool:
    """Whether a plain number would replace digits with more around them, as in `11.5 (v2)`, which would be lost."""
    is_plain = _FIGURES.fullmatch(shown) is not None
    return _FIGURES.fullmatch(text) is not None and not is_plain and any(map(str.isdigit, shown))


def plain_text(one: Compared, value: JSON) -> str | None:
    """Return the text of a cell that says a value which is not a number of the column; None if it may be markup."""
    text = next((shown for shown, meant in _aliases(one).items() if meant == text_of(value)), text_of(value))
    return text if _PLAIN.fullmatch(text) else None


def value_of(one: Compared, found: "SourceValue") -> JSON:
    """Return a value of a file in the unit of the column; None if it is missing."""
    value = None if _is_missing(found.value) else _value(one, found)
    return _scaled(value, one.field.options.get("scale", 1))


def _aliases(one: Compared) -> dict[str, str]:
    aliases: dict[str, str] = one.field.options.get("aliases", {})
    return aliases


def _shown(one: Compared, row: int) -> tuple[Scalar, str]:
    """Return the value and the text of a cell, or what they stand for in the file."""
    text = one.column.texts[row]
    alias = _aliases(one).get(text)
    return (one.column.values[row], text) if alias is None else (alias, alias)


def _is_missing(value: JSON) -> bool:
    return value is None or (isinstance(value, str) and (is_missing(value) or value.lower() in ("nan", ".nan")))


def _value(one: Compared, found: "SourceValue") -> JSON:
    """Return a value of a file as the column has it: a text as a number if it is one."""
    value = found.value
    if not isinstance(value, str):
        return value
    if one.has_numbers:
        if _FIGURES.fullmatch(value):
            return float(value)
        if number := parse_number(value.strip()):
            return number.value
    return collapsed(value)


def _scaled(value: JSON, scale: float) -> JSON:
    """Multiply a number exactly, which takes a while."""
    if not is_number(value) or scale == 1:
        return value
    from mdlint.values.durations import scaled  # noqa: PLC0415  3 ms, and few columns need it

    try:
        return scaled(value, scale)
    except OverflowError:
        return copysign(inf, value)


def _agrees(one: Compared, row: int, shown: tuple[Scalar, str], value: JSON) -> bool:
    """Whether a cell has the value of a file: a number if it is the value rounded to the decimals of the cell.

    In floating point, 100 × 0.81225 is 81.22500000000001, which an exact comparison would not find in 81.22. It would also
    take 70 times as long.
    """
    number, text = shown
    if not (is_number(number) and is_number(value)):
        return number == value or text == text_of(value)
    # An integer may be too large for a float when it is multiplied.
    expected = float(value) * one.field.options.get("scale", 1)
    tolerance = one.field.options.get("tolerance")
    if tolerance is None:
        # The value may be in the middle between two numbers, and is rounded up or down.
        tolerance = (one.column.steps[row] or 0) / 2
    return isfinite(expected) and bool(abs(number - expected) <= tolerance + 1e-9 * max(abs(number), abs(expected)))


def _words(one: Compared, found: "SourceValue", value: JSON) -> str:
    """Return a value as the file has it, unless it is multiplied."""
    if isinstance(value, float) and one.field.options.get("scale", 1) != 1:
        return f"{value:.12g}"
    return found.written or text_of(found.value)
