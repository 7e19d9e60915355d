"""`compare`: relations between the numbers of a row."""

from typing import Any

import pytest
from schema_cases import found, table_schema, violations
from tables import table


@pytest.mark.parametrize(
    ("relation", "cells", "expected"),
    [
        (("A", "<=", "B"), "1 | 1", []),
        (("A", "<=", "B"), "2 | 1", ["3:3-4 broken-relation: A 2 is not at most B 1"]),
        (("A", "<", "B"), "1 | 1.0", ["3:3-4 broken-relation: A 1 is not below B 1.0"]),
        (("A", ">", "B"), "1 | 2", ["3:3-4 broken-relation: A 1 is not above B 2"]),
        (("A", ">=", "B"), "1 | 2", ["3:3-4 broken-relation: A 1 is not at least B 2"]),
        (("A", "==", "B"), "0.30 | 0.3", []),
        (("A", "==", "B"), "1 | 2", ["3:3-4 broken-relation: A 1 is not equal to B 2"]),
        (("A", "!=", "B"), "1 | 1", ["3:3-4 broken-relation: A 1 is not other than B 1"]),
        (("A", "<", 5), "7 | 1", ["3:3-4 broken-relation: A 7 is not below 5"]),
        ((5, ">", "B"), "1 | 7", ["3:7-8 broken-relation: 5 is not above B 7"]),
        # Nothing to compare.
        (("A", "<=", "B"), "- | 1", []),
        (("A", "<=", "B"), "x | 1", []),
        (("A", "<=", "C"), "2 | 1", []),
        ((5, "<", 3), "1 | 1", []),
    ],
)
def test_numbers_of_a_row_compare(relation: tuple[Any, str, Any], cells: str, expected: list[str]) -> None:
    left, operator, right = relation
    schema = table_schema({"A": {}, "B": {}, "C": {}}, compare=[{"left": left, "is": operator, "right": right}])
    assert found(schema, table("A | B", cells)) == expected


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        (["1 | 2", "3 | 4", "6 | 5"], [5]),
        # Half of the rows is not most of them.
        (["1 | 2", "6 | 5"], [4]),
        (["1 | 2", "6 | 5", "8 | 7"], []),
        (["6 | 5"], []),
        # Rows that lack an operand do not count.
        (["1 | -", "1 | x", "- | 2", "6 | 5"], []),
    ],
)
def test_a_relation_is_ignored_if_most_rows_break_it(cells: list[str], lines: list[int]) -> None:
    relation = {"left": "A", "is": "<=", "right": "B"}
    page = table("A | B", *cells)
    mostly = table_schema({"A": {}, "B": {}}, compare=[{**relation, "mostly": True}])
    assert [violation.at.row + 3 for violation in violations(mostly, page) if violation.at.row is not None] == lines
    always = table_schema({"A": {}, "B": {}}, compare=[{**relation, "mostly": False}])
    assert "broken-relation" in found(always, page)[-1]


def test_a_cell_that_breaks_two_relations_is_reported_once() -> None:
    relations = [{"left": "A", "is": "<=", "right": "B"}, {"left": "A", "is": "<=", "right": "C"}]
    schema = table_schema({"A": {}, "B": {}, "C": {}}, compare=relations)
    assert found(schema, table("A | B | C", "9 | 2 | 3", "4 | 5 | 3")) == [
        "3:3-4 broken-relation: A 9 is not at most B 2",
        "4:3-4 broken-relation: A 4 is not at most C 3",
    ]
