"""`delta`: a change after a number."""

from typing import Any

import pytest
from schema_cases import NUMBER, found, number_read, table_schema
from tables import table


@pytest.mark.parametrize(
    ("keywords", "text", "value"),
    [
        ({"delta": True}, "84.8 (+0.3)", 84.8),
        ({"delta": True}, "60.8(+8.1)", 60.8),
        ({"delta": True}, "84.8 (−0.2)", 84.8),
        ({"delta": True}, "84.8 (↑ 0.3)", 84.8),
        ({"delta": True}, "84.8 +0.3", 84.8),
        ({"delta": True}, "84.8 -0.3", 84.8),
        ({"delta": True, "unit": "%"}, "84.8% (+0.3%)", 84.8),
        ({"delta": True, "qualifiers": ["*"]}, "84.8* (+0.3)", 84.8),
        ({"delta": True}, "84.8", 84.8),
        ({"delta": True}, "84.8 (0.3)", "84.8 (0.3)"),
        ({"delta": True}, "84.8 + 0.3", "84.8 + 0.3"),
        ({"delta": True}, "84.8+0.3", "84.8+0.3"),
        ({"delta": True}, "84.8 (+0.3) (+0.1)", "84.8 (+0.3) (+0.1)"),
        ({"delta": True}, "(+0.3)", "(+0.3)"),
        ({"delta": True}, "a (+0.3)", "a (+0.3)"),
        ({"delta": False}, "84.8 (+0.3)", "84.8 (+0.3)"),
        ({}, "84.8 (+0.3)", "84.8 (+0.3)"),
    ],
)
def test_a_number_is_read_as_its_column_allows(keywords: dict[str, Any], text: str, value: object) -> None:
    read = number_read(keywords, text)
    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize(
    ("keywords", "cells", "expected"),
    [
        ({**NUMBER, "delta": True, "maximum": 80}, ["84.8 (+0.3)"], ["3:3-14 out-of-range: A 84.8 (+0.3) is above the maximum 80"]),
        ({**NUMBER, "delta": True, "decimals": 1}, ["84.8 (+0.25)", "84.85 (+0.2)"], ["4:3-15 decimals: A 84.85 (+0.2) has 2 decimals, expected 1"]),
    ],
)  # fmt: skip
def test_a_value_that_is_not_allowed_is_reported_at_its_cell(
    keywords: dict[str, Any], cells: list[str], expected: list[str]
) -> None:
    page = table("A | B", *(f"{cell} | " for cell in cells))
    assert found(table_schema({"A": keywords}), page) == expected
