"""500 numeric cells of real pages, compared with the values that a person read in them. They were chosen by their form.

Each is read by the schema that an author who writes values in that form would give the column. The schema depends on the
form that the table of cells records, not on the value that the person read.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from schema_cases import table_schema

from mdlint.markdown import parse
from mdlint.model import Page
from mdlint.schema import Column
from mdlint.schema.cells.cells import contents, pieces, read_cell
from mdlint.values import parse_number
from shared import CORPUS, needs_shared

pytestmark = pytest.mark.slow

CELLS: list[dict[str, Any]] = json.loads(Path(__file__).with_name("cells.json").read_text(encoding="utf-8"))

NUMBER = {"type": "number"}
TEXT = {"type": "string"}
# A time, and a factor: the time divided by the best time.
SPEED = {
    "type": "array",
    "separator": "()",
    "prefixItems": [{"type": "number", "duration": "s"}, {"type": "number", "unit": "x"}],
}
FORMS: Mapping[str, Mapping[str, Any]] = {
    "K/M/B/G/T suffix": {"type": "number", "unit": ["k", "K", "M", "B", "G", "T"]},
    "bold/underlined/struck": NUMBER,
    "clock/compound time": SPEED,
    "dimension": {"type": "array", "separator": ["x", "*"], "items": {"type": "integer"}},
    "list": {"type": "array", "separator": ",", "items": NUMBER},
    "missing marker": {"type": ["number", "null"]},
    "multiplier": {"type": "number", "unit": ["x", "X"]},
    "number + words": TEXT,
    "other": TEXT,
    "other unit suffix": {"type": "number", "unit": ["px", "/sec"]},
    "parens a (b)": {"type": "array", "separator": "()", "items": NUMBER},
    "percent": {"type": "number", "unit": "%"},
    "plain float": NUMBER,
    "plain int": {"type": "integer"},
    "scientific": NUMBER,
    "signed": {"type": "number", "unit": "%"},
    "size unit": {"type": "number", "unit": ["KB", "MB"]},
    "slash pair/triple": {"type": "array", "separator": "/", "items": NUMBER},
    "thousands": {"type": "integer"},
    "ticks/crosses": {"type": "boolean"},
    "time unit": {"type": "number", "unit": ["ms", "m", "h", "minutes", "mins", "hours", "hr", "hrs"]},
    "trailing marker": {"type": "number", "qualifiers": ["+", "#"]},
}
# Pages on which cells of this form have a different meaning.
OF_PAGE: Mapping[tuple[str, str], Mapping[str, Any]] = {
    ("BurntSushi+ripgrep/README.md", "parens a (b)"): SPEED,
    # 10 minutes and 960 hours of speech, and the kind of speech.
    ("facebookresearch+fairseq/examples/wav2vec/README.md", "number + words"): {
        "type": "number",
        "unit": "hours",
        "aside": ["Librispeech", "Switchboard"],
    },
    # An accuracy, the time and the machine it took, and a link to the curves.
    ("google-research+vision_transformer/README.md", "number + words"): {
        "type": "array",
        "separator": ",",
        "prefixItems": [
            {"type": "number", "unit": "%"},
            {"type": "number", "unit": "h", "aside": "()"},
            {"type": "string"},
        ],
    },
    ("huggingface+pytorch-image-models/hfdocs/source/results.mdx", "parens a (b)"): {
        "type": "array",
        "separator": "()",
        "items": {"type": "number", "unit": "crop"},
    },
    # Two scores for the two directions; scores of another kind.
    ("sebastianruder+NLP-progress/nepali/nepali.md", "parens a (b)"): {
        "type": "array",
        "separator": "&",
        "items": {"type": "number", "aside": "()"},
    },
    ("sebastianruder+NLP-progress/vietnamese/vietnamese.md", "parens a (b)"): {"type": "number", "aside": "()"},
    # Months.
    ("squidfunk+mkdocs-material/docs/browser-support.md", "slash pair/triple"): TEXT,
}
# Cells of a column of versions. Most versions, such as 1.2.1, do not look like a number.
VERSIONS = {
    "onnx+models/validated/vision/body_analysis/emotion_ferplus/README.md:15:114",
    "onnx+models/validated/vision/classification/vgg/README.md:43:101",
    "onnx+models/validated/vision/style_transfer/fast_neural_style/README.md:19:71",
}
# Cells that a reader understands although they are wrong: a parenthesis is not closed.
MISTAKES = {
    "huggingface+pytorch-image-models/hfdocs/source/results.mdx:31:14",
    "huggingface+pytorch-image-models/hfdocs/source/results.mdx:38:22",
}


def name_of(cell: Mapping[str, Any]) -> str:
    """Return the name of a cell in these tests: its page, line and column."""
    return f"{cell['page']}:{cell['line']}:{cell['column']}"


def column_of(cell: Mapping[str, Any]) -> Column:
    """Return the schema that the author of a cell's column would write."""
    keywords = TEXT if name_of(cell) in VERSIONS else FORMS[cell["form"]]
    return table_schema({"A": OF_PAGE.get((cell["page"], cell["form"]), keywords)}).column("A")


def test_every_listed_form_and_page_exists() -> None:
    assert set(FORMS) == {cell["form"] for cell in CELLS}
    assert set(OF_PAGE) <= {(cell["page"], cell["form"]) for cell in CELLS}
    assert {name_of(cell) for cell in CELLS} >= VERSIONS | MISTAKES


@pytest.mark.parametrize("cell", CELLS, ids=name_of)
def test_a_cell_is_read_as_the_value_that_a_reader_takes_from_it(cell: dict[str, Any]) -> None:
    column = column_of(cell)
    value = read_cell(cell["text"], column)
    if name_of(cell) in MISTAKES:
        assert value == [cell["text"]], "no list of numbers, so that the mistake is found"
        return
    match cell["kind"]:
        case "missing":
            assert value is None
        case "text":
            assert value == cell["text"]
            assert name_of(cell) in VERSIONS or parse_number(cell["text"]) is None
        case "boolean":
            assert value is {"Yes": True, "No": False}[cell["text"]]
        case "number":
            (piece,) = pieces(cell["text"], column)
            assert piece.number is not None
            assert [value] == cell["values"]
            assert (piece.number.unit, piece.number.qualifier) == (cell["unit"], cell["qualifier"])
        case _:
            assert isinstance(value, list)
            assert [item for item in value if not isinstance(item, str)] == cell["values"]


@cache
def corpus_page(name: str) -> Page:
    """Return a page of the corpus."""
    return parse((CORPUS / name).read_text(encoding="utf-8-sig"))


@needs_shared
@pytest.mark.parametrize("cell", CELLS, ids=name_of)
def test_the_content_of_a_cell_is_on_its_page(cell: dict[str, Any]) -> None:
    rows = [row for table in corpus_page(cell["page"]).tables for row in table.rows]
    there = {
        contents([one], column_of(cell))[0]
        for row in rows
        for one in row.cells
        if (one.span.line, one.span.column) == (cell["line"], cell["column"])
    }
    assert there == {cell["text"]}
