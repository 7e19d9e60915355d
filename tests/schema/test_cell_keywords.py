"""What a cell can hold: a line for each way to write a value, what a column's keywords make of it, and near misses."""

from typing import Any

import pytest
from schema_cases import found, table_schema
from tables import table, table_of

from mdlint.schema import BoundTable, records
from mdlint.schema.cells.cells import read_cell

NUMBER = {"type": "number"}
LIST = {"type": "array"}


@pytest.mark.parametrize(
    ("keywords", "text", "value"),
    [
        # A factor for each unit, as on paper.
        ({"unit": {"M": 1, "K": 0.001, "B": 1000}}, "110M", 110),
        ({"unit": {"M": 1, "K": 0.001, "B": 1000}}, "864K", 0.864),
        ({"unit": {"M": 1, "K": 0.001, "B": 1000}}, "7.3K", 0.0073),
        ({"unit": {"M": 1, "K": 0.001, "B": 1000}}, "1.5B", 1500.0),
        ({"unit": {"M": 1, "K": 0.001, "B": 1000}}, "2B", 2000),
        ({"unit": {"M": 1, "K": 0.001, "B": 1000}}, "12", 12),
        ({"unit": {"M": 1, "K": 0.001, "B": 1000}}, "12T", "12T"),
        ({"unit": {"M": 1, "K": 0.001, "B": 1000}}, "1e308B", "1e308B"),
        ({"unit": {"M": 1, "K": 0.5, "B": 1000}}, "1e307K", 5e306),
        ({"duration": "ms"}, "1e308 d", "1e308 d"),
        # Units that nothing but a schema makes units.
        ({"unit": "x"}, "4.7x", 4.7),
        ({"unit": "x"}, "4.7X", "4.7X"),
        ({"unit": "e"}, "36e", 36),
        ({"unit": "/sec"}, "1,200/sec", 1200),
        ({"unit": "$"}, "$12.50", 12.5),
        ({"unit": ["€", "EUR"]}, "€9", 9),
        ({"unit": ["€", "EUR"]}, "EUR 9", "EUR 9"),
        ({}, "4.7x", "4.7x"),
        ({}, "$12.50", "$12.50"),
        # Other signs.
        ({"decimalSeparator": ","}, "1.014,50", 1014.5),
        ({"decimalSeparator": ","}, "84.8", "84.8"),
        ({"decimalSeparator": ",", "thousandsSeparator": " "}, "1 014,5", 1014.5),
        ({"decimalSeparator": ",", "thousandsSeparator": " "}, "1.014,5", "1.014,5"),
        ({"thousandsSeparator": [" ", "_"]}, "1_014", 1014),
        ({"thousandsSeparator": [" ", "_"]}, "1,014", "1,014"),
        ({"thousandsSeparator": " "}, "10 14", "10 14"),
        # A change behind a number.
        ({"delta": True}, "84.8 (+0.3)", 84.8),
        ({"delta": True}, "60.8(+8.1)", 60.8),
        ({"delta": True}, "84.8 (−0.2)", 84.8),
        ({"delta": True}, "84.8 (↑ 0.3)", 84.8),
        ({"delta": True}, "84.8 +0.3", 84.8),
        ({"delta": True}, "84.8 -0.3", 84.8),
        ({"delta": True, "unit": "%"}, "84.8% (+0.3%)", 84.8),
        ({"delta": True, "qualifiers": ["*"]}, "84.8* (+0.3)", 84.8),
        ({"delta": True}, "84.8", 84.8),
        ({"delta": True}, "84.8 (0.3)", "84.8 (0.3)"),
        ({"delta": True}, "84.8 + 0.3", "84.8 + 0.3"),
        ({"delta": True}, "84.8+0.3", "84.8+0.3"),
        ({"delta": True}, "84.8 (+0.3) (+0.1)", "84.8 (+0.3) (+0.1)"),
        ({"delta": True}, "(+0.3)", "(+0.3)"),
        ({"delta": True}, "a (+0.3)", "a (+0.3)"),
        ({"delta": False}, "84.8 (+0.3)", "84.8 (+0.3)"),
        ({}, "84.8 (+0.3)", "84.8 (+0.3)"),
        # What is left aside.
        ({"aside": "()"}, "29.6 (SST)", 29.6),
        ({"aside": "()"}, "82.242(17.758)", 82.242),
        ({"aside": "()"}, "29.6 (SST) (uncased)", "29.6 (SST) (uncased)"),
        ({"aside": "()"}, "78.976 (21.024", "78.976 (21.024"),
        ({"aside": "()"}, "1.2.0 (main)", "1.2.0 (main)"),
        ({"aside": "()", "delta": True}, "84.8 (+0.3) (ours)", 84.8),
        ({"aside": ["Librispeech"], "unit": "hours"}, "960 hours Librispeech", 960),
        ({"aside": ["Librispeech"], "unit": "hours"}, "960 hours Switchboard", "960 hours Switchboard"),
        ({"aside": ["(SST)"]}, "29.6 (SST)", 29.6),
        ({"aside": ["(SST)"]}, "29.6 (uncased)", "29.6 (uncased)"),
        ({"aside": ["rs"], "unit": "h"}, "12 hrs", "12 hrs"),
        # Durations.
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
def test_a_number_is_written_as_its_column_says(keywords: dict[str, Any], text: str, value: object) -> None:
    read = read_cell(text, table_schema({"A": {"type": ["number", "string"], **keywords}}).column("A"))
    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize(
    ("keywords", "text", "value"),
    [
        ({}, "✓", True),
        ({}, "✅", True),
        ({}, "✔️", True),
        ({}, ":white_check_mark:", True),
        ({}, "Yes", True),
        ({}, "y", True),
        ({}, "✗", False),
        ({}, "❌", False),
        ({}, "✖️", False),
        ({}, ":x:", False),
        ({}, "NO", False),
        ({}, "-", None),
        ({}, "x", "x"),
        ({}, "1", "1"),
        ({}, "✓ (beta)", "✓ (beta)"),
        ({}, "yEs", "yEs"),
        ({"booleans": {"true": ["●", "☑️"], "false": ["○"]}}, "●", True),
        ({"booleans": {"true": ["●", "☑️"], "false": ["○"]}}, "☑", True),
        ({"booleans": {"true": ["●", "☑️"], "false": ["○"]}}, "○", False),
        ({"booleans": {"true": ["●"], "false": ["○"]}}, "✓", "✓"),
        ({"type": ["boolean", "string"]}, "✓", "✓"),
        ({"type": ["boolean", "string"], "booleans": {"true": ["✓"]}}, "✓", True),
        ({"type": ["boolean", "string"], "booleans": {"true": ["✓"]}}, "soon", "soon"),
        ({"type": ["boolean", "number"], "booleans": {"false": ["no"]}}, "12", 12),
        ({"type": ["boolean", "number"], "booleans": {"false": ["no"]}}, "no", False),
        ({"type": "string", "booleans": {"true": ["✓"]}}, "✓", "✓"),
    ],
)
def test_ticks_and_crosses_are_true_and_false(keywords: dict[str, Any], text: str, value: object) -> None:
    read = read_cell(text, table_schema({"A": {"type": "boolean", **keywords}}).column("A"))
    assert (read, type(read)) == (value, type(value))


def values(keywords: dict[str, Any], *cells: str) -> list[object]:
    """What cells of a column, as written in a table, stand for."""
    page = table("A | B", *(f"{cell} | " for cell in cells))
    return [record["A"] for record in records(table_of(page), table_schema({"A": keywords}))]


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
        ({**LIST, "separator": "<br>"}, "84.8<br>85.0", [84.8, 85.0]),
        ({**LIST, "separator": "<br>"}, "84.8<br/>**85.0**<br>", [84.8, 85.0]),
        ({**LIST, "separator": "<br>"}, "84.8<br><br>85.0", [84.8, None, 85.0]),
        ({**LIST, "separator": "<br>"}, "84.8 85.0", ["84.8 85.0"]),
        ({**LIST, "separator": ["<br>", "/"]}, "1 / 2<br>3", [1, 2, 3]),
        ({**LIST, "separator": "<br>", "struck": "ignored"}, "~~84.1~~ 84.8<br>85.0", [84.8, 85.0]),
        ({**LIST, "separator": "/", "struck": "ignored"}, "~~84.1~~ 84.8 / 85.0", [84.8, 85.0]),
        ({"separator": "<br>", "items": NUMBER}, "a<br>b", "a b"),
        (LIST, "84.8<br>85.0", "84.8 85.0"),
        # However a number is set, it is that number.
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
def test_a_cell_is_looked_at_as_its_column_says(keywords: dict[str, Any], cell: str, value: object) -> None:
    assert values(keywords, cell, "0")[0] == value


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
    assert records(table, schema)[0] == {"Latency": value, "B": None}
    assert BoundTable(table, schema).instance[0]["Latency"] == value
    assert schema.recognizes([cell.text for cell in table.header.cells], ["Latency"])


@pytest.mark.parametrize(
    "header", ["Latency (s)", "Latency (MS)", "Latency ms", "Latency (FP32)", "Latency () (ms)", "(ms)", "Latency (ms", "x, ms", ", ms"]
)  # fmt: skip
def test_a_header_with_another_unit_is_another_column(header: str) -> None:
    table = table_of(f"| {header} | B |\n|---|---|\n| 1 | |\n")
    assert "Latency" not in records(table, table_schema({"Latency": {"unit": "ms"}}))[0]


def test_a_column_of_that_very_name_goes_first() -> None:
    schema = table_schema({"Latency": {"unit": {"s": 1000}}, "Latency (s)": {"minimum": 3}})
    assert found(schema, "| Latency (s) | B |\n|---|---|\n| 2 | |\n") == [
        "3:3-4 out-of-range: Latency (s) 2 is below the minimum 3"
    ]
    both = table_of("| Latency (ms) | Latency |\n|---|---|\n| 1 | 2 |\n")
    assert records(both, table_schema({"Latency": {"unit": "ms"}})) == [{"Latency (ms)": 1, "Latency": 2}]


@pytest.mark.parametrize(
    ("keywords", "cells", "expected"),
    [
        # The place and the words of what is not read.
        ({**NUMBER, "unit": {"M": 1}}, ["110K"], ['3:3-7 wrong-type: A "110K" is not a number']),
        ({**NUMBER, "unit": {"K": 0.001}, "minimum": 1}, ["864K"], ["3:3-7 out-of-range: A 864K is below the minimum 1"]),
        ({**NUMBER, "duration": "min", "maximum": 60}, ["1h02min", "59:00"], [
            "3:3-10 out-of-range: A 1h02min is above the maximum 60",
            '4:3-8 wrong-type: A "59:00" is not a number',
        ]),
        ({**NUMBER, "delta": True, "maximum": 80}, ["84.8 (+0.3)"], ["3:3-14 out-of-range: A 84.8 (+0.3) is above the maximum 80"]),
        ({**NUMBER, "decimalSeparator": ","}, ["84.8"], ['3:3-7 wrong-type: A "84.8" is not a number']),
        ({"type": "boolean"}, ["maybe"], ['3:3-8 wrong-type: A "maybe" is not true or false']),
        ({"const": True, "type": "boolean"}, ["✗"], ['3:3-4 not-allowed: A "✗" is not true']),
        ({**NUMBER, "struck": "ignored", "maximum": 80}, ["~~79~~ 84.8"], ["3:3-14 out-of-range: A 84.8 is above the maximum 80"]),
        ({**NUMBER, "delta": True, "decimals": 1}, ["84.8 (+0.25)", "84.85 (+0.2)"], ["4:3-15 decimals: A 84.85 (+0.2) has 2 decimals, expected 1"]),
        ({**NUMBER, "duration": "s", "decimals": 1}, ["1:02:03", "8m30s", "2.35 s"], ["5:3-9 decimals: A 2.35 s has 2 decimals, expected 1"]),
    ],
)  # fmt: skip
def test_what_is_not_allowed_is_found_at_its_cell(
    keywords: dict[str, Any], cells: list[str], expected: list[str]
) -> None:
    page = table("A | B", *(f"{cell} | " for cell in cells))
    assert found(table_schema({"A": keywords}), page) == expected
