"""Tables of real pages against what a person read there: 161 of them, written down without running any parser.

`tables.json` has the header of each as text, and of each row a digest of its texts, since the pages are others'.
"""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from mdlint.markdown import parse
from mdlint.model import Row
from shared import CORPUS, needs_shared

TABLES: list[dict[str, Any]] = json.loads(Path(__file__).with_name("tables.json").read_text(encoding="utf-8"))
PLACES = [f"{table['page']}:{table['line']}" for table in TABLES]


def digest(row: Row, width: int) -> str:
    """What `tables.json` keeps of a row."""
    return sha256("\x1f".join(row.texts(width)).encode()).hexdigest()[:16]


@needs_shared
@pytest.mark.parametrize("expected", TABLES, ids=PLACES)
def test_a_table_is_read_as_a_person_reads_it(expected: dict[str, Any]) -> None:
    page = parse((CORPUS / expected["page"]).read_text(encoding="utf-8-sig"), dialect=expected["dialect"])
    (table,) = (table for table in page.tables if table.span.line == expected["line"])
    assert table.kind == expected["kind"]
    assert [cell.text for cell in table.header.cells] == expected["header"]
    assert list(table.align) == expected["align"]
    assert [digest(row, table.width) for row in table.rows] == expected["rows"]
    assert table.span.end_line == expected["endLine"]
    if "heading" in expected:
        assert (table.headings[-1].text if table.headings else None) == expected["heading"]
