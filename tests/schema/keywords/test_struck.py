"""`struck`: struck-out text is ignored."""

from typing import Any

import pytest
from schema_cases import NUMBER, cell_value, found, table_schema
from tables import table


@pytest.mark.parametrize(
    ("keywords", "cell", "value"),
    [
        ({**NUMBER, "struck": "ignored"}, "~~84.1~~ 84.8", 84.8),
        ({**NUMBER, "struck": "ignored"}, "<s>84.1</s> **84.8**", 84.8),
        ({**NUMBER, "struck": "ignored"}, "84.8", 84.8),
        ({**NUMBER, "struck": "ignored"}, "~~84.1~~", None),
        ({**NUMBER, "struck": "ignored"}, "8~~4~~5", "8 5"),
        ({"type": "string", "struck": "ignored"}, "~~old~~ new", "new"),
        (NUMBER, "~~84.1~~ 84.8", "84.1 84.8"),
        (NUMBER, "~~84.1~~", 84.1),
    ],
)
def test_a_cell_is_checked_as_its_column_requires(keywords: dict[str, Any], cell: str, value: object) -> None:
    assert cell_value(keywords, cell) == value


@pytest.mark.parametrize(
    ("keywords", "cells", "expected"),
    [
        ({**NUMBER, "struck": "ignored", "maximum": 80}, ["~~79~~ 84.8"], ["3:3-14 out-of-range: A 84.8 is above the maximum 80"]),
    ],
)  # fmt: skip
def test_a_value_that_is_not_allowed_is_reported_at_its_cell(
    keywords: dict[str, Any], cells: list[str], expected: list[str]
) -> None:
    page = table("A | B", *(f"{cell} | " for cell in cells))
    assert found(table_schema({"A": keywords}), page) == expected
