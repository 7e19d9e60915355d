"""`changes`: a column whose numbers all have a sign is ignored."""

import pytest
from schema_cases import found, table_schema
from tables import table

SCHEMA = table_schema({"A": {"minimum": 0, "changes": "ignored"}})


@pytest.mark.parametrize("cells", [("-0.3", "+1.2"), ("-0.3", "0", "0.0"), ("–3", "x", ""), ("−3", "-")])
def test_a_column_of_changes_is_ignored(cells: tuple[str, ...]) -> None:
    assert found(SCHEMA, table("A", *cells)) == []


def test_a_column_with_a_number_without_a_sign_is_checked() -> None:
    assert found(SCHEMA, table("A", "-0.3", "84.1")) == ["3:3-7 out-of-range: A -0.3 is below the minimum 0"]
    assert found(SCHEMA, table("A", "-0.3", "+1", "2")) == ["3:3-7 out-of-range: A -0.3 is below the minimum 0"]


def test_without_the_keyword_a_column_of_changes_is_checked() -> None:
    schema = table_schema({"A": {"minimum": 0}})
    assert found(schema, table("A", "-0.3", "+1.2")) == ["3:3-7 out-of-range: A -0.3 is below the minimum 0"]
