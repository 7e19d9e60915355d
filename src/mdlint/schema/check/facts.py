"""The facts of a table for the project stage: its cells, and the keywords that compare them."""

import json
from collections.abc import Iterable

from mdlint.draft2020.values import JSON
from mdlint.model import Span, Table
from mdlint.schema.cells.last_digit import last_digit
from mdlint.schema.check.bind import BoundTable
from mdlint.schema.check.place import own_words, violation_span
from mdlint.schema.compiled.columns import Occurrence
from mdlint.schema.table.view import ReadColumn
from mdlint.schema.table.violation import At
from mdlint.table_facts import Ask, ColumnFacts, Scalar, TableFacts
from mdlint.values import Notation

_USUAL = Notation()


def compared_table(bound: BoundTable, *, is_whole: bool = False) -> TableFacts | None:
    """Return the facts that the keywords of the schema compare with other pages or with files; None if none does.

    If `is_whole`, return the facts of all columns in any case.
    """
    asked = [("", occurrence) for occurrence in bound.schema.project_checks]
    # Most tables are not compared, and do without the cells of their columns.
    names = dict.fromkeys(column.name for column in (bound.group, *bound.columns) if column)
    asked += [(name, occurrence) for name in names for occurrence in bound.schema.project_checks_of(name)]
    asks = [_ask(occurrence, bound, column) for column, occurrence in asked]
    if is_whole:
        return table_facts(bound, asks=asks)
    if not asked:
        return None
    wanted = {column for column, _ in asked if column}
    for _, occurrence in asked:
        if occurrence.keyword.columns:
            wanted.update(name for _, name in occurrence.keyword.columns(occurrence.value))
    return table_facts(bound, wanted, asks)


def table_facts(bound: BoundTable, names: Iterable[str] | None = None, asks: Iterable[Ask] = ()) -> TableFacts:
    """Return the facts of a table, with some of its columns, by default all columns that have a name."""
    wanted = bound.cells if names is None else set(names)
    return TableFacts(
        bound.table.header.span,
        tuple(heading.text for heading in bound.table.headings),
        bound.schema.identity,
        tuple(_column(bound, read) for name, read in bound.cells.items() if name in wanted),
        tuple(asks),
        bound.table.kind == "pipe",
        bound.table.width,
        _end(bound.table),
    )


def _end(table: Table) -> Span | None:
    """Return the end of the last row of a pipe table that is in no list or quote."""
    end = table.last_row.span.end
    return Span(*end, *end) if table.kind == "pipe" and not table.container else None


def _ask(occurrence: Occurrence, bound: BoundTable, column: str) -> Ask:
    """Return a keyword with its value, and the message and the severity that the schema sets for it."""
    keyword = occurrence.keyword
    message, severity = own_words(bound.schema.schema, occurrence.path, {keyword.name})
    return Ask(keyword.name, json.dumps(occurrence.value), severity, message, column)


def _column(bound: BoundTable, read: ReadColumn) -> ColumnFacts:
    steps: dict[str, float | None] = {}
    for text, value in zip(read.contents, read.values, strict=True):
        if text not in steps:
            steps[text] = last_digit(text, read.column) if isinstance(value, int | float) else None
    notation = read.column.notation or _USUAL
    return ColumnFacts(
        read.name,
        tuple(read.texts),
        tuple(map(_scalar, read.values, read.texts)),
        tuple(steps[text] for text in read.contents),
        tuple(_span(bound, read, row) for row in bound.rows),
        violation_span(bound.table, At(None, read.index)),
        tuple(cell.links[0].target if cell.links else "" for cell in read.cells.values()),
        notation.decimal,
        notation.thousands,
        read.index,
        read.column.is_known and _has_decimals(read, notation.decimal),
    )


def _has_decimals(read: ReadColumn, decimal: str) -> bool:
    values = zip(read.values, read.contents, strict=True)
    return any(decimal in content for value, content in values if isinstance(value, int | float))


def _span(bound: BoundTable, read: ReadColumn, row: int) -> Span:
    return violation_span(bound.table, read.at(row))


def _scalar(value: JSON, text: str) -> Scalar:
    return text if isinstance(value, list | dict) else value
