"""A formatted number is read as the same number."""

from typing import Any

import pytest
from schema_cases import NUMBER, cell_value


@pytest.mark.parametrize(
    ("keywords", "cell", "value"),
    [
        (NUMBER, "**84.8**", 84.8),
        (NUMBER, "<u>84.8</u>", 84.8),
        (NUMBER, "`84.8`", 84.8),
        (NUMBER, "*84.8*", 84.8),
        ({**NUMBER, "qualifiers": ["ᵃ"]}, "84.8<sup>a</sup>", 84.8),
        (NUMBER, "84.8<sup>a</sup>", "84.8ᵃ"),
        (NUMBER, "2.7×10<sup>19</sup>", 2.7e19),
        ({**NUMBER, "qualifiers": ["³"]}, "10<sup>3</sup>", 10),
        (NUMBER, "10<sup>-3</sup>", 0.001),
    ],
)
def test_a_cell_is_checked_as_its_column_requires(keywords: dict[str, Any], cell: str, value: object) -> None:
    assert cell_value(keywords, cell) == value
