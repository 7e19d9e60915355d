"""What a schema finds in a table, and the words and the weight that the schema itself gives to it."""

import re
from bisect import bisect_left
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from mdlint.model import Cell, Severity, Span, Table
from mdlint.schema.json_values import JSONPath, Schema
from mdlint.schema.vocabulary import enclosing
from mdlint.shape import name_cell

_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?=[\s/>])[^<>]*>")


class Violation(NamedTuple):
    """One thing in a table that its schema does not allow.

    `keyword` failed; it is reported under `rule`. `row` and `column` are numbers in the table as written (None: the
    header; the whole row). `severity` is the one the schema gives, if it gives one. `related` are other places, each
    with its row, its column and what it is. `part` is what is meant within the cell: offsets in its text, or a place.
    """

    keyword: str
    rule: str
    message: str
    row: int | None
    column: int | None
    help: str | None = None
    severity: Severity | None = None
    related: tuple[tuple[int | None, int | None, str], ...] = ()
    part: tuple[int, int] | Span | None = None


def violation_span(
    table: Table, row: int | None, column: int | None, part: tuple[int, int] | Span | None = None
) -> Span:
    """Return where a row and a column of a table stand: a part of a cell, a cell, a whole row, or the header."""
    line = table.header if row is None else table.rows[row]
    if column is None or column >= len(line.cells):
        return line.span
    cell = name_cell(table, column) if row is None else line.cells[column]
    if isinstance(part, Span):
        return part
    return _within(cell, *part) if part else cell.span


def _within(cell: Cell, start: int, end: int) -> Span:
    """Return where a part of a cell's text stands; the whole cell where that text is not there as it is read.

    As much of the text as is there from its beginning is looked for, so that marks behind it make no difference. It may
    stand once, before the target of a link and outside of tags: these may have the same words. A part that lies behind
    markup is looked for by itself.
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


class Override(NamedTuple):
    """Words and weight that a schema gives itself."""

    message: str | None
    severity: Severity | None


def override(schema: Schema, path: JSONPath, keywords: AbstractSet[str]) -> Override:
    """Find `errorMessage` and `severity` for any of the keywords, in the nearest part of the schema that has them.

    `path` leads to the innermost keyword, or to the part it stands in.
    """
    message: str | None = None
    severity: Severity | None = None
    for part in enclosing(schema, path):
        words = part.get("errorMessage")
        if isinstance(words, dict):
            words = next((text for keyword, text in words.items() if keyword in keywords), None)
        if message is None and isinstance(words, str):
            message = words
        if severity is None and isinstance(part.get("severity"), str):
            severity = Severity(str(part["severity"]))
    return Override(message, severity)
