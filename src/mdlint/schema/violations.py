"""What a schema finds in a table, and the words and the weight that the schema itself gives to it."""

from collections.abc import Set as AbstractSet
from typing import NamedTuple

from mdlint.model import Severity, Span, Table
from mdlint.schema.json_values import JSONPath, Schema
from mdlint.schema.vocabulary import enclosing


class Violation(NamedTuple):
    """One thing in a table that its schema does not allow.

    `keyword` failed; it is reported under `rule`. `row` and `column` are numbers in the table as written (None: the
    header; the whole row). `severity` is the one the schema gives, if it gives one. `related` are other places, each
    with its row, its column and what it is.
    """

    keyword: str
    rule: str
    message: str
    row: int | None
    column: int | None
    help: str | None = None
    severity: Severity | None = None
    related: tuple[tuple[int | None, int | None, str], ...] = ()


def violation_span(table: Table, row: int | None, column: int | None) -> Span:
    """Return where a row and a column of a table stand: a cell, a whole row, or the header."""
    line = table.header if row is None else table.rows[row]
    return line.span if column is None or column >= len(line.cells) else line.cells[column].span


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
