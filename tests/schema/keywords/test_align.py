"""`align`: the alignment that the delimiter row gives a column."""

import pytest
from schema_cases import found, table_schema

from mdlint.markdown import parse
from mdlint.schema import BoundTable
from mdlint.schema import violations as schema_violations


@pytest.mark.parametrize(
    ("delimiter", "expected"),
    [
        ("---:", []),
        (":---", ['1:3-4 wrong-align: column "A" is aligned left, expected right']),
        (":--:", ['1:3-4 wrong-align: column "A" is aligned center, expected right']),
        ("----", ['1:3-4 wrong-align: column "A" has no alignment, expected right']),
    ],
)
def test_a_column_has_an_alignment(delimiter: str, expected: list[str]) -> None:
    assert found(table_schema({"A": {"align": "right"}}), f"| A |\n|{delimiter}|\n| 1 |\n") == expected


@pytest.mark.parametrize(
    "text", ["```{csv-table}\n:header: A\n\n1\n```\n", "```{list-table}\n:header-rows: 1\n* - A\n* - 1\n```\n"]
)
def test_columns_that_cannot_be_aligned_are_not_reported(text: str) -> None:
    (table,) = parse(text, dialect="myst").tables
    schema = table_schema({"A": {"align": "right", "maximum": 0}})
    assert [one.rule for one in schema_violations(BoundTable(table, schema))] == ["out-of-range"]
