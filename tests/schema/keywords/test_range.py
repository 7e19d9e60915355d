"""`range`: cells that hold the two ends of a range."""

from typing import Any

import pytest
from schema_cases import NUMBER, found, table_schema
from tables import table

from mdlint.schema.cells.cells import read_cell

NUMBERS: dict[str, Any] = {"type": "array", "items": NUMBER}


@pytest.mark.parametrize(
    ("keywords", "text", "value"),
    [
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
        ({**NUMBERS, "range": True}, ["15-12", "12-15", "12-12"], ["3:3-8 broken-relation: A 15-12 begins above its end"]),
        ({**NUMBERS, "range": True, "items": {**NUMBER, "maximum": 20}}, ["12-25", "25-12"], [
            "3:6-8 out-of-range: A 25 is above the maximum 20",
            "4:3-5 out-of-range: A 25 is above the maximum 20",
        ]),
    ],
)  # fmt: skip
def test_a_wrong_value_is_reported_at_its_place_in_the_cell(
    keywords: dict[str, Any], cells: list[str], expected: list[str]
) -> None:
    assert found(table_schema({"A": keywords}), table("A | B", *(f"{cell} | " for cell in cells))) == expected
