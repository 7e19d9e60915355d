"""The place of a violation on the page, its fix, and the message and severity that the schema sets for it."""

import re
from bisect import bisect_left
from collections.abc import Set as AbstractSet

from mdlint.draft2020.values import JSONPath, Schema
from mdlint.draft2020.vocabulary import enclosing
from mdlint.model import Cell, Edit, Fix, Page, Severity, Span, Table
from mdlint.schema.keywords import error_message
from mdlint.schema.keywords import severity as severity_keyword
from mdlint.schema.table.violation import At, Correction, Remarking, Reordering, Violation
from mdlint.shape import name_cell
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import quoted

_TAG = lazy_pattern(r"</?[A-Za-z][A-Za-z0-9-]*(?=[\s/>])[^<>]*>")
_MARK = lazy_pattern(r"(\*\*|__|<(?:b|strong|u|ins)>)([^*_<>]+)(\*\*|__|</(?:b|strong|u|ins)>)", re.IGNORECASE)
# A text with one of these characters may be read as markup.
_MARKUP = frozenset("|*`[]<>\\&$~!{}\n")


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


def violation_fix(page: Page, table: Table, violation: Violation) -> Fix | None:
    """Return the edits of a page that correct a violation; None if there are none, or if they can't be made as text.

    Only pipe tables can be fixed.
    """
    if table.kind != "pipe":
        return None
    match violation.repair:
        case Correction() as correction:
            return _correction_fix(page, violation_span(table, violation.at), correction)
        case Reordering() as reordering:
            return _reordering_fix(page, table, reordering)
        case Remarking() as remarking:
            return _remarking_fix(table, violation.at, remarking)
        case None:
            return None


def _correction_fix(page: Page, span: Span, correction: Correction) -> Fix | None:
    wrong, right, is_safe = correction
    written = page.slice(span) if span.line == span.end_line else ""
    if not wrong or written.count(wrong) != 1 or _MARKUP.intersection(right) - set(wrong):
        return None
    start = span.column + written.index(wrong)
    place = Span(span.line, start, span.line, start + len(wrong))
    return Fix(f"Write {quoted(right)}", (Edit(place, right),), is_safe)


def _reordering_fix(page: Page, table: Table, reordering: Reordering) -> Fix:
    pairs = zip(reordering.rows, reordering.order, strict=True)
    spans = ((table.rows[place].span, table.rows[row].span) for place, row in pairs if place != row)
    edits = tuple(Edit(place, page.slice(row)) for place, row in spans)
    return Fix("Sort the rows", edits, reordering.is_safe)


def _remarking_fix(table: Table, at: At, remarking: Remarking) -> Fix | None:
    """Move a mark that is around whole cells. None if a cell is marked in another way, or has markup already."""
    assert at.column is not None
    old, new = ([table.rows[row].cells[at.column] for row in rows] for rows in (remarking.unmarked, remarking.marked))
    marks = [_MARK.fullmatch(cell.raw) for cell in old]
    first = marks[0] if marks else None
    if (new and first is None) or None in marks or any(_MARKUP.intersection(cell.raw) for cell in new):
        return None
    edits = [Edit(cell.span, mark[2], in_cell=True) for cell, mark in zip(old, marks, strict=True) if mark]
    edits += [Edit(cell.span, f"{first[1]}{cell.raw}{first[3]}", in_cell=True) for cell in new if first]
    return Fix("Mark the best", tuple(edits), is_safe=False)


def own_words(schema: Schema, path: JSONPath, keywords: AbstractSet[str]) -> tuple[str | None, Severity | None]:
    """Return the `errorMessage` and the `severity` of the nearest parts of a schema that have them.

    `path` leads to the innermost keyword, or to the part it is in. A message applies if it is for any of the keywords.
    """
    message: str | None = None
    severity: Severity | None = None
    for part in enclosing(schema, path):
        message = error_message.message(part, keywords) if message is None else message
        severity = severity_keyword.severity(part) if severity is None else severity
    return message or None, severity


def overridden(violation: Violation, schema: Schema, path: JSONPath, keywords: AbstractSet[str]) -> Violation:
    """Give a violation the message and the severity that the schema sets: see `own_words`."""
    message, severity = own_words(schema, path, keywords)
    if message:
        return violation._replace(message=message, help=None, severity=severity)
    return violation._replace(severity=severity)
