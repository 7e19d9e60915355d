"""`unit`: the units of numbers, in cells and in the header of their column."""

from typing import Any

import pytest
from schema_cases import NUMBER, found, number_read, records_of, table_schema
from tables import table, table_of

from mdlint.schema import BoundTable


@pytest.mark.parametrize(
    ("keywords", "text", "value"),
    [
        # A factor for each unit, calculated as on paper.
        ({"unit": {"M": 1, "K": 0.001, "B": 1000}}, "110M", 110),
        ({"unit": {"M": 1, "K": 0.001, "B": 1000}}, "864K", 0.864),
        ({"unit": {"M": 1, "K": 0.001, "B": 1000}}, "7.3K", 0.0073),
        ({"unit": {"M": 1, "K": 0.001, "B": 1000}}, "1.5B", 1500.0),
        ({"unit": {"M": 1, "K": 0.001, "B": 1000}}, "2B", 2000),
        ({"unit": {"M": 1, "K": 0.001, "B": 1000}}, "12", 12),
        ({"unit": {"M": 1, "K": 0.001, "B": 1000}}, "12T", "12T"),
        ({"unit": {"M": 1, "K": 0.001, "B": 1000}}, "1e308B", "1e308B"),
        ({"unit": {"M": 1, "K": 0.5, "B": 1000}}, "1e307K", 5e306),
        # Texts that are units only because the schema lists them.
        ({"unit": "x"}, "4.7x", 4.7),
        ({"unit": "x"}, "4.7X", "4.7X"),
        ({"unit": "e"}, "36e", 36),
        ({"unit": "/sec"}, "1,200/sec", 1200),
        ({"unit": "$"}, "$12.50", 12.5),
        ({"unit": ["€", "EUR"]}, "€9", 9),
        ({"unit": ["€", "EUR"]}, "EUR 9", "EUR 9"),
        ({}, "4.7x", "4.7x"),
        ({}, "$12.50", "$12.50"),
    ],
)
def test_a_number_is_read_as_its_column_allows(keywords: dict[str, Any], text: str, value: object) -> None:
    read = number_read(keywords, text)
    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize(
    ("keywords", "header", "cell", "value"),
    [
        ({"unit": "ms"}, "Latency (ms)", "12.5", 12.5),
        ({"unit": "ms"}, "latency(ms)", "12.5", 12.5),
        ({"unit": "ms"}, "Latency（ms）", "12.5", 12.5),
        ({"unit": "ms"}, "Latency [ms]", "12.5", 12.5),
        ({"unit": "ms"}, "Latency, ms", "12.5", 12.5),
        ({"unit": "ms"}, "**Latency**<br>(ms)", "12.5", 12.5),
        ({"unit": {"ms": 1, "s": 1000}}, "Latency (s)", "1.5", 1500.0),
        ({"unit": {"ms": 1, "s": 1000}}, "Latency (s)", "1.5 s", 1500.0),
        ({"unit": {"ms": 1, "s": 1000}}, "Latency (s)", "2 ms", 2),
        ({"unit": {"ms": 1, "s": 1000}}, "Latency", "2", 2),
        ({"duration": "ms"}, "Latency (s)", "1.5", 1500),
        ({"duration": "ms"}, "Latency [min]", "1", 60000),
        ({"unit": "ms"}, "delay (ms)", "12.5", 12.5),
        ({"type": "array", "separator": "/", "unit": {"ms": 1, "s": 1000}}, "Latency (s)", "1 / 2", [1000, 2000]),
    ],
)
def test_a_header_may_name_a_unit_of_its_column(
    keywords: dict[str, Any], header: str, cell: str, value: object
) -> None:
    schema = table_schema({"Latency": keywords}, columnAliases={"Latency": ["Delay"]})
    table = table_of(f"| {header} | B |\n|---|---|\n| {cell} | |\n")
    assert records_of(table, schema)[0] == {"Latency": value, "B": None}
    assert BoundTable(table, schema).instance[0]["Latency"] == value
    assert schema.recognizes([cell.text for cell in table.header.cells], ["Latency"])


@pytest.mark.parametrize(
    "header", ["Latency (s)", "Latency (MS)", "Latency ms", "Latency (FP32)", "Latency () (ms)", "(ms)", "Latency (ms", "x, ms", ", ms"]
)  # fmt: skip
def test_a_header_with_another_unit_is_another_column(header: str) -> None:
    table = table_of(f"| {header} | B |\n|---|---|\n| 1 | |\n")
    assert "Latency" not in records_of(table, table_schema({"Latency": {"unit": "ms"}}))[0]


def test_a_column_with_exactly_that_name_wins() -> None:
    schema = table_schema({"Latency": {"unit": {"s": 1000}}, "Latency (s)": {"minimum": 3}})
    assert found(schema, "| Latency (s) | B |\n|---|---|\n| 2 | |\n") == [
        "3:3-4 out-of-range: Latency (s) 2 is below the minimum 3"
    ]
    both = table_of("| Latency (ms) | Latency |\n|---|---|\n| 1 | 2 |\n")
    assert records_of(both, table_schema({"Latency": {"unit": "ms"}})) == [{"Latency (ms)": 1, "Latency": 2}]


@pytest.mark.parametrize(
    ("keywords", "cells", "expected"),
    [
        ({**NUMBER, "unit": {"M": 1}}, ["110K"], ['3:3-7 wrong-type: A "110K" is not a number']),
        ({**NUMBER, "unit": {"K": 0.001}, "minimum": 1}, ["864K"], ["3:3-7 out-of-range: A 864K is below the minimum 1"]),
    ],
)  # fmt: skip
def test_a_value_that_is_not_allowed_is_reported_at_its_cell(
    keywords: dict[str, Any], cells: list[str], expected: list[str]
) -> None:
    page = table("A | B", *(f"{cell} | " for cell in cells))
    assert found(table_schema({"A": keywords}), page) == expected
