"""`thousandsSeparator`: the signs that group thousands."""

from typing import Any

import pytest
from schema_cases import number_read


@pytest.mark.parametrize(
    ("keywords", "text", "value"),
    [
        ({"thousandsSeparator": [" ", "_"]}, "1_014", 1014),
        ({"thousandsSeparator": [" ", "_"]}, "1,014", "1,014"),
        ({"thousandsSeparator": " "}, "10 14", "10 14"),
    ],
)
def test_a_number_is_read_as_its_column_allows(keywords: dict[str, Any], text: str, value: object) -> None:
    read = number_read(keywords, text)
    assert (read, type(read)) == (value, type(value))
