"""Tables as data: what `mdlint extract` prints. ASCII only, so that every encoding takes it."""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from mdlint.model import Table
from mdlint.runner import ExtractedTable
from mdlint.schema import records


def as_json(tables: Sequence[ExtractedTable]) -> str:
    """Write one document, a table a line, with all as written: plain text, rows padded or cut as GitHub would."""
    import json  # noqa: PLC0415  only this command needs it

    written = ",\n".join(json.dumps(_as_written(path, table)) for path, table, _ in tables)
    return f'{{"tables": [\n{written}\n]}}\n'


def as_records(tables: Sequence[ExtractedTable]) -> str:
    """Write each table on a line of its own, as the array of row objects that its schema speaks of."""
    import json  # noqa: PLC0415  only this command needs it

    return "".join(json.dumps(records(table, schema)) + "\n" for _, table, schema in tables)


def _as_written(path: str, table: Table) -> dict[str, Any]:
    return {
        "path": path,
        "line": table.span.line,
        "endLine": table.span.end_line,
        "heading": table.headings[-1].text if table.headings else None,
        "kind": table.kind,
        "header": table.header.texts(table.width),
        "align": list(table.align),
        "rows": [row.texts(table.width) for row in table.rows],
    }


TableFormatter: TypeAlias = Callable[[Sequence[ExtractedTable]], str]

TABLE_FORMATTERS: dict[str, TableFormatter] = {"json": as_json, "records": as_records}
