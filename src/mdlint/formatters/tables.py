"""The output of `mdlint extract`: tables as data. ASCII only, so that any encoding can represent it."""

import json
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from mdlint.runner import ExtractedTable
from mdlint.schema import records


def as_json(tables: Sequence[ExtractedTable]) -> str:
    """Write one document, one table per line. Cells are plain text; rows are padded or cut as on GitHub."""
    written = ",\n".join(json.dumps(_as_written(extracted)) for extracted in tables)
    return f'{{"tables": [\n{written}\n]}}\n'


def as_records(tables: Sequence[ExtractedTable]) -> str:
    """Write one document, one table per line, with the checked rows of each table as objects."""
    written = ",\n".join(json.dumps({**_place(each), "rows": records(each.bound)}) for each in tables)
    return f"[\n{written}\n]\n"


def as_json_lines(tables: Sequence[ExtractedTable]) -> str:
    """Write each table as a document of its own, on one line: the array of row objects that its schema describes."""
    return "".join(json.dumps(records(each.bound)) + "\n" for each in tables)


def _place(extracted: ExtractedTable) -> dict[str, Any]:
    path, table, place = extracted.path, extracted.bound.table, extracted.place
    cell = {} if place.cell is None else {"cell": place.cell}
    return {
        "path": path,
        **cell,
        "line": place.span.line,
        "endLine": place.span.end_line,
        "heading": table.headings[-1].text if table.headings else None,
    }


def _as_written(extracted: ExtractedTable) -> dict[str, Any]:
    table = extracted.bound.table
    return {
        **_place(extracted),
        "kind": table.kind,
        "header": table.header.texts(table.width),
        "align": list(table.align),
        "rows": [row.texts(table.width) for row in table.rows],
    }


TableFormatter: TypeAlias = Callable[[Sequence[ExtractedTable]], str]

TABLE_FORMATTERS: dict[str, TableFormatter] = {"json": as_json, "records": as_records, "jsonl": as_json_lines}
