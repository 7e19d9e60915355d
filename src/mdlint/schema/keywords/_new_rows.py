"""The rows that a table lacks, written in the notation of its columns."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mdlint.draft2020.values import is_number
from mdlint.model import Edit, Fix
from mdlint.schema.keywords._cell_difference import Compared, compared, plain_text, value_of
from mdlint.schema.keywords._data import fields_of
from mdlint.schema.keywords._source_records import Comparison
from mdlint.text.words import counted

if TYPE_CHECKING:  # most schemas compare tables with no file
    from mdlint.sources import Record


def new_rows(one: Comparison, records: Sequence["Record"]) -> Fix | None:
    """Return the change that adds a row for each record at the end of a table.

    Cells without a value in the file are empty. None if a cell of the key can't be written: the key is a part of the cell
    or the target of a link, or its text may be markup. Raises SourceError if the file has no such field.
    """
    facts = one.asked.table.facts
    if facts.end is None or any(field.options for field in one.key):
        return None
    key = [compared(field, column) for field in one.key if (column := facts.column(field.column))]
    values = [
        compared(field, column) for field in fields_of(one.value["values"]) if (column := facts.column(field.column))
    ]
    rows: dict[str, None] = {}
    for record in records:
        cells = {pair.column.number: _cell(pair, record) for pair in [*values, *key]}
        if not all(cells[pair.column.number] for pair in key):
            return None
        rows[f"\n| {' | '.join(cells.get(number, '') for number in range(facts.width))} |"] = None
    title = f"Add {counted(len(rows), 'row')}"
    return Fix(title, (Edit(facts.end, "".join(rows), in_cell=True),), is_safe=False) if rows else None


def _cell(pair: Compared, record: "Record") -> str:
    """Return the text of a new cell; empty if there is none that says the value."""
    found = record.get(pair.field.field)
    value = None if found is None else value_of(pair, found)
    if value is None:
        return ""
    if is_number(value) and pair.has_numbers:
        return pair.writer.text_for(value)
    if "scale" in pair.field.options:
        # How the column would write it is not known.
        return ""
    return plain_text(pair, value) or ""
