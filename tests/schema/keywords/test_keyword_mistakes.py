"""Mistakes in the values of keywords, found when a schema is loaded."""

from pathlib import Path
from typing import Any

import pytest
from schema_cases import written

from mdlint.schema import check_schema


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
        ({"separator": "/", "range": True}, {}, "/items/properties/A/range: a cell with a separator can't hold a range: use one of them"),
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
