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
    """Write each table on its own line, as the array of row objects that its schema describes."""
    return "".join(json.dumps(records(each.table, each.schema, each.misnamed)) + "\n" for each in tables)


def _as_written(extracted: ExtractedTable) -> dict[str, Any]:
    path, table, place = extracted.path, extracted.table, extracted.place
    cell = {} if place.cell is None else {"cell": place.cell}
    return {
        "path": path,
        **cell,
        "line": place.span.line,
        "endLine": place.span.end_line,
        "heading": table.headings[-1].text if table.headings else None,
        "kind": table.kind,
        "header": table.header.texts(table.width),
        "align": list(table.align),
        "rows": [row.texts(table.width) for row in table.rows],
    }


TableFormatter: TypeAlias = Callable[[Sequence[ExtractedTable]], str]

TABLE_FORMATTERS: dict[str, TableFormatter] = {"json": as_json, "records": as_records}
