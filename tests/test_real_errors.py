"""Errors on real pages that readers found: each is reported, given a schema written for its table."""

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from corpus_trees import plant

from mdlint.discover import Configs, discover
from mdlint.markdown import parse
from mdlint.runner import run
from shared import CORPUS, needs_shared

pytestmark = [needs_shared, pytest.mark.slow]

NUMBER = {"type": ["number", "null"]}


class RealError(NamedTuple):
    """A page with an error, the columns of its table, the schema written for it, and the expected findings.

    A finding is a rule, a line, and the text of the span.
    """

    page: str
    columns: list[str]
    schema: dict[str, Any]
    expected: list[tuple[str, int, str]]


def board(column: str, order: str) -> dict[str, Any]:
    """Return the schema of a table that is sorted by a column of numbers."""
    return {"items": {"properties": {column: NUMBER}}, "sortedBy": [{"column": column, "order": order}]}


ERRORS = {
    "Params and FLOPs of one model among others' by size": RealError(
        "open-mmlab+mmpretrain/configs/regnet/README.md",
        ["Model", "Params (M)"],
        board("Params (M)", "ascending"),
        [("unsorted-rows", 71, "3.21")],
    ),
    "an F1 of 94.3 between 95.8 and 95.7": RealError(
        "sebastianruder+NLP-progress/chinese/chinese_word_segmentation.md",
        ["Model", "F1"],
        board("F1", "descending"),
        # In lines 49 and 50, 95.5 is above 96.0. The upper row is reported.
        # In the next table 97.1 is followed by 96.0, 97.6 and 96.4: two of the three have to move.
        [
            ("unsorted-rows", 49, "95.5"),
            ("unsorted-rows", 91, "94.3"),
            ("unsorted-rows", 105, "96.0"),
            ("unsorted-rows", 106, "97.6"),
        ],
    ),
    "an accuracy of 95.06 above one of 95.11": RealError(
        "sebastianruder+NLP-progress/vietnamese/vietnamese.md",
        ["Model", "Accuracy"],
        board("Accuracy", "descending"),
        [("unsorted-rows", 160, "95.06")],
    ),
    "a top-5 error of 19.94 below others of 12 to 14": RealError(
        "onnx+models/validated/vision/classification/shufflenet/README.md",
        ["Top-5 error"],
        {"items": {"properties": {"Top-5 error": {**NUMBER, "maximum": 15}}}},
        [("out-of-range", 34, "19.94")],
    ),
}


@pytest.mark.parametrize("error", ERRORS.values(), ids=ERRORS)
def test_an_error_is_found_by_a_schema(error: RealError, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    schema = {"$schema": "urn:mdlint:table:v1", "type": "array", **error.schema}
    Path("table.schema.json").write_text(json.dumps(schema))
    Path("mdlint.toml").write_text(f'[[tables]]\nschema = "table.schema.json"\ncolumns = {json.dumps(error.columns)}\n')
    Path("page.md").write_text((CORPUS / error.page).read_text(encoding="utf-8"), encoding="utf-8")
    assert found({rule for rule, *_ in error.expected}) == error.expected


# The rows that have too few cells, or the header of a table of which most rows have too few.
RAGGED = {
    "onnx+models/validated/vision/classification/squeezenet/README.md": [15],
    "huggingface+pytorch-image-models/hfdocs/source/hparams.mdx": [18],
    "onnx+models/README.md": [56, 63, 66, 67, 68, 84, 107, 108, 116, 118],
}


@pytest.mark.parametrize("page", RAGGED)
def test_a_row_with_too_few_cells_is_found(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = (CORPUS / page).read_text(encoding="utf-8")
    Path("page.md").write_text(text, encoding="utf-8")
    lines = text.split("\n")
    assert found({"ragged-row"}) == [("ragged-row", line, lines[line - 1].rstrip()) for line in RAGGED[page]]


def test_a_surplus_cell_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page = CORPUS / "facebookresearch+fairseq/examples/xlmr/README.md"
    Path("page.md").write_text(page.read_text(encoding="utf-8"), encoding="utf-8")
    # The average, which is also the first number of the row, is repeated at the end of the row.
    assert found({"ragged-row"}) == [("ragged-row", 55, "85.4")]
    assert page.read_text(encoding="utf-8").split("\n")[54].endswith("| 85.4")


def test_a_link_in_a_cell_to_a_deleted_page_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(plant("onnx+models", tmp_path))
    target = "/models/semantic_segmentation/DUC/README.md/#metric"
    assert ("broken-link", 96, target) in found({"broken-link"}, "README.md")


def found(rules: set[str], path: str = "page.md") -> list[tuple[str, int, str]]:
    """Return the findings of some rules on a page in the working directory: rule, line, and the text of the span."""
    page = parse(Path(path).read_text(encoding="utf-8"))
    return [
        (one.rule, one.span.line, page.slice(one.span))
        for one in run(discover([path], Configs())).diagnostics
        if one.rule in rules
    ]
