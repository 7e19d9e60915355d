"""`duration`: spans of time, read as numbers of one unit."""

from typing import Any

import pytest
from schema_cases import NUMBER, found, number_read, table_schema
from tables import table


@pytest.mark.parametrize(
    ("keywords", "text", "value"),
    [
        ({"duration": "ms"}, "1e308 d", "1e308 d"),
        ({"duration": "min"}, "1h02min", 62),
        ({"duration": "s"}, "8m30s", 510),
        ({"duration": "s"}, "2.35 ms", 0.00235),
        ({"duration": "ms"}, "2.35 s", 2350),
        ({"duration": "min"}, "1 hr", 60),
        ({"duration": "min"}, "10 minutes", 10),
        ({"duration": "h"}, "1 day, 3 hours", 27),
        ({"duration": "h"}, "90min", 1.5),
        ({"duration": "s"}, "12.5", 12.5),
        ({"duration": "s"}, "1:02:03", 3723),
        ({"duration": "s"}, "1:02:03.5", 3723.5),
        ({"duration": "min"}, "80:17", "80:17"),
        ({"duration": {"unit": "min", "clock": "h:mm"}}, "80:15", 4815),
        ({"duration": {"unit": "min", "clock": "m:ss"}}, "80:15", 80.25),
        ({"duration": {"unit": "min", "clock": "h:mm"}}, "80:75", "80:75"),
        ({"duration": {"unit": "min", "clock": "h:mm"}}, "1:2", "1:2"),
        ({"duration": "min"}, "1h75min", "1h75min"),
        ({"duration": "min"}, "2min 1h", "2min 1h"),
        ({"duration": "min"}, "1h 1h", "1h 1h"),
        ({"duration": "min"}, "1.5h 10min", "1.5h 10min"),
        ({"duration": "min"}, "3 weeks", "3 weeks"),
        ({"duration": "min", "qualifiers": ["~"]}, "~1h30min", 90),
        ({"duration": "min"}, "~1h30min", "~1h30min"),
        ({"duration": "s", "aside": "()"}, "8m30s (32.74x)", 510),
        ({}, "8m30s", "8m30s"),
    ],
)
def test_a_number_is_read_as_its_column_allows(keywords: dict[str, Any], text: str, value: object) -> None:
    read = number_read(keywords, text)
    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize(
    ("keywords", "cells", "expected"),
    [
        ({**NUMBER, "duration": "min", "maximum": 60}, ["1h02min", "59:00"], [
            "3:3-10 out-of-range: A 1h02min is above the maximum 60",
            '4:3-8 wrong-type: A "59:00" is not a number',
        ]),
        ({**NUMBER, "duration": "s", "decimals": 1}, ["1:02:03", "8m30s", "2.35 s"], ["5:3-9 decimals: A 2.35 s has 2 decimals, expected 1"]),
    ],
)  # fmt: skip
def test_a_value_that_is_not_allowed_is_reported_at_its_cell(
    keywords: dict[str, Any], cells: list[str], expected: list[str]
) -> None:
    page = table("A | B", *(f"{cell} | " for cell in cells))
    assert found(table_schema({"A": keywords}), page) == expected
