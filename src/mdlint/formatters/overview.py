"""The output of `mdlint tables`: each table with its schema and the reason for it. The JSON is ASCII only."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from mdlint.formatters._closing import counted_tables
from mdlint.formatters._line import location
from mdlint.formatters._unchecked import by_reason
from mdlint.overview import Overview, TableOverview
from mdlint.schema import Unchecked
from mdlint.text.visible import visible_at_start
from mdlint.text.words import counted, quoted, shortened

VERSION = 1

# A matrix may have hundreds of columns. The JSON has them all.
_MOST_NAMES = 20

# The words for the rows and columns that a schema does not check: for one, and for more.
_REASONS: Mapping[Unchecked, tuple[str, str]] = {
    ("rows", "header"): ("row of the header", "rows of the header"),
    ("rows", "caption"): ("caption", "captions"),
    ("rows", "blank"): ("blank row", "blank rows"),
    ("rows", "total"): ("row with a single bold number", "rows with a single bold number"),
    ("rows", "text"): ("line of text", "lines of text"),
    ("rows", "note"): ("row of one cell", "rows of one cell"),
    ("rows", "surplus-cells"): ("row with too many cells", "rows with too many cells"),
    ("rows", "skipped"): ("row that the schema skips", "rows that the schema skips"),
    ("rows", "shifted-cells"): ("row with cells in the wrong columns", "rows with cells in the wrong columns"),
    ("rows", "too-short"): ("row with too few cells", "rows with too few cells"),
    ("columns", "repeated-header"): ("column with a repeated header", "columns with a repeated header"),
}


def as_text(overview: Overview) -> str:
    """Write a line for each configuration, a paragraph for each table, and the numbers of tables."""
    parts = ["".join(f"{visible_at_start(line)}\n" for line in overview.settings)] if overview.settings else []
    parts += ["".join(f"{visible_at_start(line)}\n" for line in _paragraph(table)) for table in overview.tables]
    parts.append(f"{counted_tables(len(overview.tables), overview.by_schema)}, in {counted(overview.pages, 'page')}\n")
    return "\n".join(parts)


def _paragraph(table: TableOverview) -> Iterator[str]:
    size = f"{counted(len(table.table.rows), 'row')}, {counted(table.table.width, 'column')}"
    kind = "" if table.table.kind == "pipe" else f", {table.table.kind}"
    heading = f"{quoted(table.heading)}, " if table.heading else ""
    yield f"{location(table.path, table.place)}: {heading}{size}{kind}"
    yield f"  schema: {_schema(table)}"
    for name, columns in (("matched", table.matched), ("unknown", table.unknown), ("missing", table.missing)):
        if columns and not (name == "unknown" and _has_no_schema(table)):
            yield f"  {name}: {_names(columns)}"
    if table.unchecked and not _has_no_schema(table):
        yield f"  unchecked: {', '.join(_counted(reason, number) for reason, number in table.unchecked.items())}"


def _names(columns: Sequence[str]) -> str:
    shown = ", ".join(shortened(column) or "(empty)" for column in columns[:_MOST_NAMES])
    return shown + (f" and {len(columns) - _MOST_NAMES} more" if len(columns) > _MOST_NAMES else "")


def _has_no_schema(table: TableOverview) -> bool:
    return table.origin == "default" and not table.matched


def _schema(table: TableOverview) -> str:
    """Return the schema of a table, and the reason."""
    match table.origin:
        case "comment":
            reason = f"{table.schema}, by a comment"
        case "entry":
            reason = f"{table.schema}, by {table.binding.place if table.binding else 'an entry'}"
        case "default":
            cause = "the schema of its comment can't be used" if table.is_fallback else "no entry fits"
            causes = [cause] if table.is_fallback or table.has_entries else []
            if _has_no_schema(table):
                return f"none: {', and '.join([*causes, f'{table.schema} knows no column'])}"
            reason = ": ".join([f"{table.schema}, by default", *causes])
    wrong = [
        f"{quoted(header) if header else 'an empty header'} for {quoted(column)}" for header, column in table.wrong
    ]
    return reason + (f" (with {', '.join(wrong)})" if wrong else "")


def _counted(reason: Unchecked, number: int) -> str:
    one, many = _REASONS[reason]
    return f"{number} {one if number == 1 else many}"


def as_json(overview: Overview) -> str:
    """Write one document, described by `schemas/tables.schema.json`."""
    document = {
        "version": VERSION,
        "tables": [_table(table) for table in overview.tables],
        "summary": {
            "pages": overview.pages,
            "tables": len(overview.tables),
            "tablesBySchema": overview.by_schema._asdict(),
        },
    }
    return json.dumps(document, indent=2, ensure_ascii=True) + "\n"


def _table(table: TableOverview) -> dict[str, Any]:
    place, binding = table.place, table.binding
    cell = {} if place.cell is None else {"cell": place.cell}
    return {
        "path": table.path,
        **cell,
        "line": place.span.line,
        "endLine": place.span.end_line,
        "heading": table.heading,
        "kind": table.table.kind,
        "rows": len(table.table.rows),
        "columns": table.table.width,
        "schema": None if _has_no_schema(table) else table.schema,
        "origin": table.origin,
        "entry": binding.place if binding else None,
        "wrong": [wrong._asdict() for wrong in table.wrong],
        "matched": list(table.matched),
        "unknown": list(table.unknown),
        "missing": list(table.missing),
        "unchecked": by_reason(table.unchecked),
    }


OverviewFormatter: TypeAlias = Callable[[Overview], str]

OVERVIEW_FORMATTERS: dict[str, OverviewFormatter] = {"text": as_text, "json": as_json}
