"""`booleans`: the words and signs for true and false."""

from typing import Any

import pytest
from schema_cases import found, table_schema
from tables import table

from mdlint.schema.cells.cells import read_cell


@pytest.mark.parametrize(
    ("keywords", "text", "value"),
    [
        ({}, "✓", True),
        ({}, "✅", True),
        ({}, "✔️", True),
        ({}, ":white_check_mark:", True),
        ({}, "Yes", True),
        ({}, "y", True),
        ({}, "✗", False),
        ({}, "❌", False),
        ({}, "✖️", False),
        ({}, ":x:", False),
        ({}, "NO", False),
        ({}, "-", None),
        ({}, "x", "x"),
        ({}, "1", "1"),
        ({}, "✓ (beta)", "✓ (beta)"),
        ({}, "yEs", "yEs"),
        ({"booleans": {"true": ["●", "☑️"], "false": ["○"]}}, "●", True),
        ({"booleans": {"true": ["●", "☑️"], "false": ["○"]}}, "☑", True),
        ({"booleans": {"true": ["●", "☑️"], "false": ["○"]}}, "○", False),
        ({"booleans": {"true": ["●"], "false": ["○"]}}, "✓", "✓"),
        ({"type": ["boolean", "string"]}, "✓", "✓"),
        ({"type": ["boolean", "string"], "booleans": {"true": ["✓"]}}, "✓", True),
        ({"type": ["boolean", "string"], "booleans": {"true": ["✓"]}}, "soon", "soon"),
        ({"type": ["boolean", "number"], "booleans": {"false": ["no"]}}, "12", 12),
        ({"type": ["boolean", "number"], "booleans": {"false": ["no"]}}, "no", False),
        ({"type": "string", "booleans": {"true": ["✓"]}}, "✓", "✓"),
    ],
)
def test_ticks_and_crosses_are_true_and_false(keywords: dict[str, Any], text: str, value: object) -> None:
    read = read_cell(text, table_schema({"A": {"type": "boolean", **keywords}}).column("A"))
    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize(
    ("keywords", "cells", "expected"),
    [
        ({"type": "boolean"}, ["maybe"], ['3:3-8 wrong-type: A "maybe" is not true or false']),
        ({"const": True, "type": "boolean"}, ["✗"], ['3:3-4 not-allowed: A "✗" is not true']),
    ],
)  # fmt: skip
def test_a_value_that_is_not_allowed_is_reported_at_its_cell(
    keywords: dict[str, Any], cells: list[str], expected: list[str]
) -> None:
    page = table("A | B", *(f"{cell} | " for cell in cells))
    assert found(table_schema({"A": keywords}), page) == expected
