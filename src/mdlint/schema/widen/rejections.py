"""Collect the violations of a table that have one reason, with what the keywords need to know to accept them."""

from collections.abc import Sequence
from typing import Any

from mdlint.draft2020.values import JSONPath, SchemaObject
from mdlint.model import Cell, Span
from mdlint.schema.cells.cells import read_cells
from mdlint.schema.cells.column import Column
from mdlint.schema.check.bind import BoundTable
from mdlint.schema.table.rejection import RejectedCell, Rejection
from mdlint.schema.table.violation import Violation
from mdlint.shape import name_cell


def rejection_of(found: Sequence[tuple[BoundTable, Violation]]) -> Rejection:
    """Return what a schema refuses in one or more tables. All violations are of one rule, keyword and column."""
    bound, violation = found[0]
    schema = bound.schema
    index = violation.at.column
    column = _column(bound, index)
    own = next(iter(schema.column_parts(column.name)), None)
    path = violation.path
    return Rejection(
        rule=violation.rule,
        keyword=violation.keyword,
        path=path,
        value=_at(schema.schema, path) if path else None,
        siblings=_object_at(schema.schema, path[:-1]),
        cells=tuple(cell for each, refused in found for cell in _cells(each, refused)),
        column=column,
        texts_of_column=_texts(column.name, [bound for bound, _ in found]),
        own=own,
        tables=schema.table_parts,
        columns=list(bound.cells),
        absent=[name for name in schema.column_names if name not in bound.cells],
        rows=len(bound.rows),
        misnamed=next((wrong.name for wrong in bound.misnamed if wrong.column == index), ""),
        conventions=schema.conventions,
    )


def _texts(name: str, tables: Sequence[BoundTable]) -> list[str]:
    """Return the texts of a column in some tables, each table once."""
    distinct = {id(bound.table): bound for bound in tables}.values()
    return [text for bound in distinct if name in bound.cells for text in bound.cells[name].texts]


def _column(bound: BoundTable, index: int | None) -> Column:
    """Return the column with a number; for a whole row, or a column that has no name of its own, one without a name."""
    if index is None:
        return Column("")
    if index >= bound.table.width:
        return bound.group or Column("")
    return bound.columns[index] or Column(bound.headers[index])


def _at(schema: object, path: JSONPath) -> Any:  # noqa: ANN401  the value of any keyword
    value: Any = schema
    for step in path:
        value = value[int(step)] if isinstance(value, list) else value.get(step) if isinstance(value, dict) else None
    return value


def _object_at(schema: object, path: JSONPath) -> SchemaObject:
    value = _at(schema, path)
    return value if isinstance(value, dict) else {}


def _cells(bound: BoundTable, violation: Violation) -> list[RejectedCell]:
    at = violation.at
    if at.column is None:
        return []
    if at.row is None:
        written = name_cell(bound.table, at.column) if at.column < bound.table.width else None
        return [RejectedCell(bound.headers[at.column], bound.headers[at.column], written)] if written else []
    read = next((read for read in bound.cells.values() if read.index == at.column), None)
    if read is None or at.row not in read.entries:
        return []
    entry, cell = read.entries[at.row], read.cells[at.row]
    if at.part is None or isinstance(at.part, Span):
        return [RejectedCell(entry.text, entry.value, cell)]
    if isinstance(entry.value, list):
        return [_piece(cell, at.part, violation.path, read.column)]
    return [RejectedCell(entry.text, entry.value, cell, entry.text[slice(*at.part)])]


def _piece(cell: Cell, place: tuple[int, int], path: JSONPath, column: Column) -> RejectedCell:
    """Return one of the values of a cell, by its offsets in the text."""
    text = cell.text[slice(*place)]
    number = path[path.index("prefixItems") + 1] if "prefixItems" in path else len(column.parts) - 1
    return RejectedCell(text, read_cells([text], column.part(int(number)))[0], cell)
