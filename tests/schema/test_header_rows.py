"""Columns under a header of several rows, or under a repeated header."""

import pytest
from schema_cases import NUMBER, found, records_of, table_schema
from tables import table, table_of

# Headers of several rows.

LATENCY = table("Model | Latency | Latency", " | p50 | p99", "a | 1 | 2", "b | x | 3", "c | 4 | 5")


@pytest.mark.parametrize("name", ["Latency p50", "latency  P50", "p50"])
def test_a_column_is_known_by_all_of_its_name_or_its_lowest_part(name: str) -> None:
    assert found(table_schema({name: NUMBER}), LATENCY) == [f'5:7-8 wrong-type: {name} "x" is not a number']


def test_a_column_is_known_by_its_highest_part() -> None:
    text = table("Model | Latency | Size", " | (ms) | (MB)", "a | 1 | 2", "b | x | 3", "c | 4 | 5")
    assert found(table_schema({"Latency": NUMBER}), text) == ['5:7-8 wrong-type: Latency "x" is not a number']


def test_a_part_that_two_names_share_names_neither() -> None:
    text = table("Model | Dev | Test", " | F1 | F1", "a | 1 | 2", "b | x | y", "c | 4 | 5")
    assert found(table_schema({"F1": NUMBER}), text) == []
    assert found(table_schema({"Dev F1": NUMBER}), text) == ['5:7-8 wrong-type: Dev F1 "x" is not a number']
    assert found(table_schema({"Latency": NUMBER}), LATENCY) == []


def test_a_column_is_reported_at_the_lowest_cell_of_its_name() -> None:
    schema = table_schema({"Model": {}, "p50": {}}, row_additionalProperties=False)
    assert found(schema, LATENCY) == ['3:12-15 unknown-column: unknown column "Latency p99"']


def test_the_rows_of_the_header_are_not_records() -> None:
    assert records_of(table_of(LATENCY), None)[0] == {"Model": "a", "Latency p50": 1, "Latency p99": 2}


# Repeated headers.

TWICE = table("Model | Latency | Latency", "a | 1 | x")


def test_a_second_column_of_one_header_is_known_by_its_number() -> None:
    schema = table_schema({"Latency (2)": NUMBER})
    assert found(schema, TWICE) == ['3:11-12 wrong-type: Latency (2) "x" is not a number']
    assert records_of(table_of(TWICE), schema) == [{"Model": "a", "Latency": 1, "Latency (2)": "x"}]


def test_a_second_column_that_the_schema_does_not_number_is_not_checked() -> None:
    assert found(table_schema({"Latency": NUMBER, "Latency (3)": NUMBER}), TWICE) == []


def test_the_number_also_applies_to_the_name_in_the_schema() -> None:
    schema = table_schema({"Latency": {}, "Latency (2)": NUMBER}, columnAliases={"Latency": ["Time"]})
    text = table("Model | Time | time", "a | 1 | x")
    assert found(schema, text) == ['3:11-12 wrong-type: Latency (2) "x" is not a number']


def test_a_header_cell_that_spans_columns_repeats() -> None:
    text = "<table><tr><th>A</th><th colspan=2>File</th></tr>\n<tr><td>a</td><td>1</td><td>x</td></tr></table>"
    assert found(table_schema({"File (2)": NUMBER}), text) == ['2:29-30 wrong-type: File (2) "x" is not a number']
