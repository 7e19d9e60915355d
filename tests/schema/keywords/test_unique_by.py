"""`uniqueBy`: no two rows have the same key."""

import pytest
from schema_cases import found, table_schema, violations
from tables import table

from mdlint.schema import At

UNIQUE = table_schema({"A": {}, "B": {}}, uniqueBy=["A", "B"])


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (table("A | B | C", "a | 1 | x", "a | 2 | x"), []),
        (table("A | B | C", "a | 1 | x", "b | 1 | y", "a | 1 | z"), ['5:3-4 duplicate-key: A "a", B 1 occurs twice']),
        (table("A | B | C", "a | 1 | x", "a | 1.0 | y"), ['4:3-4 duplicate-key: A "a", B 1.0 occurs twice']),
        (table("A | B | C", "a | 1 | x", "a | 1 | y", "a | 1 | z"), ['4:3-4 duplicate-key: A "a", B 1 occurs twice', '5:3-4 duplicate-key: A "a", B 1 occurs twice']),
        # A row with a missing part has no key.
        (table("A | B | C", "a | - | x", "a | - | y"), []),
        (table("A | B | C", "a | 1 | x", "a | 1 | x"), ['4:3-4 duplicate-key: A "a", B 1 occurs twice']),
        # A column that the table does not have is left out.
        (table("A | C", "a | x", "a | y"), ['4:3-4 duplicate-key: A "a" occurs twice']),
        (table("C | D", "x | y", "x | z"), []),
    ],
)  # fmt: skip
def test_rows_have_a_key(page: str, expected: list[str]) -> None:
    assert found(UNIQUE, page) == expected


def test_a_repeated_key_names_the_first_row() -> None:
    (violation,) = violations(UNIQUE, table("A | C", "a | x", "b | y", "a | z"))
    assert violation.related == ((At(0, 0), "the first of them"),)


def test_a_key_whose_required_column_is_missing_is_not_checked() -> None:
    schema = table_schema({"A": {}, "B": {}}, uniqueBy=["A", "B"], row_required=["A"])
    assert [violation.rule for violation in violations(schema, table("B", "1", "1"))] == ["missing-column"]
