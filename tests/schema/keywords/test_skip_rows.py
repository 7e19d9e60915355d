"""`skipRows`: rows that are skipped because of a word in their first cell, or a pattern."""

from typing import Any

import pytest
from schema_cases import DESCENDING, ZOO, ZOO_COLUMNS, column_values, found, grouped, table_schema
from tables import table


@pytest.mark.parametrize(
    ("first", "skipped"),
    [
        ("delta", True),
        ("DELTA", True),
        ("my *Delta*.", True),
        ("a_delta", True),
        ("δ of all", True),
        ("(Δa)", False),
        ("Δ(a)", True),
        ("deltas", False),
        # A name is not taken apart.
        ("vit_delta.e300_in1k", False),
        ("delta-50/2", False),
        ("vit_50 (delta)", True),
        ("", False),
    ],
)
def test_rows_are_skipped_by_a_word_of_their_first_cell(first: str, skipped: bool) -> None:
    schema = table_schema({"A": {"maximum": 5}, "B": {"minimum": 0}}, skipRows=["Delta", "Δ"])
    page = f"| Name | B |\n|---|---|\n| {first} | -1 |\n"
    assert found(schema, page) == (
        [] if skipped else [f"3:{6 + len(first)}-{8 + len(first)} out-of-range: B -1 is below the minimum 0"]
    )


def test_a_skipped_row_has_no_place_in_the_order_and_no_key() -> None:
    page = "| Name | A |\n|---|---|\n| a | 1 |\n| sum | 9 |\n| b | 2 |\n| sum | 9 |\n"
    keywords: dict[str, Any] = {"uniqueBy": ["A"], "sortedBy": [{"column": "A"}]}
    assert found(table_schema({"A": {}}, **keywords, skipRows=["sum"]), page) == []
    assert found(table_schema({"A": {}}, **keywords), page) != []


BOARD = table(ZOO, "a | 9 | 1", "b | 8 | 1", "Human (2019) | 12 | 1", "human-like | 7 | 1")


@pytest.mark.parametrize(
    ("items", "is_sorted"),
    [
        ([{"pattern": "^Human"}], True),
        ([{"column": "Model", "pattern": "Human"}], True),
        (["total", {"pattern": "2019"}], True),
        ([{"pattern": "^human"}], False),
        ([{"column": "Top-1", "pattern": "^12$"}], True),
        # The table has no such column.
        ([{"column": "Family", "pattern": ""}], False),
    ],
)
def test_rows_are_skipped_by_a_pattern(items: list[Any], is_sorted: bool) -> None:
    schema = table_schema({**ZOO_COLUMNS, "Family": {}}, sortedBy=DESCENDING, skipRows=items)
    expected = "5:18-20 unsorted-rows: Top-1 12 is out of order (descending): it belongs at the top"
    assert found(schema, BOARD) == ([] if is_sorted else [expected])


def test_a_pattern_sees_the_value_from_above() -> None:
    schema = grouped(sortedBy=DESCENDING, skipRows=[{"column": "Family", "pattern": "^Baselines"}])
    text = table(ZOO, "a | 9 | 1", "**Baselines** | | ", "b | 1 | 1", "c | 2 | 1")
    assert found(schema, text) == []
    assert column_values(schema, text, "Model") == ["a"]
