"""Tables of pages as sources: which tables, which rows, which lines."""

import json
from pathlib import Path

import pytest
from source_files import error_of, found, read, values, written

from mdlint.sources import SourceSpec, SourceValue, records

PAGE = """\
---
title: Zoo
---
# Zoo

## Results 2024

| Model | Top-1 |
|---|--:|
| [vit](vit.md) | **84.8** |
| deit | 81.<br>8 |

## Results 2025

| Model | Top-1 | Params (M) |
|---|--:|--:|
| `vit` | 85.0 | 86.6 |
| short | 1

- ## In a list

  | Model | Top-1 |
  |---|---|
  | swin | 83 |
"""


@pytest.fixture
def page(tmp_path: Path) -> SourceSpec:
    return written(tmp_path, "zoo.md", PAGE)


def test_all_tables_of_a_page_are_read(page: SourceSpec) -> None:
    assert values(page, "Model", "Top-1") == [
        ["vit", "84.8"],
        ["deit", "81. 8"],
        ["vit", "85.0"],
        ["short", "1"],
        ["swin", "83"],
    ]


def test_a_table_is_chosen_by_a_heading_above_it(page: SourceSpec) -> None:
    assert values(page._replace(heading="*2025"), "Params (M)") == [["86.6"], [""]]
    assert values(page._replace(heading="In a*"), "Model") == [["swin"]]


def test_a_table_is_chosen_by_its_columns(page: SourceSpec) -> None:
    assert values(page._replace(columns=("Model", "Params (M)")), "Model") == [["vit"], ["short"]]


def test_a_row_is_at_its_line(page: SourceSpec) -> None:
    first, second = read(page._replace(heading="Results 2025"))
    assert (first.place, second.place) == ("line 17", "line 18")
    assert found(first, "Top-1") == SourceValue("85.0", "line 17", 17)


def test_a_row_of_a_notebook_is_at_its_cell(tmp_path: Path) -> None:
    text = "| Model |\n|---|\n| vit |\n"
    cells = [{"cell_type": "markdown", "metadata": {}, "source": [line]} for line in ("# Zoo\n", text)]
    notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (record,) = read(written(tmp_path, "zoo.ipynb", json.dumps(notebook, indent=1)))
    assert record.place == "cell 2, line 3"


def test_the_dialect_of_the_caller_counts(tmp_path: Path) -> None:
    """Python-Markdown needs no pipes around a table, and ends none at a line that is not indented."""
    spec = written(tmp_path, "zoo.md", "!!! note\n\n    | Model |\n    |---|\n    | vit |\n")
    assert error_of(spec) == ("", "has no table")
    assert [found(record, "Model").value for record in records(spec._replace(dialect="mkdocs"))] == ["vit"]


def test_a_table_that_is_not_there(page: SourceSpec, tmp_path: Path) -> None:
    assert error_of(written(tmp_path, "a.md", "# Zoo\n")) == ("", "has no table")
    assert error_of(page._replace(heading="2025*")) == ("", 'has no table under a heading "2025*"')
    assert error_of(page._replace(columns=("Model", "Params"))) == (
        "",
        'no table has the columns "Model" and "Params" (did you mean "Params (M)"?)',
    )
    assert error_of(page._replace(columns=("x",))) == ("", 'no table has the column "x"')
    assert error_of(page._replace(heading="*2024"), ["Top-5"]) == (
        "",
        'has no column "Top-5" (did you mean "Top-1"?)',
    )
