"""The output of `mdlint diff`: what has changed in tables, as text, as JSON (ASCII only) or as Markdown."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from mdlint.review.page_changes import TableDifference
from mdlint.review.table_changes import RowChange, RowKind, TableChanges, ValueChange
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.visible import harmless_json, visible, visible_at_start
from mdlint.text.words import counted, shortened

VERSION = 1
# A comment on a pull request is to be read.
_MOST_LINES = 10
_MOST_VALUES = 6
_SIGNS: Mapping[RowKind, str] = {"added": "+ ", "removed": "- ", "changed": "~ "}
# In a list of Markdown, a sign would begin another list.
_WORDS: Mapping[RowKind, str] = {"added": "added ", "removed": "removed ", "changed": ""}
_BACKTICKS = lazy_pattern("`+")

DifferenceFormatter: TypeAlias = Callable[[Sequence[TableDifference]], str]


def as_text(tables: Sequence[TableDifference]) -> str:
    """Write a paragraph for each table, with a line for each row."""
    parts = ["".join(f"{visible_at_start(line)}\n" for line in _paragraph(table)) for table in tables]
    return "\n".join(parts) or "no table has changed\n"


def as_markdown(tables: Sequence[TableDifference]) -> str:
    """Write a list item for each row, at most ten for a table, for a comment on a pull request.

    Texts of pages are in code spans, so that they make no links, mentions or markup.
    """
    return "\n".join("".join(f"{line}\n" for line in _list(table)) for table in tables) or "No table has changed.\n"


def as_json(tables: Sequence[TableDifference]) -> str:
    """Write one document, described by `schemas/diff.schema.json`; the order of its keys is fixed."""
    document = {"version": VERSION, "tables": [_table_object(table) for table in tables]}
    return harmless_json(json.dumps(document, indent=2, ensure_ascii=True)) + "\n"


DIFFERENCE_FORMATTERS: Mapping[str, DifferenceFormatter] = {
    "text": as_text,
    "json": as_json,
    "markdown": as_markdown,
}


def _code(text: str) -> str:
    """Return a text as a code span, with longer backticks around it than in it (CommonMark §6.1)."""
    shown = visible(shortened(text)) or " "
    fence = "`" * (max((len(run) for run in _BACKTICKS.findall(shown)), default=0) + 1)
    padding = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{padding}{shown}{padding}{fence}"


def _paragraph(table: TableDifference) -> Iterator[str]:
    yield f"{table.path}:{table.line}: {_title(table, shortened)}"
    if table.changes:
        yield from (f"  {line}" for line in _lines(table.changes, shortened, _SIGNS))


def _list(table: TableDifference) -> Iterator[str]:
    yield f"**{_code(table.path)}** {_title(table, _code)}"
    lines = list(_lines(table.changes, _code, _WORDS)) if table.changes else []
    if lines:
        yield ""
    shown = lines if len(lines) <= _MOST_LINES else lines[: _MOST_LINES - 1]
    yield from (f"- {line}" for line in shown)
    if len(shown) < len(lines):
        yield f"- and {len(lines) - len(shown)} more"


def _title(table: TableDifference, word: Callable[[str], str]) -> str:
    headings = word(" > ".join(table.headings)) + ", " if table.headings else ""
    if table.changes is None:
        return f"{headings}table {table.kind}, with {counted(table.rows, 'row')}"
    counts = [(kind, sum(row.kind == kind for row in table.changes.rows)) for kind in _SIGNS]
    words = ", ".join(f"{count} {kind}" for kind, count in counts if count)
    return f"{headings}{counted(table.rows, 'row')}{f': {words}' if words else ''}"


def _lines(changes: TableChanges, word: Callable[[str], str], kinds: Mapping[RowKind, str]) -> Iterator[str]:
    """Yield a line for the columns that a table has gained or lost, one for a new order, and one for each row."""
    for verb, columns in (("added", changes.added_columns), ("removed", changes.removed_columns)):
        if columns:
            yield f"{'column' if len(columns) == 1 else 'columns'} {verb}: {', '.join(map(word, columns))}"
    if changes.is_reordered:
        yield "rows in another order"
    for row in changes.rows:
        yield f"{kinds[row.kind]}{word(', '.join(row.key))}{_details(row, word)}"


def _details(row: RowChange, word: Callable[[str], str]) -> str:
    values = [_value(value, row, word) for value in row.values[:_MOST_VALUES]]
    if len(row.values) > _MOST_VALUES:
        values.append(f"{len(row.values) - _MOST_VALUES} more")
    if row.has_moved:
        values.append(f"row {row.old_place} → {row.new_place}")
    return f": {', '.join(values)}" if values else ""


def _value(value: ValueChange, row: RowChange, word: Callable[[str], str]) -> str:
    column = word(value.column or "(no header)")
    if row.kind != "changed":
        return f"{column} {word(value.new or value.old)}"
    verdict = {True: ", better", False: ", worse", None: ""}[value.is_better]
    note = f" ({value.difference}{verdict})" if value.difference else ""
    return f"{column} {word(value.old or '(empty)')} → {word(value.new or '(empty)')}{note}"


def _table_object(table: TableDifference) -> dict[str, Any]:
    changes = table.changes
    return {
        "kind": table.kind,
        "path": table.path,
        "line": table.line,
        "headings": list(table.headings),
        "rows": table.rows,
        "key": list(changes.key) if changes else [],
        "addedColumns": list(changes.added_columns) if changes else [],
        "removedColumns": list(changes.removed_columns) if changes else [],
        "reordered": changes is not None and changes.is_reordered,
        "changes": [_row_object(row) for row in changes.rows] if changes else [],
    }


def _row_object(row: RowChange) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "row": list(row.key),
        "from": row.old_place,
        "to": row.new_place,
        "moved": row.has_moved,
        "values": [
            {
                "column": value.column,
                "old": value.old,
                "new": value.new,
                "difference": value.difference,
                "better": value.is_better,
            }
            for value in row.values
        ],
    }
