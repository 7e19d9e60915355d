"""`signed`: a column in which each number has a sign holds changes, which are read as text."""

import pytest
from schema_cases import found, table_schema
from tables import table

SCHEMA = table_schema({"A": {"minimum": 0, "signed": "text"}})


@pytest.mark.parametrize(
    "cells",
    [("-0.3", "+0.2"), ("+0.2",), ("-0.3", "−0.2", "–1"), ("-0.3", "0", "+0.2"), ("-0.3", "0.00", "-", "new", "+0.2")],
)
def test_changes_have_no_limits(cells: tuple[str, ...]) -> None:
    assert found(SCHEMA, table("A | B", *(f"{cell} | x" for cell in cells))) == []


@pytest.mark.parametrize(
    ("cells", "line"),
    [(("84.1", "-84.6", "+83"), 4), (("-84.6",), 3), (("-84.6", "0"), 3), (("-84.6", "85 (+1)"), 3)],
)
def test_an_unsigned_number_or_a_single_minus_makes_no_changes(cells: tuple[str, ...], line: int) -> None:
    (message,) = found(SCHEMA, table("A | B", *(f"{cell} | x" for cell in cells)))
    assert message == f"{line}:3-8 out-of-range: A -84.6 is below the minimum 0"


def test_without_the_keyword_a_sign_is_a_sign() -> None:
    schema = table_schema({"A": {"minimum": 0}})
    assert len(found(schema, table("A | B", "-1 | x", "+2 | x"))) == 1
