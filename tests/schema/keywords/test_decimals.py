"""`decimals`: the number of decimals in a column."""

import pytest
from schema_cases import found, table_schema
from tables import table


@pytest.mark.parametrize(
    ("decimals", "cells", "expected"),
    [
        (2, ["1.50", "-", "x", "10.25"], []),
        (2, ["1.5"], ["3:3-6 decimals: A 1.5 has 1 decimal, expected 2"]),
        (0, ["1", "1.0"], ["4:3-6 decimals: A 1.0 has 1 decimal, expected 0"]),
        ({"minimum": 1, "maximum": 2}, ["1.1", "1.12", "1.123"], ["5:3-8 decimals: A 1.123 has 3 decimals, expected 1 to 2"]),
        ({"maximum": 2}, ["1", "1.123"], ["4:3-8 decimals: A 1.123 has 3 decimals, expected at most 2"]),
        ({"minimum": 1}, ["1.123", "1"], ["4:3-4 decimals: A 1 has no decimals, expected at least 1"]),
        ("consistent", ["1.12", "1.1", "1.13"], ["4:3-6 decimals: A 1.1 has 1 decimal, the column has 2"]),
        ("consistent", ["1.12", "150+", "~3", "1.13"], []),
        ("consistent", ["1.12"], []),
        ("consistent", ["-", "x"], []),
        # If two numbers of digits are equally common, the first is expected.
        ("consistent", ["1.1", "1.12"], ["4:3-7 decimals: A 1.12 has 2 decimals, the column has 1"]),
    ],
)  # fmt: skip
def test_numbers_have_decimals(decimals: object, cells: list[str], expected: list[str]) -> None:
    schema = table_schema({"A": {"decimals": decimals, "qualifiers": ["+", "~"]}})
    assert found(schema, table("A", *cells)) == expected


def test_a_cell_that_breaks_decimals_of_two_schemas_is_reported_once() -> None:
    schema = table_schema({"A": {"decimals": 3, "allOf": [{"decimals": "consistent"}]}})
    assert found(schema, table("A", "84.840", "84.80", "83.123")) == [
        "4:3-8 decimals: A 84.80 has 2 decimals, expected 3"
    ]
