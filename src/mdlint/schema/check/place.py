"""The place of a violation on the page, and the message and severity that the schema sets for it."""

from bisect import bisect_left
from collections.abc import Set as AbstractSet

from mdlint.draft2020.values import JSONPath, Schema
from mdlint.draft2020.vocabulary import enclosing
from mdlint.model import Cell, Severity, Span, Table
from mdlint.schema.keywords import error_message
from mdlint.schema.keywords import severity as severity_keyword
from mdlint.schema.table.violation import At, Violation
from mdlint.shape import name_cell
from mdlint.text.lazy_pattern import lazy_pattern

_TAG = lazy_pattern(r"</?[A-Za-z][A-Za-z0-9-]*(?=[\s/>])[^<>]*>")


def violation_span(table: Table, at: At) -> Span:
    """Return the span of a place in a table: a part of a cell, a cell, a whole row, or the header.

    A cell that its row lacks is at the end of the row.
    """
    line = table.header if at.row is None else table.rows[at.row]
    if at.column is None or at.column >= table.width:
        return line.span
    if at.column >= len(line.cells):
        return Span(*line.span.end, *line.span.end)
    if isinstance(at.part, Span):
        return at.part
    cell = name_cell(table, at.column) if at.row is None else line.cells[at.column]
    return _part_span(cell, *at.part) if at.part else cell.span


def _part_span(cell: Cell, start: int, end: int) -> Span:
    """Return the span of a part of a cell's text, given its offsets; the span of the cell if the part can't be located.

    The longest prefix of the text that occurs in the raw cell is located, since marks may follow. It has to occur
    exactly once outside of tags and link targets, which may repeat the text. A part after markup is located by itself.
    """
    written = _TAG.sub(lambda tag: "\0" * len(tag[0]), cell.raw.partition("](")[0])
    longest = bisect_left(range(len(cell.text) + 1), True, key=lambda length: cell.text[:length] not in written) - 1  # noqa: FBT003  the key's value
    found = cell.text[:longest]
    if longest < max(end, 1):
        found = cell.text[start:end]
        if cell.text.count(found) != 1:
            return cell.span
        start, end = 0, end - start
    if not found or written.count(found) != 1 or cell.span.line != cell.span.end_line:
        return cell.span
    line, column = cell.span.line, cell.span.column + written.index(found)
    return Span(line, column + start, line, column + end)


def overridden(violation: Violation, schema: Schema, path: JSONPath, keywords: AbstractSet[str]) -> Violation:
    """Give a violation the `errorMessage` and `severity` of the nearest part of the schema that has them.

    `path` leads to the innermost keyword, or to the part it is in. A message applies if it is for any of the keywords.
    """
    message: str | None = None
    severity: Severity | None = None
    for part in enclosing(schema, path):
        message = error_message.message(part, keywords) if message is None else message
        severity = severity_keyword.severity(part) if severity is None else severity
    if message:
        return violation._replace(message=message, help=None, severity=severity)
    return violation._replace(severity=severity)
