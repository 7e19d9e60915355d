"""`decimalSeparator`: the decimal sign of the numbers of a column."""

from typing import Any

import pytest
from schema_cases import NUMBER, found, number_read, table_schema
from tables import table


@pytest.mark.parametrize(
    ("keywords", "text", "value"),
    [
        ({"decimalSeparator": ","}, "1.014,50", 1014.5),
        ({"decimalSeparator": ","}, "84.8", "84.8"),
        ({"decimalSeparator": ",", "thousandsSeparator": " "}, "1 014,5", 1014.5),
        ({"decimalSeparator": ",", "thousandsSeparator": " "}, "1.014,5", "1.014,5"),
    ],
)
def test_a_number_is_read_as_its_column_allows(keywords: dict[str, Any], text: str, value: object) -> None:
    read = number_read(keywords, text)
    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize(
    ("keywords", "cells", "expected"),
    [
        ({**NUMBER, "decimalSeparator": ","}, ["84.8"], ['3:3-7 wrong-type: A "84.8" is not a number']),
    ],
)  # fmt: skip
def test_a_value_that_is_not_allowed_is_reported_at_its_cell(
    keywords: dict[str, Any], cells: list[str], expected: list[str]
) -> None:
    page = table("A | B", *(f"{cell} | " for cell in cells))
    assert found(table_schema({"A": keywords}), page) == expected
