"""`columnOrder`: the columns of a table are in this order."""

import pytest
from schema_cases import found, table_schema, violations
from tables import table


@pytest.mark.parametrize(
    ("order", "header", "expected"),
    [
        (["A", "B", "C"], "A | B | C", []),
        (["A", "B", "C"], "A | C", []),
        (["A", "B", "C"], "A | x | C", []),
        (["A", "*", "C"], "A | x | y | C", []),
        (["A", "B"], "x | A | y | B | z", []),
        (["A", "B", "C"], "A | C | B", ['1:11-12 column-order: column "B" is out of order']),
        (["A", "B", "C"], "C | A | B", ['1:3-4 column-order: column "C" is out of order']),
        (["A", "*", "C"], "A | C | x", ['1:11-12 column-order: column "x" is out of order']),
        (["*", "A"], "A | x", ['1:7-8 column-order: column "x" is out of order']),
        (["A", "B", "C"], "C | B | A", ['1:7-8 column-order: column "B" is out of order']),
    ],
)
def test_columns_have_an_order(order: list[str], header: str, expected: list[str]) -> None:
    schema = table_schema({"A": {}, "B": {}, "C": {}}, columnOrder=order)
    assert found(schema, table(header, " | ".join("1" * (header.count("|") + 1)))) == expected


def test_the_message_has_the_expected_order_of_the_present_columns() -> None:
    schema = table_schema({"A": {}, "B": {}, "C": {}}, columnOrder=["A", "*", "C"])
    (violation,) = violations(schema, table("C | A | x", "1 | 2 | 3"))
    assert violation.help == "The expected order is A, x, C."
