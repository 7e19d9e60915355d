"""`rowTotal`: rows that are the sum or the mean of the rows above them."""

from pathlib import Path
from typing import Any

import pytest
from schema_cases import NUMBER, found, table_schema, violations, written
from tables import table, table_of

from mdlint.model import Related
from mdlint.schema import At, BoundTable, check_schema
from mdlint.schema import violations as schema_violations

COLUMNS: dict[str, Any] = {
    "Part": {"type": ["string", "null"]},
    "A": {"type": ["number", "null"], "qualifiers": ["~", "*"], "unit": ["MB", "%"]},
    "B": {"type": ["number", "null"]},
}
TOTAL = {"rows": {"pattern": "^(Total|Subtotal)"}, "is": "sum"}
MEAN = {"rows": {"pattern": "^Average"}, "is": "mean"}
BOLD = {"rows": "bold", "is": "sum"}


def totals(*rows: str, kinds: list[dict[str, Any]] | None = None, **keywords: Any) -> list[str]:  # noqa: ANN401  any JSON
    schema = table_schema(COLUMNS, rowTotal=kinds or [TOTAL], **keywords)
    return found(schema, table("Part | A | B", *rows))


# Each of these is found whether or not `skipRows` skips the row.
SKIPPED = [{}, {"skipRows": ["total", "subtotal", "average"]}]


@pytest.mark.parametrize("skipped", SKIPPED)
@pytest.mark.parametrize(
    "rows",
    [
        ["x | 86.6 | 1", "y | 22.1 | 2", "Total | 108.7 | 3"],
        # Rounded, and cut off: 108.7 may have been 108.6 to 108.8.
        ["x | 86.6 | 1", "y | 22.1 | 2", "Total | 109 | 3"],
        ["x | 86.6 | 1", "y | 22.1 | 2", "Total | 108 | 3"],
        ["x | 86.6 | 1", "y | 22.1 | 2", "Total | 108.8 | 4"],
        ["x | 86.6 | 1", "y | 22.1 | 2", "**Total** | **108.7 MB** | -"],
        # 50% and 50%.
        ["x | 50% | 1", "y | 50% | 2", "Total | 100% | 3"],
        # A total of the rows since the last total, then one of all rows.
        ["x | 1.0 | 1", "Subtotal | 1.0 | 1", "y | 22.0 | 2", "z | 22.0 | 2", "Subtotal | 44.0 | 4"],
        ["x | 10.0 | 1", "Subtotal | 10.0 | 1", "y | 22.0 | 20", "Total | 32.0 | 21"],
        ["x | 10.0 | 1", "Subtotal | 10.0 | 1", "y | 22.0 | 20", "Subtotal | 22.0 | 20", "Total | 32.0 | 21"],
        # A cell above is missing or not known exactly, or the total is.
        ["x | - | 1", "y | 22.1 | 2", "Total | 99.0 | 3"],
        ["x | ~86.6 | 1", "y | 22.1 | 2", "Total | 99.0 | 3"],
        ["x | 86.6 | 1", "y | 22.1 | 2", "Total | ~99.0 | 3"],
        ["x | 86.6 | 1", "y | 22.1 | 2", "Total | - | -"],
        ["x | 8.66e1 | 1", "y | 22.1 | 2", "Total | 99.0 | 3"],
        # Nothing above it.
        ["Total | 99.0 | 3", "x | 86.6 | 1"],
        # No total.
        ["x | 86.6 | 1", "A Total | 99.0 | 9"],
    ],
)
def test_a_right_total(rows: list[str], skipped: dict[str, Any]) -> None:
    assert totals(*rows, **skipped) == []


@pytest.mark.parametrize("skipped", SKIPPED)
@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            ["x | 86.6 | 1", "y | 22.1 | 2", "Total | 111.7 | 3"],
            ["5:11-16 wrong-total: A 111.7 is not the sum of 2 rows above = 108.7"],
        ),
        # 108.7 may have been 108.6 to 108.8, and a unit more or less is too far.
        (
            ["x | 86.6 | 1", "y | 22.1 | 2", "Total | 108.9 | 3"],
            ["5:11-16 wrong-total: A 108.9 is not the sum of 2 rows above = 108.7"],
        ),
        (
            ["x | 86.6 MB | 1", "y | 22.1 MB | 2", "Total | **118.7 MB** | 3"],
            ["5:11-23 wrong-total: A 118.7 MB is not the sum of 2 rows above = 108.7 MB"],
        ),
        # The row above the total is not part of it, if that is a total.
        (
            ["x | 10.0 | 100", "Subtotal | 10.0 | 100", "y | 22.0 | 200", "Total | 42.0 | 300"],
            ["6:11-15 wrong-total: A 42.0 is not the sum of 2 rows above = 32.0"],
        ),
        (
            ["x | 10.0 | 10", "Subtotal | 10.0 | 10", "y | 22.0 | 20", "Subtotal | 42.0 | 20"],
            ["6:14-18 wrong-total: A 42.0 is not the sum of 1 row above = 22.0"],
        ),
        # Both numbers are wrong.
        (
            ["x | 86.6 | 10", "y | 22.1 | 20", "Total | 111.7 | 50"],
            ["5:1-23 wrong-total: 2 totals of the row are wrong: A 111.7 is not the sum of 2 rows above = 108.7"],
        ),
    ],
)
def test_a_wrong_total(rows: list[str], expected: list[str], skipped: dict[str, Any]) -> None:
    assert totals(*rows, **skipped) == expected


def test_the_rows_of_a_total_are_related() -> None:
    schema = table_schema(COLUMNS, rowTotal=[TOTAL])
    (violation,) = violations(
        schema, table("Part | A | B", "x | 1.0 | 1", "y | 2.0 | 2", "z | 3.0 | 3", "Total | 9.0 | 6")
    )
    assert (violation.at, violation.related) == (
        At(3, 1),
        (Related(At(0, 1), "the first of these rows"), Related(At(2, 1), "the last of these rows")),
    )


@pytest.mark.parametrize(
    ("average", "expected"),
    [
        # 54.35, which may have been 54.3 to 54.4.
        ("54.35", []),
        ("54.3", []),
        ("54.4", []),
        ("54", []),
        ("53.9", ["5:13-17 wrong-total: A 53.9 is not the mean of 2 rows above = 54.4"]),
    ],
)
@pytest.mark.parametrize("skipped", SKIPPED)
def test_a_mean(average: str, expected: list[str], skipped: dict[str, Any]) -> None:
    rows = ["x | 86.6 | 1", "y | 22.1 | 2", f"Average | {average} | 1.5"]
    assert totals(*rows, kinds=[MEAN], **skipped) == expected


def test_a_mean_below_a_total_is_of_the_same_rows() -> None:
    rows = ["x | 86.6 | 10", "y | 22.1 | 20", "Total | 108.7 | 30", "Average | 54.4 | 15"]
    assert totals(*rows, kinds=[TOTAL, MEAN]) == []


def test_a_row_of_bold_cells_is_a_total() -> None:
    rows = ["x | 86.6 | 1", "**y** | 22.1 | 2"]
    assert totals(*rows, "**All** | **108.7** | **3**", kinds=[BOLD]) == []
    assert totals(*rows, "**All** | **118.7** | **3**", kinds=[BOLD]) == [
        "5:13-22 wrong-total: A 118.7 is not the sum of 2 rows above = 108.7"
    ]
    # A single bold number is not checked as a row of data, but as a total.
    assert totals(*rows, " | **118.7** | ", kinds=[BOLD]) == [
        "5:6-15 wrong-total: A 118.7 is not the sum of 2 rows above = 108.7"
    ]


def test_a_total_is_of_its_group_or_of_the_table() -> None:
    rows = [
        "**Vision** |  | ",
        "x | 10.0 | 100",
        "y | 20.0 | 200",
        "Total | 30.0 | 300",
        "**Text** |  | ",
        "z | 10.0 | 100",
        "Total | 15.0 | 100",
    ]
    grouped = {"groupColumn": "Family", "skipRows": ["total"]}
    schema = table_schema({**COLUMNS, "Family": {}}, rowTotal=[TOTAL], **grouped)
    wrong = "9:11-15 wrong-total: A 15.0 is not the sum of 1 row above = 10.0"
    assert found(schema, table("Part | A | B", *rows)) == [wrong]
    assert found(schema, table("Part | A | B", *rows[:-1], "Total | 40.0 | 400")) == []


def test_columns_and_a_tolerance() -> None:
    rows = ["x | 86.6 | 1", "y | 22.1 | 2", "Total | 111.7 | 9"]
    assert totals(*rows, kinds=[{**TOTAL, "columns": ["B"]}]) == [
        "5:19-20 wrong-total: B 9 is not the sum of 2 rows above = 3"
    ]
    assert totals(*rows, kinds=[{**TOTAL, "columns": ["A"], "tolerance": 3}]) == []
    assert totals(*rows, kinds=[{**TOTAL, "columns": ["A"], "tolerance": 2.9}]) != []
    # By default, the numbers 1 and 2 may have been rounded; with a tolerance of 0, a count is exact.
    counts = ["x | 1 | 1", "y | 2 | 2", "Total | 3 | 4"]
    assert totals(*counts) == []
    assert totals(*counts, kinds=[{**TOTAL, "tolerance": 0}]) == [
        "5:15-16 wrong-total: B 4 is not the sum of 2 rows above = 3"
    ]


def test_a_pattern_is_searched_in_the_column_that_it_names() -> None:
    kind = {"rows": {"column": "Part", "pattern": "^Total"}, "is": "sum"}
    schema = table_schema(COLUMNS, rowTotal=[kind])
    assert found(schema, table("A | Part", "1.0 | x", "3.0 | y", "9.0 | Total")) == [
        "5:3-6 wrong-total: A 9.0 is not the sum of 2 rows above = 4.0"
    ]
    assert found(schema, table("A | B", "1.0 | 1", "9.0 | 9")) == []


def test_a_row_with_surplus_cells_leaves_its_total_open() -> None:
    rows = ["x | 86.6 | 1", "y | 22.1 | 2 | 7", "Total | 999.0 | 999"]
    assert [line for line in totals(*rows) if "wrong-total" in line] == []


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ({"rows": "italic", "is": "sum"}, "/rowTotal/0/rows"),
        ({"rows": "bold"}, '/rowTotal/0: "is" is missing'),
        ({"rows": "bold", "is": "median"}, '/rowTotal/0/is: "median" is not one of'),
        ({"rows": {"column": "A"}, "is": "sum"}, "/rowTotal/0/rows"),
        ({"rows": {"pattern": "("}, "is": "sum"}, "/rowTotal/0/rows/pattern"),
        ({"rows": {"column": "X", "pattern": "^T"}, "is": "sum"}, '/rowTotal/0/rows/column: no column "X"'),
        ({"rows": "bold", "is": "sum", "columns": ["X"]}, '/rowTotal/0/columns/0: no column "X"'),
        ({"rows": "bold", "is": "sum", "columns": ["Part"]}, '/rowTotal/0/columns/0: the cells of column "Part" hold no numbers'),
        ({"rows": "bold", "is": "sum", "tolerance": -1}, "/rowTotal/0/tolerance: -1 is below the minimum 0"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_schema_has_a_place(tmp_path: Path, kind: dict[str, Any], expected: str) -> None:
    schema = {"rowTotal": [kind], "items": {"properties": COLUMNS}}
    (fault,) = check_schema(written(tmp_path, "table.json", schema), tmp_path)
    assert f"{fault.pointer}: {fault.message}".startswith(expected)


@pytest.mark.slow
def test_many_totals_take_linear_time() -> None:
    # Each total adds up what the last one has: 20,000 rows and 10,000 totals.
    rows = [line for number in range(10_000) for line in ("x | 1 | 1", "y | 1 | 1", "Subtotal | 2 | 2")]
    schema = table_schema({"Part": {}, "A": NUMBER, "B": NUMBER}, rowTotal=[TOTAL], skipRows=["subtotal"])
    assert schema_violations(BoundTable(table_of(table("Part | A | B", *rows)), schema)) == []
