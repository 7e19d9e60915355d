"""The schema of a column determines how the texts of its cells are read."""

from typing import Any

import pytest
from schema_cases import records_of, table_schema
from tables import table_of

from mdlint.draft2020.values import Schema
from mdlint.schema import BoundTable, TableSchema, load, normalize_header
from mdlint.schema.cells.cells import read_cell
from mdlint.schema.compiled.columns import allowed_types


@pytest.mark.parametrize(
    ("column", "text", "value"),
    [
        # Without a type, a number is read as a number.
        ({}, "84.840", 84.84),
        ({}, "224", 224),
        ({}, "1,014.45", 1014.45),
        ({}, "-", None),
        ({}, "", None),
        ({}, "vit_base", "vit_base"),
        ({}, "true", "true"),
        ({}, "2024-06", "2024-06"),
        # A column of strings has no numbers.
        ({"type": "string"}, "2024", "2024"),
        ({"type": ["string", "null"]}, "2024", "2024"),
        ({"type": "string"}, "-", None),
        ({"enum": ["1", "2"]}, "1", "1"),
        ({"const": "1"}, "1", "1"),
        ({"allOf": [{"type": "string"}]}, "1", "1"),
        ({"type": ["string", "number"], "allOf": [{"type": ["string", "null"]}]}, "1", "1"),
        ({"anyOf": [{"type": "string"}, {"type": "number"}]}, "1", 1),
        ({"oneOf": [{"const": "n"}, {"type": "null"}]}, "1", "1"),
        ({"type": "integer"}, "224", 224),
        ({"enum": [1, 2]}, "1", 1),
        # Booleans.
        ({"type": "boolean"}, "true", True),
        ({"type": ["boolean", "null"]}, "false", False),
        ({"type": "boolean"}, "yes", True),
        ({"type": "boolean"}, "maybe", "maybe"),
        ({"type": ["boolean", "string"]}, "true", "true"),
        # Marks, units and uncertainties of numbers.
        ({}, "150+", "150+"),
        ({"qualifiers": ["+"]}, "150+", 150),
        ({"qualifiers": ["+"]}, "~150", "~150"),
        ({"qualifiers": ["≤"]}, "<= 2", 2),
        ({}, "84.8%", "84.8%"),
        ({"unit": "%"}, "84.8%", 84.8),
        ({"unit": ["ms", "s"]}, "12.5 ms", 12.5),
        ({"unit": "ms"}, "12.5", 12.5),
        ({"unit": "ms"}, "12.5 MS", "12.5 MS"),
        ({}, "84.8 ± 0.2", "84.8 ± 0.2"),
        ({"uncertainty": True}, "84.8 ± 0.2", 84.8),
        ({"allOf": [{"qualifiers": ["+"]}, {"unit": "M"}]}, "150M+", 150),
        # Missing markers.
        ({"missing": ["n.a."]}, "n.a.", None),
        ({"missing": ["n.a."]}, "-", "-"),
        ({"missing": []}, "", ""),
    ],
)
def test_a_cell_is_read_by_its_column(column: dict[str, Any], text: str, value: object) -> None:
    read = read_cell(text, table_schema({"A": column}).column("A"))
    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize(
    ("schema", "types"),
    [
        (True, None),
        (False, set()),
        ({"minimum": 0}, None),
        ({"type": "integer"}, {"number"}),
        ({"enum": [1, 2.5, None, True, "a"]}, {"number", "null", "boolean", "string"}),
        ({"type": ["number", "string"], "const": "a"}, {"string"}),
        ({"anyOf": [{"type": "string"}, {"minimum": 0}]}, None),
        ({"oneOf": [{"type": "string"}, {"const": 1}], "allOf": [{"type": ["number", "null"]}]}, {"number"}),
    ],
)
def test_the_types_of_a_column(schema: Schema, types: set[str] | None) -> None:
    assert allowed_types(schema) == types


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Params (M)", "params(m)"),
        ("params(M)", "params(m)"),
        ("Params （M）", "params(m)"),
        ("  Img\u00a0 Size ", "img size"),
        ("Größe", "grösse"),
    ],
)
def test_headers_match_without_case_and_spacing(text: str, key: str) -> None:
    assert normalize_header(text) == key


PAGE = """\
| model | Img Size | top1 | Params (M) | Note |
|---|---|---|---|---|
| 2024 | 224 | - | 150+ | 3 |
| b | 256 | 84.8 | 86.6 |
|  | | | | |
| c | 288 | 85.0 | 90 | x | y |
| d | 288 | 85.0 | 90 | x | |
"""


def test_the_instance_has_the_checked_rows_with_the_names_of_the_schema() -> None:
    bound = BoundTable(table_of(PAGE), load("builtin:timm-metrics"))
    # The blank row and the row with text after the last column are left out.
    assert bound.rows == (0, 1, 4)
    assert bound.unchecked == {2: "blank", 3: "surplus-cells"}
    assert bound.instance == [
        {"Model": "2024", "Img Size": 224, "Top-1": None, "Params (M)": 150, "Note": 3},
        {"Model": "b", "Img Size": 256, "Top-1": 84.8, "Params (M)": 86.6, "Note": None},
        {"Model": "d", "Img Size": 288, "Top-1": 85.0, "Params (M)": 90, "Note": "x"},
    ]
    assert [column.name for column in bound.columns if column] == ["Model", "Img Size", "Top-1", "Params (M)", "Note"]


def test_records_have_the_checked_rows_as_github_shows_them() -> None:
    table = table_of("| A | B |\n|---|---|\n| 1 |\n| 2 | 150+ | |\n| 3 | 4 | x |\n| | |\n")
    assert records_of(table, None) == [{"A": 1, "B": None}, {"A": 2, "B": "150+"}]
    assert records_of(table, table_schema({"a": {"qualifiers": ["+"]}, "b": {"qualifiers": ["+"]}}))[1] == {
        "a": 2,
        "b": 150,
    }


def test_records_number_repeated_names() -> None:
    table = table_of("| T | T | T (2) | T |\n|---|---|---|---|\n| 1 | 2 | 3 | 4 |\n")
    assert records_of(table, None) == [{"T": 1, "T (2)": 2, "T (2) (2)": 3, "T (3)": 4}]


def test_records_keep_a_name_that_looks_like_a_number_of_another() -> None:
    table = table_of("| A | A (2) | A | A |\n|---|---|---|---|\n| 1 | 2 | 3 | 4 |\n")
    assert records_of(table, None) == [{"A": 1, "A (2)": 2, "A (3)": 3, "A (4)": 4}]


def test_a_second_column_with_the_same_header_is_not_checked() -> None:
    bound = BoundTable(
        table_of("| A | a | B |\n|---|---|---|\n| 1 | 2 | 3 |\n"), table_schema({"A": {"type": "number"}})
    )
    assert [column and column.name for column in bound.columns] == ["A", None, "B"]
    assert bound.instance == [{"A": 1, "B": 3}]


def test_a_second_column_with_another_alias_keeps_its_own_name() -> None:
    schema = table_schema({"Top-1": {}}, columnAliases={"Top-1": ["acc", "top1"]})
    bound = BoundTable(table_of("| acc | top1 |\n|---|---|\n| 1 | 2 |\n"), schema)
    assert bound.instance == [{"Top-1": 1, "top1": 2}]


def schema_with_aliases() -> TableSchema:
    return table_schema({"Model": {}, "Top-1": {}}, columnAliases={"Top-1": ["acc@1"]})


@pytest.mark.parametrize(
    ("headers", "wanted", "recognized"),
    [
        (["Model", "Top-1"], ["Model", "Top-1"], True),
        (["x", "MODEL", "Acc@1"], ["Model", "Top-1"], True),
        (["Model", "Top-1"], ["model", "acc@1"], True),
        (["Model", "Top-5"], ["Model", "Top-1"], False),
        (["Model"], [], True),
        (["Notes", "Model"], ["notes"], True),
        (["", "Top-1"], ["Model", "Top-1"], False),
    ],
)
def test_a_schema_recognizes_a_table_by_its_columns(headers: list[str], wanted: list[str], recognized: bool) -> None:
    assert schema_with_aliases().recognizes(headers, wanted) is recognized
