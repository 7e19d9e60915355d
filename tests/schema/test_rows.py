"""Which rows of a table a schema checks, and which cells of a row that has too few or too many."""

import json
from pathlib import Path
from typing import Any

import pytest
from schema_cases import NUMBER, found, table_schema
from tables import table, table_of

from mdlint.schema import BoundTable, unchecked_columns, unchecked_in, unchecked_rows
from mdlint.schema.check.row_selection import REASONS

SCORE: dict[str, Any] = {"type": ["number", "null"], "minimum": 50, "maximum": 100}
COLUMNS: dict[str, Any] = {
    "Model": {"type": "string", "pattern": "^[a-z]"},
    "Size": {"type": ["integer", "null"], "multipleOf": 32},
    "Top-1": SCORE,
    "Top-5": SCORE,
}
HEADER = "Model | Size | Top-1 | Top-5"
FULL = ("a | 224 | 84 | 97", "b | 224 | 83 | 96")
LESS = [{"left": "Top-1", "is": "<=", "right": "Top-5"}]
DESCENDING = [{"column": "Top-1", "order": "descending", "missing": "last"}]
SCHEMA = table_schema(COLUMNS, sortedBy=DESCENDING, uniqueBy=["Model"], compare=LESS)


def in_table(*rows: str) -> list[str]:
    return found(SCHEMA, table(HEADER, *rows))


# The third row of the table, on line 5, lacks a cell.
SHORT_ROWS = [
    ("its last cell is missing", "c | 224 | 82", []),
    ("two cells are missing", "c | 224", []),
    ("only its first cell is there", "c", []),
    (
        "it is also out of order",
        "c | 224 | 84.5",
        ["5:13-17 unsorted-rows: Top-1 84.5 is out of order (descending): it belongs at the top"],
    ),
    ("its key is that of another row", "b | 224 | 82", ['5:3-4 duplicate-key: Model "b" occurs twice']),
    ("a value is out of range", "c | 224 | 820", ["5:13-16 out-of-range: Top-1 820 is above the maximum 100"]),
    (
        "a value is out of range, and another column can't have it",
        "c | 7 | 82",
        ["5:7-8 out-of-range: Size 7 is not a multiple of 32"],
    ),
    ("its first cell was lost, so that every value is in the wrong column", "224 | 82 | 95", []),
    ("its second cell was lost: 82 is no Size", "c | 82 | 95", []),
    ("two cells were lost at its start", "82 | 95", []),
    ("no cell fits its column", "5 | x", []),
]


@pytest.mark.parametrize(("row", "expected"), [case[1:] for case in SHORT_ROWS], ids=[case[0] for case in SHORT_ROWS])
def test_a_row_that_lacks_cells_is_checked_as_far_as_its_cells_are_in_their_columns(
    row: str, expected: list[str]
) -> None:
    assert in_table(*FULL, row) == expected


def test_cells_before_the_lost_cell_are_checked() -> None:
    assert in_table("a | 224 | 84 | 97", "b | 224 | 83 | 96", "a | 82 | 95") == [
        '5:3-4 duplicate-key: Model "a" occurs twice'
    ]
    assert unchecked_rows(BoundTable(table_of(table(HEADER, *FULL, "a | 82 | 95")), SCHEMA)) == {"shifted-cells": (2,)}


def test_a_missing_cell_is_a_missing_value_at_the_end_of_its_row() -> None:
    schema = table_schema({"A": NUMBER, "B": NUMBER})
    assert found(schema, "| A | B |\n|---|---|\n| 1 | 2 |\n| 3 |\n") == [
        "4:6-6 missing-value: B is empty; the column needs a value in every row"
    ]


def test_a_missing_cell_is_not_compared_with_other_rows() -> None:
    """Rows without a value come last, but the value may be in a cell that was lost."""
    schema = table_schema({"A": NUMBER, "B": {}}, sortedBy=[{"column": "B", "missing": "last"}])
    assert found(schema, "| A | B |\n|---|---|\n| 1 | 2 |\n| 3 |\n| 4 | 5 |\n") == []
    assert len(found(schema, "| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | |\n| 4 | 5 |\n")) == 1


LEFT_OUT = [
    ("a | 224 | 84 | 97 | x", {"surplus-cells": (2,)}),
    ("a | 224 | 84 | 97 | ", {}),
    ("**a** | | |", {"caption": (2,)}),
    (" | | |", {"blank": (2,)}),
    (HEADER, {"header": (2,)}),
    ("Mean | 224 | 84 | 97", {"skipped": (2,)}),
    (" | | | **97**", {"total": (2,)}),
    ("c", {}),
]


@pytest.mark.parametrize(("row", "expected"), LEFT_OUT)
def test_rows_that_are_not_checked_have_a_reason(row: str, expected: dict[str, tuple[int, ...]]) -> None:
    schema = table_schema(COLUMNS, skipRows=["mean"])
    assert unchecked_rows(BoundTable(table_of(table(HEADER, *FULL, row)), schema)) == expected


@pytest.mark.parametrize(
    ("text", "rows", "unchecked"),
    [
        ("| A | B |\n|---|---|\n| a | 1 |\nSome text.\n", (0,), {"text": (1,)}),
        ("| A | B |\n|---|---|\n| a | 1 |\n{% if x %}\n| b | 1 |\n", (0, 2), {"text": (1,)}),
        ("A | B\n---|---\na | 1\nSome text.\n", (0,), {"text": (1,)}),
        ("A | B\n---|---\na | 1\nb\nc | 1\n", (0, 1, 2), {}),
        ("| A |\n|---|\nb\n", (0,), {}),
    ],
)
def test_a_line_without_a_pipe_is_text_unless_other_rows_are_written_so(
    text: str, rows: tuple[int, ...], unchecked: dict[str, tuple[int, ...]]
) -> None:
    bound = BoundTable(table_of(text), table_schema({"A": {}, "B": {}}))
    assert (bound.rows, unchecked_rows(bound)) == (rows, unchecked)


def test_a_row_of_one_cell_in_html_is_a_note() -> None:
    cells = ["<th>A</th><th>B</th>", "<td>a</td><td>1</td>", "<td>Some words.</td>"]
    text = "<table>" + "".join(f"<tr>{each}</tr>" for each in cells) + "</table>\n"
    assert unchecked_rows(BoundTable(table_of(text), table_schema({"A": {}}))) == {"note": (1,)}


@pytest.mark.parametrize(("header", "expected"), [("A | A | B", {"repeated-header": (1,)}), ("A | B | C", {})])
def test_a_column_whose_header_is_repeated_is_not_checked(header: str, expected: dict[str, tuple[int, ...]]) -> None:
    assert unchecked_columns(BoundTable(table_of(table(header, "1 | 2 | 3")), table_schema({"A": {}}))) == expected


ODD_HEADERS = [
    (
        "the last cell is missing",
        "Model | Size | Top-1",
        ("a | 224 | 84 | 97", "b | 224 | 830 | 96", "c | 224 | 82 | 95"),
        ["4:13-16 out-of-range: Top-1 830 is above the maximum 100"],
    ),
    (
        "there is a cell too many at the end",
        f"{HEADER} | Note",
        ("a | 224 | 84 | 97", "b | 224 | 830 | 96", "c | 224 | 82 | 95"),
        ["4:13-16 out-of-range: Top-1 830 is above the maximum 100"],
    ),
    (
        "a cell in the middle is missing",
        "Model | Top-1 | Top-5",
        ("a | 224 | 84 | 97", "a | 224 | 83 | 96", "c | 224 | 82 | 95"),
        ['4:3-4 duplicate-key: Model "a" occurs twice'],
    ),
    (
        "there is a cell too many in the middle",
        "Model | Name | Size | Top-1 | Top-5",
        ("a | 224 | 84 | 97", "b | 224 | 83 | 96", "c | 224 | 82 | 95"),
        [],
    ),
]


@pytest.mark.parametrize(
    ("header", "rows", "expected"), [case[1:] for case in ODD_HEADERS], ids=[case[0] for case in ODD_HEADERS]
)
def test_a_header_with_another_number_of_cells_than_all_rows_does_not_silence_its_table(
    header: str, rows: tuple[str, ...], expected: list[str]
) -> None:
    assert found(SCHEMA, table(header, *rows)) == expected


def test_the_report_schema_lists_every_reason() -> None:
    schema = json.loads((Path(__file__).parents[2] / "schemas" / "report.schema.json").read_text(encoding="utf-8"))
    reasons = schema["properties"]["unchecked"]["properties"]["rows"]["propertyNames"]["enum"]
    assert reasons == sorted(REASONS)


def test_a_table_in_which_the_schema_knows_no_column_has_nothing_unchecked() -> None:
    text = table("A | B", "1 | 2", " | ")
    assert unchecked_in(BoundTable(table_of(text), table_schema({"C": {}}))) == {}
    assert unchecked_in(BoundTable(table_of(text), table_schema({"A": {}}))) == {("rows", "blank"): 1}


def test_a_table_is_padded_with_a_limited_number_of_cells() -> None:
    """The header has 1,024 columns, and each row lacks 1,022 cells, the last none."""
    rows = ["a | " for _ in range(40)]
    header = " | ".join(f"C{number}" for number in range(1024))
    text = table(header, *rows, " | ".join("1" for _ in range(1024)))
    bound = BoundTable(table_of(text), table_schema({"C0": {}}))
    checked = 32 * 1024 // 1022
    assert bound.rows == (*range(checked), 40)
    assert unchecked_rows(bound) == {"too-short": tuple(range(checked, 40))}
