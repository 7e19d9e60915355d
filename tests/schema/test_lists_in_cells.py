"""Cells that hold several values: how they are divided, where each of them has its place, and what keywords make of them."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from schema_cases import found, table_schema, written
from tables import table, table_of

from mdlint.schema import BoundTable, check_schema, records
from mdlint.schema.cells.cells import read_cell
from mdlint.schema.check.table import MOST_IN_CELL
from mdlint.values.lists import split

NUMBER = {"type": "number"}
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
        # A comma that separates values does not group thousands, unless it is said to have a space.
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
        # What items does not say, the column does.
        (SPEED, "0.082s (1.00x)", [0.082, 1.0]),
        (SPEED, "0.082x (1.00s)", ["0.082x", "1.00s"]),
        ({"separator": "/", "qualifiers": ["*"], "prefixItems": [{"unit": "s"}], "items": {"unit": "x"}}, "1s* / 2x* / 3x", [1, 2, 3]),
        ({"separator": "/", "prefixItems": [{"type": "boolean"}, {"type": "string"}]}, "✓ / 12", [True, "12"]),
        ({"separator": "/", "prefixItems": [{"duration": "min"}]}, "1h30m / 2", [90, 2]),
        # A column that may hold something else than lists.
        ({"type": ["array", "number"], "separator": "/"}, "53.4", 53.4),
        ({"type": ["array", "string"], "separator": "/", "items": NUMBER}, "01/2020", "01/2020"),
        ({"type": ["array", "string"], "separator": "/", "items": NUMBER}, "1/2020", [1, 2020]),
        ({"type": ["array", "string"], "separator": "/", "items": NUMBER}, "53.4 / -", [53.4, None]),
        ({"type": ["array", "string"], "separator": "/", "items": NUMBER}, "n/a yet", "n/a yet"),
        ({"type": "array", "items": NUMBER}, "53.4 / 54.1", "53.4 / 54.1"),
        # Ranges.
        ({"range": True}, "12-15", [12, 15]),
        ({"range": True}, "12–15", [12, 15]),
        ({"range": True}, "12 - 15", [12, 15]),
        ({"range": True}, "12 to 15", [12, 15]),
        ({"range": True}, "12..15", [12, 15]),
        ({"range": True}, "0.5...1.5", [0.5, 1.5]),
        ({"range": True}, "-5--3", [-5, -3]),
        ({"range": True}, "1e-3-1e-2", [0.001, 0.01]),
        ({"range": True}, "15-12", [15, 12]),
        ({"range": True, "unit": {"ms": 1, "s": 1000}}, "1-2 s", [1000, 2000]),
        ({"range": True, "unit": {"ms": 1, "s": 1000}}, "500 ms - 2 s", [500, 2000]),
        ({"range": True, "qualifiers": ["*"]}, "12-15*", [12, 15]),
        ({"range": True}, "12", [12]),
        ({"range": True}, "-5", [-5]),
        ({"range": True}, "1e-3", [0.001]),
        ({"type": ["array", "number"], "range": True}, "12", 12),
        ({"range": True}, "12- 15", ["12- 15"]),
        ({"range": True}, "2024-06", ["2024-06"]),
        ({"range": True}, "12-15-18", ["12-15-18"]),
        ({"range": True}, "12to15", ["12to15"]),
        ({"range": True}, "a-b", ["a-b"]),
        ({"type": ["array", "string"], "range": True}, "2024-06", "2024-06"),
        ({"range": False}, "12-15", "12-15"),
    ],
)  # fmt: skip
def test_a_cell_is_read_as_a_list(keywords: dict[str, Any], text: str, value: object) -> None:
    assert read_cell(text, table_schema({"A": {"type": "array", **keywords}}).column("A")) == value


@pytest.mark.parametrize(
    ("keywords", "cells", "expected"),
    [
        ({**NUMBERS, "separator": "/", "items": {**NUMBER, "maximum": 100}}, ["53.4 / 541", "154/5"], [
            "3:10-13 out-of-range: A 541 is above the maximum 100",
            "4:3-6 out-of-range: A 154 is above the maximum 100",
        ]),
        # Each value of a cell is looked at.
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
        # Where the place can't be told, it is the cell.
        ({**NUMBERS, "separator": "/", "items": {**NUMBER, "maximum": 86}}, ["*84* / *87* / 87"], [
            "3:3-19 out-of-range: A 87 is above the maximum 86",
            "3:3-19 out-of-range: A 87 is above the maximum 86",
        ]),
        ({**SPEED, "items": False}, ["1 (2)"], []),
        (SPEED, ["1.5s (2s)"], ['3:9-11 wrong-type: A "2s" is not a number']),
        # One of the alternatives is meant.
        ({"anyOf": [{"type": "null"}, {**NUMBERS, "items": {**NUMBER, "maximum": 9}}], "separator": "/"}, ["1 / 10"], ["3:7-9 out-of-range: A 10 is above the maximum 9"]),
        ({"anyOf": [{"type": "null"}, NUMBERS], "separator": "/"}, ["1 / a"], ['3:7-8 wrong-type: A "a" is not a number']),
        # Ranges.
        ({**NUMBERS, "range": True}, ["15-12", "12-15", "12-12"], ["3:3-8 broken-relation: A 15-12 begins above its end"]),
        ({**NUMBERS, "range": True, "items": {**NUMBER, "maximum": 20}}, ["12-25", "25-12"], [
            "3:6-8 out-of-range: A 25 is above the maximum 20",
            "4:3-5 out-of-range: A 25 is above the maximum 20",
        ]),
        # Decimals are those of each number, by its place.
        ({**NUMBERS, "separator": "/", "decimals": 1}, ["53.4 / 54.10"], ["3:10-15 decimals: A 54.10 has 2 decimals, expected 1"]),
        ({**SPEED, "decimals": "consistent"}, ["0.082s (1.0x)", "0.639s (7.8x)", "2.93s (35.94x)"], [
            "5:3-8 decimals: A 2.93s has 2 decimals, the column has 3",
            "5:10-16 decimals: A 35.94x has 2 decimals, the column has 1",
        ]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_found_at_the_value_within_its_cell(
    keywords: dict[str, Any], cells: list[str], expected: list[str]
) -> None:
    assert found(table_schema({"A": keywords}), table("A | B", *(f"{cell} | " for cell in cells))) == expected


def test_of_many_values_that_are_wrong_in_one_cell_the_first_are_told() -> None:
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
        '4:3-8 unsorted-rows: A "9 / 1" is out of order (ascending): it belongs at the top'
    ]


def test_lists_are_keys() -> None:
    assert rows_found({"separator": "/"}, ["1 / 2", "2 / 1"], uniqueBy=["A"]) == []
    assert rows_found({"separator": "/"}, ["1 / 2", "1/2.0"], uniqueBy=["A"]) == [
        '4:3-8 duplicate-key: A "1/2.0" is there twice'
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


@pytest.mark.parametrize(
    ("column", "keywords", "expected"),
    [
        ({"separator": ["/", "2"]}, {}, '/items/properties/A/separator/1: "2" does not match'),
        ({"separator": ""}, {}, "/items/properties/A/separator"),
        ({"separator": []}, {}, "/items/properties/A/separator"),
        ({"separator": ",", "decimalSeparator": ","}, {}, '/items/properties/A/separator: "," is also the decimal sign'),
        ({"separator": "."}, {}, '/items/properties/A/separator: "." is also the decimal sign'),
        ({"separator": ",", "thousandsSeparator": ","}, {}, '/items/properties/A/separator: "," also separates thousands'),
        ({"thousandsSeparator": "."}, {}, '/items/properties/A/thousandsSeparator: "." is also the decimal sign'),
        ({"thousandsSeparator": "|"}, {}, "/items/properties/A/thousandsSeparator"),
        ({"decimalSeparator": ";"}, {}, '/items/properties/A/decimalSeparator: ";" is not one of'),
        ({"separator": "/", "range": True}, {}, "/items/properties/A/range: a cell with a separator holds no range: use one of them"),
        ({"range": "yes"}, {}, '/items/properties/A/range: expected true or false, found "yes"'),
        ({"delta": 1}, {}, "/items/properties/A/delta: expected true or false, found 1"),
        ({"aside": True}, {}, "/items/properties/A/aside"),
        ({"aside": " x"}, {}, "/items/properties/A/aside"),
        ({"struck": True}, {}, '/items/properties/A/struck: true is not "ignored"'),
        ({"struck": "kept"}, {}, '/items/properties/A/struck: "kept" is not "ignored"'),
        ({"duration": "week"}, {}, "/items/properties/A/duration"),
        ({"duration": {"clock": "h:mm"}}, {}, '/items/properties/A/duration: "unit" is missing'),
        ({"duration": {"unit": "s", "clock": "mm:ss"}}, {}, '/items/properties/A/duration/clock: "mm:ss" is not one of'),
        ({"duration": "s", "unit": "s"}, {}, "/items/properties/A/unit: durations have the units of time: leave it out"),
        ({"unit": {"K": "0.001"}}, {}, "/items/properties/A/unit/K: expected a number"),
        ({"unit": {"K": 0}}, {}, "/items/properties/A/unit/K: 0 is not above 0"),
        ({"unit": {"+": 2}}, {}, '/items/properties/A/unit: "+" is never read as a unit'),
        ({"booleans": {"yes": ["y"]}}, {}, "/items/properties/A/booleans/yes: unknown key"),
        ({"booleans": {"true": ["x"], "false": ["x"]}}, {}, '/items/properties/A/booleans: "x" stands for true and for false'),
        ({"booleans": {"true": ["\u2713"], "false": ["\u2713\ufe0f"]}}, {}, '/items/properties/A/booleans: "\u2713" stands for true and for false'),
        ({"separator": ",", "items": {"decimalSeparator": ","}}, {}, '/items/properties/A/items/decimalSeparator: "," also separates'),
        ({"separator": ["/", ","], "prefixItems": [{}, {"thousandsSeparator": [" ", ","]}]}, {}, '/items/properties/A/prefixItems/1/thousandsSeparator: "," also separates'),
        ({"bestMarked": "best"}, {}, '/items/properties/A/bestMarked: "best" is not one of'),
        ({"separator": "/", "items": {"align": "left"}}, {}, '/items/properties/A/items/align: "align" applies to a column'),
        ({"separator": "/", "items": {"separator": ","}}, {}, '/items/properties/A/items/separator: "separator" applies to a column'),
        ({}, {"compare": [{"left": {"column": "A", "item": 0}, "is": "<", "right": 1}]}, '/compare/0/left/column: column "A" has no separator and no range'),
        ({"separator": "/"}, {"compare": [{"left": {"column": "A", "item": -1}, "is": "<", "right": 1}]}, "/compare/0/left/item: -1 is below the minimum 0"),
        ({"separator": "/"}, {"compare": [{"left": {"column": "A", "item": 0, "part": "x"}, "is": "<", "right": 1}]}, "/compare/0/left/part: unknown key"),
        ({"separator": "/"}, {"compare": [{"left": {"column": "C", "item": 0}, "is": "<", "right": 1}]}, '/compare/0/left/column: no column "C"'),
    ],
)  # fmt: skip
def test_a_mistake_in_a_schema_has_a_place(
    tmp_path: Path, column: dict[str, Any], keywords: dict[str, Any], expected: str
) -> None:
    schema = {**keywords, "items": {"properties": {"A": column}}}
    (fault,) = check_schema(written(tmp_path, "table.json", schema), tmp_path)
    assert f"{fault.pointer}: {fault.message}".startswith(expected)


@pytest.mark.parametrize(
    "column",
    [
        {"separator": ["/", "<br>", "()", " - "], "items": {"unit": "x", "duration": "s"}} | {"items": {"unit": "x"}},
        {"separator": ",", "prefixItems": [{"missing": ["-"], "qualifiers": ["ᵃ", "#"], "decimalSeparator": "."}]},
        {"separator": ", ", "thousandsSeparator": ","},
        {"separator": ";", "decimalSeparator": ","},
        {"range": True, "delta": True, "aside": ["()", "ms"], "thousandsSeparator": []},
        {
            "unit": {"x": 1, "$": 1, "img / s": 2},
            "booleans": {"true": ["x"]},
            "bestMarked": "minimum",
            "struck": "ignored",
        },
        {"duration": {"unit": "h", "clock": "h:mm"}},
    ],
)
def test_a_schema_without_a_mistake(tmp_path: Path, column: dict[str, Any]) -> None:
    assert check_schema(written(tmp_path, "table.json", {"items": {"properties": {"A": column}}}), tmp_path) == []


def test_what_is_printed_is_what_any_validator_checks() -> None:
    schema = table_schema({"A": {**NUMBERS, "separator": "/", "minItems": 2, "items": {**NUMBER, "maximum": 9}}})
    pairs = table_of(table("A | B", "1 / 2 | ", "1 | ", "1 / 10 | "))
    instance = json.loads(json.dumps(records(pairs, schema)))
    assert BoundTable(pairs, schema).instance == [{"A": row["A"], "B": None} for row in instance]
    errors = Draft202012Validator(schema.schema).iter_errors(instance)
    assert {(*error.absolute_path,) for error in errors} == {(1, "A"), (2, "A", 1)}


@given(
    st.text(alphabet="0123456789/x,()[] \n.-", max_size=30),
    st.lists(st.sampled_from(["/", "x", ",", ", ", "()", "<br>", "-"]), min_size=1),
)
def test_the_parts_of_a_cell_stand_in_order_without_overlap(text: str, separators: list[str]) -> None:  # fmt: skip
    places = split(text, separators) or []
    ends = [end for place in places for end in place]
    assert ends == sorted(ends)
    assert all(text[start:end] == text[start:end].strip() for start, end in places)


@given(
    st.lists(st.integers(-999, 10**9) | st.floats(-1e6, 1e6).map(lambda value: round(value, 3)), min_size=2, max_size=5)
)
def test_numbers_that_are_joined_are_read_again(numbers: list[float]) -> None:  # fmt: skip
    column = table_schema({"A": {**NUMBERS, "separator": "/"}}).column("A")
    assert read_cell(" / ".join(map(str, numbers)), column) == numbers
