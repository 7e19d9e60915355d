"""185 tables of real pages, compared with a person's reading.

A person wrote down 161 of them without running a parser, and compared 24 with the page as cmark-gfm renders it.
`tables.json` has the texts of each header, but only a digest of each row, since the pages belong to other projects.
"""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from mdlint.markdown import parse
from mdlint.model import Row
from oracle import oracle_tables
from shared import CORPUS, needs_shared, without_front_matter

pytestmark = pytest.mark.slow

TABLES: list[dict[str, Any]] = json.loads(Path(__file__).with_name("tables.json").read_text(encoding="utf-8"))
PLACES = [f"{table['page']}:{table['line']}" for table in TABLES]

# Pages that common parsers read wrongly, or that have mistakes: all their tables are among the 185.
COMPLETE = [
    "embeddings-benchmark+mteb/mteb/abstasks/dataset_card_template.md",
    "facebookresearch+fairseq/examples/data2vec/README.md",
    "facebookresearch+fairseq/examples/mr_hubert/README.md",
    "facebookresearch+fairseq/examples/speech_to_speech/docs/enhanced_direct_s2st_discrete_units.md",
    "facebookresearch+fairseq/examples/xlmr/README.md",
    "huggingface+pytorch-image-models/hfdocs/source/hparams.mdx",
    "onnx+models/README.md",
    "onnx+models/validated/vision/classification/shufflenet/README.md",
    "onnx+models/validated/vision/classification/squeezenet/README.md",
    "open-mmlab+mmpretrain/configs/regnet/README.md",
    "sebastianruder+NLP-progress/chinese/chinese_word_segmentation.md",
    "sebastianruder+NLP-progress/vietnamese/vietnamese.md",
]


def digest(row: Row, width: int) -> str:
    """Return the part of a row that `tables.json` keeps."""
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


@needs_shared
@pytest.mark.parametrize("path", COMPLETE)
def test_all_tables_of_a_page_are_among_those_read(path: str) -> None:
    text = (CORPUS / path).read_text(encoding="utf-8-sig")
    assert "<table" not in text
    seen = [table.line for table in oracle_tables(without_front_matter(text))]
    assert sorted(table["line"] for table in TABLES if table["page"] == path) == seen
