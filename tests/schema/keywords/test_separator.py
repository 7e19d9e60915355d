"""`separator`: cells that hold several values, how they are split, and where each value is."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from schema_cases import NUMBER, cell_value, found, records_of, table_schema
from tables import table, table_of

from mdlint.schema import BoundTable
from mdlint.schema.cells.cells import read_cell
from mdlint.schema.check.table import MOST_IN_CELL
from mdlint.values.lists import split

LIST = {"type": "array"}
NUMBERS: dict[str, Any] = {"type": "array", "items": NUMBER}
SPEED: dict[str, Any] = {
    "type": "array",
    "separator": "()",
    "prefixItems": [{"type": "number", "unit": "s"}, {"type": "number", "unit": "x"}],
}


@pytest.mark.parametrize(
    ("keywords", "text", "value"),
    [
        ({"separator": "/"}, "53.4 / 54.1", [53.4, 54.1]),
        ({"separator": "/"}, "88.9/94.6", [88.9, 94.6]),
        ({"separator": "/"}, "63.08 / 64.96 / 67.32", [63.08, 64.96, 67.32]),
        ({"separator": "/"}, "53.4", [53.4]),
        ({"separator": "/"}, "-", None),
        ({"separator": "/"}, "53.4 / -", [53.4, None]),
        ({"separator": "/"}, "53.4 /", ["53.4 /"]),
        ({"separator": "/"}, "1//2", [1, "/2"]),
        ({"separator": " / "}, "1/2", ["1/2"]),
        ({"separator": " / "}, "1 / 2", [1, 2]),
        ({"separator": "x"}, "224x224", [224, 224]),
        ({"separator": "x"}, "4 x 768", [4, 768]),
        ({"separator": "x"}, "max", ["max"]),
        ({"separator": ["x", "*", "×"]}, "3072 * 6", [3072, 6]),
        ({"separator": ["x", "*", "×"]}, "3×224×224", [3, 224, 224]),
        ({"separator": "*", "qualifiers": ["*"]}, "3 * 4*", [3, 4]),
        ({"separator": "-"}, "-5 - -3", [-5, -3]),
        ({"separator": ","}, "24, 40", [24, 40]),
        ({"separator": ","}, "[1,15,10]", [1, 15, 10]),
        ({"separator": ","}, "(800, 1333)", [800, 1333]),
        ({"separator": ","}, "[26]", [26]),
        ({"separator": ","}, "[]", []),
        ({"separator": ","}, "(26)", ["(26)"]),
        ({"separator": ","}, "[1, 2)", ["[1", "2)"]),
        # A comma that separates values does not group thousands, unless the separator includes a space.
        ({"separator": ","}, "1,150,100", [1, 150, 100]),
        ({"separator": ", "}, "1,150, 2,100", [1150, 2100]),
        ({"separator": ";", "decimalSeparator": ","}, "0,5; 1.000,5", [0.5, 1000.5]),
        ({"separator": "()"}, "82.242 (17.758)", [82.242, 17.758]),
        ({"separator": "()"}, "82.242（17.758）", [82.242, 17.758]),
        ({"separator": "()"}, "78.976 (21.024", ["78.976 (21.024"]),
        ({"separator": ["()", "/"]}, "1 / 2 (3)", [1, 2, 3]),
        ({"separator": "()", "unit": ["s", "x"]}, "0.082s (1.00x)", [0.082, 1.0]),
        ({"separator": "&", "aside": "()"}, "21.5 (NE-EN) & 8.8 (EN-NE)", [21.5, 8.8]),
        ({"separator": "/", "unit": {"M": 1, "K": 0.001}}, "110M / 864K", [110, 0.864]),
        ({"separator": "/", "missing": ["oom"]}, "1 / oom", [1, None]),
        # Keywords that `items` lacks are those of the column.
        (SPEED, "0.082s (1.00x)", [0.082, 1.0]),
        (SPEED, "0.082x (1.00s)", ["0.082x", "1.00s"]),
        ({"separator": "/", "qualifiers": ["*"], "prefixItems": [{"unit": "s"}], "items": {"unit": "x"}}, "1s* / 2x* / 3x", [1, 2, 3]),
        ({"separator": "/", "prefixItems": [{"type": "boolean"}, {"type": "string"}]}, "✓ / 12", [True, "12"]),
        ({"separator": "/", "prefixItems": [{"duration": "min"}]}, "1h30m / 2", [90, 2]),
        # A column that may hold other values than lists.
        ({"type": ["array", "number"], "separator": "/"}, "53.4", 53.4),
        ({"type": ["array", "string"], "separator": "/", "items": NUMBER}, "01/2020", "01/2020"),
        ({"type": ["array", "string"], "separator": "/", "items": NUMBER}, "1/2020", [1, 2020]),
        ({"type": ["array", "string"], "separator": "/", "items": NUMBER}, "53.4 / -", [53.4, None]),
        ({"type": ["array", "string"], "separator": "/", "items": NUMBER}, "n/a yet", "n/a yet"),
        ({"type": "array", "items": NUMBER}, "53.4 / 54.1", "53.4 / 54.1"),
    ],
)  # fmt: skip
def test_a_cell_is_read_as_a_list(keywords: dict[str, Any], text: str, value: object) -> None:
    assert read_cell(text, table_schema({"A": {"type": "array", **keywords}}).column("A")) == value


@pytest.mark.parametrize(
    ("keywords", "cell", "value"),
    [
        ({**LIST, "separator": "<br>"}, "84.8<br>85.0", [84.8, 85.0]),
        ({**LIST, "separator": "<br>"}, "84.8<br/>**85.0**<br>", [84.8, 85.0]),
        ({**LIST, "separator": "<br>"}, "84.8<br><br>85.0", [84.8, None, 85.0]),
        ({**LIST, "separator": "<br>"}, "84.8 85.0", ["84.8 85.0"]),
        ({**LIST, "separator": ["<br>", "/"]}, "1 / 2<br>3", [1, 2, 3]),
        ({**LIST, "separator": "<br>", "struck": "ignored"}, "~~84.1~~ 84.8<br>85.0", [84.8, 85.0]),
        ({**LIST, "separator": "/", "struck": "ignored"}, "~~84.1~~ 84.8 / 85.0", [84.8, 85.0]),
        ({"separator": "<br>", "items": NUMBER}, "a<br>b", "a b"),
        (LIST, "84.8<br>85.0", "84.8 85.0"),
    ],
)
def test_a_cell_is_checked_as_its_column_requires(keywords: dict[str, Any], cell: str, value: object) -> None:
    assert cell_value(keywords, cell) == value


@pytest.mark.parametrize(
    ("keywords", "cells", "expected"),
    [
        ({**NUMBERS, "separator": "/", "items": {**NUMBER, "maximum": 100}}, ["53.4 / 541", "154/5"], [
            "3:10-13 out-of-range: A 541 is above the maximum 100",
            "4:3-6 out-of-range: A 154 is above the maximum 100",
        ]),
        # Each value of a cell is checked.
        ({**NUMBERS, "separator": "/", "items": {**NUMBER, "maximum": 100}}, ["154 / 541"], [
            "3:3-6 out-of-range: A 154 is above the maximum 100",
            "3:9-12 out-of-range: A 541 is above the maximum 100",
        ]),
        ({**NUMBERS, "separator": "/"}, ["53.4 / 54.1O"], ['3:10-15 wrong-type: A "54.1O" is not a number']),
        ({**NUMBERS, "separator": "/"}, ["53.4 / -"], ['3:10-11 missing-value: A "-" is a missing value; the column needs a value in every row']),
        ({**NUMBERS, "separator": "/", "items": {"type": ["number", "null"]}}, ["53.4 / -"], []),
        ({**NUMBERS, "separator": "/"}, ["-"], ['3:3-4 missing-value: A "-" is a missing value; the column needs a value in every row']),
        ({**NUMBERS, "separator": "/", "minItems": 2}, ["53.4", "53.4 / 54"], ['3:3-7 schema-violation: A "53.4" has 1 value, expected at least 2']),
        ({**NUMBERS, "separator": "/", "maxItems": 2}, ["1/2/3"], ['3:3-8 schema-violation: A "1/2/3" has 3 values, expected at most 2']),
        ({**NUMBERS, "separator": "/", "uniqueItems": True}, ["1/2/1.0"], ['3:3-10 schema-violation: A "1/2/1.0" has a value twice']),
        ({**NUMBERS, "separator": "<br>", "items": {**NUMBER, "maximum": 86}}, ["84.8<br>87"], ["3:11-13 out-of-range: A 87 is above the maximum 86"]),
        ({**NUMBERS, "separator": "/", "items": {**NUMBER, "maximum": 86}}, ["**84.8** / 87"], ["3:14-16 out-of-range: A 87 is above the maximum 86"]),
        # If a value can't be located, its place is the cell.
        ({**NUMBERS, "separator": "/", "items": {**NUMBER, "maximum": 86}}, ["*84* / *87* / 87"], [
            "3:3-19 out-of-range: A 87 is above the maximum 86",
            "3:3-19 out-of-range: A 87 is above the maximum 86",
        ]),
        ({**SPEED, "items": False}, ["1 (2)"], []),
        (SPEED, ["1.5s (2s)"], ['3:9-11 wrong-type: A "2s" is not a number']),
        # Only one of the alternatives can be meant.
        ({"anyOf": [{"type": "null"}, {**NUMBERS, "items": {**NUMBER, "maximum": 9}}], "separator": "/"}, ["1 / 10"], ["3:7-9 out-of-range: A 10 is above the maximum 9"]),
        ({"anyOf": [{"type": "null"}, NUMBERS], "separator": "/"}, ["1 / a"], ['3:7-8 wrong-type: A "a" is not a number']),
        # The decimals of numbers at the same position are compared.
        ({**NUMBERS, "separator": "/", "decimals": 1}, ["53.4 / 54.10"], ["3:10-15 decimals: A 54.10 has 2 decimals, expected 1"]),
        ({**SPEED, "decimals": "consistent"}, ["0.082s (1.0x)", "0.639s (7.8x)", "2.93s (35.94x)"], [
            "5:3-8 decimals: A 2.93s has 2 decimals, the column has 3",
            "5:10-16 decimals: A 35.94x has 2 decimals, the column has 1",
        ]),
    ],
)  # fmt: skip
def test_a_wrong_value_is_reported_at_its_place_in_the_cell(
    keywords: dict[str, Any], cells: list[str], expected: list[str]
) -> None:
    assert found(table_schema({"A": keywords}), table("A | B", *(f"{cell} | " for cell in cells))) == expected


def test_only_the_first_of_many_wrong_values_in_a_cell_are_reported() -> None:
    lines = found(table_schema({"A": {**NUMBERS, "separator": "/"}}), table("A | B", "a / " * 999 + "b | "))
    assert len(lines) == MOST_IN_CELL


def rows_found(column: dict[str, Any], cells: list[str], **keywords: Any) -> list[str]:  # noqa: ANN401  any JSON
    return found(
        table_schema({"A": {**NUMBERS, **column}, "B": {}}, **keywords),
        table("A | B", *(f"{cell} | " for cell in cells)),
    )


def test_lists_are_sorted_by_one_value_after_the_other() -> None:
    order = [{"column": "A", "order": "ascending"}]
    assert rows_found({"separator": "/"}, ["9 / 1", "9 / 10", "10 / 2"], sortedBy=order) == []
    assert rows_found({"separator": "/"}, ["9 / 10", "9 / 1", "10 / 2"], sortedBy=order) == [
        '3:3-9 unsorted-rows: A "9 / 10" is out of order (ascending): it belongs below "9 / 1"'
    ]


def test_lists_are_keys() -> None:
    assert rows_found({"separator": "/"}, ["1 / 2", "2 / 1"], uniqueBy=["A"]) == []
    assert rows_found({"separator": "/"}, ["1 / 2", "1/2.0"], uniqueBy=["A"]) == [
        '4:3-8 duplicate-key: A "1/2.0" occurs twice'
    ]


@pytest.mark.parametrize(
    ("relation", "cells", "expected"),
    [
        ({"left": {"column": "A", "item": 0}, "is": "<=", "right": {"column": "A", "item": 1}}, ["1 / 2", "2 / 1", "2", "- / 1"], [
            "4:3-4 broken-relation: A 2 is not at most A 1",
        ]),
        ({"left": 5, "is": ">", "right": {"column": "A", "item": 1}}, ["1 / 2", "1 / 7"], ["4:7-8 broken-relation: 5 is not above A 7"]),
        ({"left": {"column": "A", "item": 2}, "is": ">", "right": 0}, ["1 / 2"], []),
        ({"left": "A", "is": ">", "right": 100}, ["1 / 2"], []),
    ],
)  # fmt: skip
def test_values_of_a_cell_are_compared(relation: dict[str, Any], cells: list[str], expected: list[str]) -> None:
    column = {"separator": "/", "items": {"type": ["number", "null"]}}
    assert rows_found(column, cells, compare=[relation]) == expected


def test_a_value_of_a_cell_is_compared_with_another_column() -> None:
    schema = table_schema(
        {"A": {**NUMBERS, "separator": "/"}, "B": {}},
        compare=[{"left": "B", "is": "==", "right": {"column": "A", "item": 1}}],
    )
    text = "| A | B |\n|---|---|\n| 1 / 2 | 2 |\n| 1 / 2 | 3 |\n"
    assert found(schema, text) == ["4:11-12 broken-relation: B 3 is not equal to A 2"]


def test_extract_prints_the_values_that_a_validator_checks() -> None:
    schema = table_schema({"A": {**NUMBERS, "separator": "/", "minItems": 2, "items": {**NUMBER, "maximum": 9}}})
    pairs = table_of(table("A | B", "1 / 2 | ", "1 | ", "1 / 10 | "))
    instance = json.loads(json.dumps(records_of(pairs, schema)))
    assert BoundTable(pairs, schema).instance == [{"A": row["A"], "B": None} for row in instance]
    errors = Draft202012Validator(schema.schema).iter_errors(instance)
    assert {(*error.absolute_path,) for error in errors} == {(1, "A"), (2, "A", 1)}


@given(
    st.text(alphabet="0123456789/x,()[] \n.-", max_size=30),
    st.lists(st.sampled_from(["/", "x", ",", ", ", "()", "<br>", "-"]), min_size=1),
)
def test_the_parts_of_a_cell_are_in_order_and_do_not_overlap(text: str, separators: list[str]) -> None:  # fmt: skip
    places = split(text, separators) or []
    ends = [end for place in places for end in place]
    assert ends == sorted(ends)
    assert all(text[start:end] == text[start:end].strip() for start, end in places)


@given(
    st.lists(st.integers(-999, 10**9) | st.floats(-1e6, 1e6).map(lambda value: round(value, 3)), min_size=2, max_size=5)
)
def test_joined_numbers_are_split_again(numbers: list[float]) -> None:  # fmt: skip
    column = table_schema({"A": {**NUMBERS, "separator": "/"}}).column("A")
    assert read_cell(" / ".join(map(str, numbers)), column) == numbers
