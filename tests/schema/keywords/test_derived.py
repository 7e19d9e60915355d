"""`derived`: columns that are computed from others."""

from pathlib import Path
from typing import Any

import pytest
from schema_cases import NUMBER, found, table_schema, violations, written
from tables import table

from mdlint.model import Related
from mdlint.schema import At, check_schema
from mdlint.schema.keywords.derived import meant

COLUMNS: dict[str, Any] = {
    "Model": {"type": "string"},
    "A": {"type": "number", "unit": ["ms", "%"], "qualifiers": ["~", "*"]},
    "B": {"type": "number", "unit": ["ms", "%"], "qualifiers": ["~"]},
    "C": NUMBER,
    "R": {"type": "number", "unit": ["x", "×", "%"], "qualifiers": ["~"]},
}
RATIO = {"divide": ["A", "B"]}


def result(computation: object, a: str, b: str, r: str, **keywords: object) -> list[str]:
    """Return the messages about R in a row, below a row that is right."""
    derived = [{"column": "R", "is": computation, **keywords}]
    schema = table_schema(COLUMNS, derived=derived)
    lines = found(schema, table("A | B | R", f"{a} | {b} | {r}"))
    return [line.partition(": ")[2] for line in lines]


@pytest.mark.parametrize(
    ("computation", "a", "b", "r"),
    [
        # 84.2 / 40.1 is 2.0997…: rounded, or cut off.
        (RATIO, "84.2", "40.1", "2.10"),
        (RATIO, "84.2", "40.1", "2.1"),
        (RATIO, "84.2", "40.1", "2"),
        (RATIO, "84.2", "40.1", "2.09"),
        (RATIO, "84.2", "40.1", "2.0"),
        # The operands may have been anything from 84.15 and 40.15 to 84.25 and 40.05: 2.096 to 2.104.
        (RATIO, "84.2", "40.1", "2.104"),
        (RATIO, "84.2", "40.1", "2.096"),
        # Units and marks.
        (RATIO, "84.2 ms", "40.1ms", "2.1x"),
        (RATIO, "84.2", "40.1", "2.1×"),
        (RATIO, "84.2", "40.1", "2.1 x"),
        (RATIO, "84.2*", "40.1", "2.1"),
        # A ratio as a percentage: 209.97…
        (RATIO, "84.2", "40.1", "210%"),
        (RATIO, "84.2", "40.1", "209.9%"),
        # Two percentages have a plain ratio.
        (RATIO, "84%", "42%", "2.0"),
        (RATIO, "84%", "42%", "200%"),
        # A percentage of a number is a percentage, with its sign or without it.
        ({"percentOf": ["A", "B"]}, "40.1", "84.2", "47.6"),
        ({"percentOf": ["A", "B"]}, "40.1", "84.2", "47.6%"),
        ({"divide": ["A", 2]}, "84%", "1", "42%"),
        ({"multiply": ["A", "B"]}, "20%", "50", "10"),
        ({"multiply": ["A", "B"]}, "20%", "50%", "10%"),
        ({"multiply": ["A", 0.1]}, "7.3", "1", "0.73"),
        # 84.7 - 84.6 is 0.1, and not 0.1000000000000085.
        ({"subtract": ["A", "B"]}, "84.7", "84.6", "0.1"),
        ({"subtract": ["A", "B"]}, "84.7", "84.6", "0.2"),
        ({"subtract": ["A", "B"]}, "84.7", "84.6", "0.0"),
        ({"subtract": ["A", "B"]}, "84.6", "84.7", "-0.1"),
        ({"subtract": ["A", "B"]}, "84.7%", "84.6%", "+0.1"),
        ({"subtract": ["A", "B"]}, "84.7%", "84.6%", "0.1%"),
        ({"mean": ["A", "B"]}, "84.7", "84.6", "84.65"),
        ({"mean": ["A", "B"]}, "84.7", "84.6", "84.6"),
        ({"add": ["A", "B", 10]}, "1", "2", "13"),
        # The gain in percent.
        ({"divide": [{"subtract": ["A", "B"]}, "B"]}, "60.0", "50.0", "20%"),
    ],
)
def test_a_result_that_may_be_written_like_this(computation: object, a: str, b: str, r: str) -> None:
    assert result(computation, a, b, r) == []


@pytest.mark.parametrize(
    ("computation", "a", "b", "r", "message"),
    [
        (RATIO, "84.2", "40.1", "1.9", "R 1.9 is not 84.2 / 40.1 = 2.1"),
        (RATIO, "84.2", "40.1", "2.08", "R 2.08 is not 84.2 / 40.1 = 2.10"),
        (RATIO, "84.2", "40.1", "2.12", "R 2.12 is not 84.2 / 40.1 = 2.10"),
        (RATIO, "84.2 ms", "40.1 ms", "1.9x", "R 1.9x is not 84.2 ms / 40.1 ms = 2.1x"),
        (RATIO, "84.2", "40.1", "1.9×", "R 1.9× is not 84.2 / 40.1 = 2.1×"),
        (RATIO, "84.2", "40.1", "190%", "R 190% is not 84.2 / 40.1 = 210%"),
        (RATIO, "40.1", "84.2", "0.21%", "R 0.21% is not 40.1 / 84.2 = 47.62%"),
        ({"percentOf": ["A", "B"]}, "40.1", "84.2", "0.48", "R 0.48 is not 100 × 40.1 / 84.2 = 47.62"),
        ({"subtract": ["A", "B"]}, "84.7", "84.6", "0.3", "R 0.3 is not 84.7 - 84.6 = 0.1"),
        ({"subtract": ["A", "B"]}, "84.6", "84.7", "+0.3", "R +0.3 is not 84.6 - 84.7 = -0.1"),
        ({"subtract": ["A", "B"]}, "84.7", "84.6", "+0.3", "R +0.3 is not 84.7 - 84.6 = +0.1"),
        ({"mean": ["A", "B"]}, "84.7", "84.6", "84.2", "R 84.2 is not the mean of 84.7 and 84.6 = 84.7"),
        ({"multiply": ["A", "B"]}, "1000.00", "2.000", "5,000", "R 5,000 is not 1000.00 × 2.000 = 2,000"),
        (
            {"divide": [{"subtract": ["A", "B"]}, "B"]},
            "60.0",
            "50.0",
            "30%",
            "R 30% is not (60.0 - 50.0) / 50.0 = 20%",
        ),
    ],
)
def test_a_wrong_result_comes_with_the_one_that_was_expected(
    computation: object, a: str, b: str, r: str, message: str
) -> None:
    assert result(computation, a, b, r) == [message]


def test_a_sum_of_seven_rounded_numbers_may_be_off_by_four_units() -> None:
    names = ["C1", "C2", "C3", "C4", "C5", "C6", "C7"]
    schema = table_schema(dict.fromkeys([*names, "R"], NUMBER), derived=[{"column": "R", "is": {"add": names}}])
    header = " | ".join([*names, "R"])
    # Seven times 14 is 98. Seven times 14.49 is 101.43, and 13.5 makes 94.5; both may be cut off.
    cells = " | ".join(["14"] * 7)
    for right in ("98", "101", "102", "94"):
        assert found(schema, table(header, f"{cells} | {right}")) == []
    for wrong in ("93", "103"):
        (line,) = found(schema, table(header, f"{cells} | {wrong}"))
        assert line.endswith(f"R {wrong} is not 14 + 14 + 14 + 14 + 14 + 14 + 14 = 98")


@pytest.mark.parametrize(
    ("tolerance", "r", "is_right"),
    [
        (0.1, "2.0", True),
        (0.1, "2.1", True),
        (0.1, "2.2", False),
        (0, "2.0", True),
        (0, "2.01", False),
        (3, "5.0", True),
    ],
)
def test_a_tolerance_takes_the_place_of_rounding(tolerance: float, r: str, is_right: bool) -> None:
    assert (result(RATIO, "84.0", "42.0", r, tolerance=tolerance) == []) is is_right


@pytest.mark.parametrize(
    ("a", "b", "r"),
    [
        # A missing cell, a cell that is wrong itself, and inexact numbers.
        ("-", "40.1", "1.9"),
        ("84.2", "-", "1.9"),
        ("84.2", "40.1", "-"),
        ("fast", "40.1", "1.9"),
        ("84.2 s", "40.1", "1.9"),
        ("~84.2", "40.1", "1.9"),
        ("84.2", "40.1", "~1.9"),
        # The last digit of a number with an exponent is not its last decimal.
        ("8.4e1", "40.1", "1.9"),
        ("8.4×10^1", "40.1", "1.9"),
        # The divisor is zero, or may have been.
        ("84.2", "0", "1.9"),
        ("84.2", "0.0", "1.9"),
    ],
)
def test_a_row_without_plain_numbers_is_skipped(a: str, b: str, r: str) -> None:
    lines = result(RATIO, a, b, r)
    assert [line for line in lines if " is not 8" in line] == []


def test_a_table_without_an_operand_or_the_result_is_skipped() -> None:
    schema = table_schema(COLUMNS, derived=[{"column": "R", "is": RATIO}])
    assert found(schema, table("A | R", "84.2 | 1.9", "1 | 2")) == []
    assert found(schema, table("A | B", "84.2 | 40.1", "1 | 2")) == []


def test_the_finding_is_at_the_result_and_its_operands_are_related() -> None:
    schema = table_schema(COLUMNS, derived=[{"column": "R", "is": RATIO}])
    page = table("Model | A | B | R", "a | 84.2 | 40.1 | 2.1", "b | 84.2 | 40.1 | **1.9**")
    assert found(schema, page) == ["4:21-28 wrong-result: R 1.9 is not 84.2 / 40.1 = 2.1"]
    (violation,) = violations(schema, page)
    assert violation.related == (
        Related(At(1, 1), "computed from this A"),
        Related(At(1, 2), "computed from this B"),
    )


def test_a_column_that_is_wrong_in_all_rows_is_reported_at_its_header() -> None:
    schema = table_schema(COLUMNS, derived=[{"column": "R", "is": RATIO}])
    page = table("A | B | R", "40.1 | 84.2 | 2.1", "20.0 | 80.0 | 4.0", "10.0 | ~20.0 | 9.9")
    assert found(schema, page) == [
        "1:11-12 wrong-result: R is not A / B in any of 2 rows: in the first, 2.1 is not 40.1 / 84.2 = 0.5"
    ]
    (violation,) = violations(schema, page)
    assert violation.help == "Each row has B / A."


@pytest.mark.parametrize(
    ("computation", "rows", "help_"),
    [
        (RATIO, ["84.0 | 42.0 | 200.0", "10.0 | 20.0 | 50.0"], "Each row has 100 × A / B."),
        ({"percentOf": ["A", "B"]}, ["84.0 | 42.0 | 0.5", "10.0 | 20.0 | 2.0"], "Each row has B / A."),
        ({"subtract": ["A", "B"]}, ["84.0 | 42.0 | -42.0", "10.0 | 20.0 | 10.0"], "Each row has B - A."),
        (RATIO, ["84.0 | 42.0 | 7.0", "10.0 | 20.0 | 9.0"], None),
    ],
)
def test_the_help_at_the_header_names_the_computation_that_fits(
    computation: object, rows: list[str], help_: str | None
) -> None:
    schema = table_schema(COLUMNS, derived=[{"column": "R", "is": computation}])
    (violation,) = violations(schema, table("A | B | R", *rows))
    assert (violation.at, violation.help) == (At(None, 2), help_)


def test_wrong_results_of_a_row_name_the_operand_that_they_share() -> None:
    columns = dict.fromkeys(("A", "B", "C", "R", "S", "T"), NUMBER)
    derived = [
        {"column": "R", "is": {"divide": ["A", "B"]}},
        {"column": "S", "is": {"divide": ["A", "C"]}},
        {"column": "T", "is": {"divide": ["B", "C"]}},
    ]
    right = "80.0 | 40.0 | 20.0 | 2.0 | 4.0 | 2.0"
    # A is 80.0: the digits of 60.0 are a slip.
    page = table("A | B | C | R | S | T", right, "60.0 | 40.0 | 20.0 | 2.0 | 4.0 | 2.0")
    reported = violations(table_schema(columns, derived=derived), page)
    assert [(violation.at, violation.help) for violation in reported] == [
        (At(1, 3), "The other wrong results of the row are computed from A too."),
        (At(1, 4), "The other wrong results of the row are computed from A too."),
    ]
    # The results of other operands are right, or there is one wrong result only.
    (single,) = violations(
        table_schema(columns, derived=derived),
        table("A | B | C | R | S | T", right, "80.0 | 40.0 | 20.0 | 2.0 | 6.0 | 2.0"),
    )
    assert (single.at, single.help) == (At(1, 4), None)


def test_a_wrong_result_is_no_operand_of_the_next() -> None:
    columns = dict.fromkeys(("A", "B", "R", "S"), NUMBER)
    # S is declared first, but computed last.
    derived = [{"column": "S", "is": {"multiply": ["R", 10]}}, {"column": "R", "is": {"divide": ["A", "B"]}}]
    page = table("A | B | R | S", "80.0 | 40.0 | 2.0 | 20.0", "80.0 | 40.0 | 3.0 | 20.0")
    assert found(table_schema(columns, derived=derived), page) == [
        "4:17-20 wrong-result: R 3.0 is not 80.0 / 40.0 = 2.0"
    ]


BASE = {"column": "A", "row": {"Model": "base"}}


def relative(row: object) -> list[dict[str, Any]]:
    return [{"column": "R", "is": {"divide": ["A", {"column": "A", "row": row}]}}]


@pytest.mark.parametrize(
    ("row", "rows", "expected"),
    [
        ({"Model": "base"}, ["x | 80.0 | 2.0", "**base** | 40.0 | 1.0", "y | 20.0 | 0.5"], []),
        ("first", ["base | 40.0 | 1.0", "x | 80.0 | 2.0"], []),
        (
            {"Model": "base"},
            ["x | 80.0 | 2.0", "base | 40.0 | 1.0", "y | 20.0 | 0.7"],
            ["5:14-17 wrong-result: R 0.7 is not 20.0 / 40.0 = 0.5"],
        ),
        ("first", ["x | 80.0 | 1.0", "y | 20.0 | 0.5"], ["4:14-17 wrong-result: R 0.5 is not 20.0 / 80.0 = 0.3"]),
        # No base row, or two of them.
        ({"Model": "base"}, ["x | 80.0 | 9.0", "y | 20.0 | 9.0"], []),
        ({"Model": "base"}, ["base | 80.0 | 9.0", "base | 20.0 | 9.0"], []),
        ({"Other": "base"}, ["base | 80.0 | 9.0", "x | 20.0 | 9.0"], []),
        # The base row has no number.
        ({"Model": "base"}, ["base | ~80.0 | 9.0", "x | 20.0 | 9.0"], []),
        ({"A": 80}, ["x | 80.0 | 1.0", "y | 20.0 | 0.5"], ["4:14-17 wrong-result: R 0.5 is not 20.0 / 80.0 = 0.3"]),
    ],
)
def test_an_operand_in_a_base_row(row: object, rows: list[str], expected: list[str]) -> None:
    schema = table_schema({**COLUMNS, "Other": {}}, derived=relative(row))
    assert found(schema, table("Model | A | R", *rows)) == expected


def test_each_group_has_its_own_base_row() -> None:
    schema = table_schema({**COLUMNS, "Family": {}}, derived=relative({"Model": "base"}), groupColumn="Family")
    page = table(
        "Model | A | R",
        "**ViT** |  | ",
        "base | 40.0 | 1.0",
        "x | 80.0 | 2.0",
        "**Swin** |  | ",
        "base | 10.0 | 1.0",
        "x | 80.0 | 2.0",
        "**BEiT** |  | ",
        "x | 80.0 | 2.0",
    )
    assert found(schema, page) == ["8:14-17 wrong-result: R 2.0 is not 80.0 / 10.0 = 8.0"]


def test_numbers_in_other_notations_and_units() -> None:
    columns = {
        "A": {"type": "number", "decimalSeparator": ",", "thousandsSeparator": "."},
        "B": {"type": "number", "unit": {"M": 1, "B": 1000}},
        "R": {"type": "number", "decimalSeparator": ",", "thousandsSeparator": "."},
    }
    schema = table_schema(columns, derived=[{"column": "R", "is": {"multiply": ["A", "B"]}}])
    # 1,5 times 2000 is 3000; the last digit of 2.0B is worth 100.
    assert found(schema, table("A | B | R", "1,50 | 2.000B | 3.000,0", "1,50 | 2.0B | 2.930,0")) == []
    assert found(schema, table("A | B | R", "1,50 | 2.000B | 3.000,0", "1,50 | 2.000B | 4.000,0")) == [
        "4:19-26 wrong-result: R 4.000,0 is not 1,50 × 2.000B = 3.000,0"
    ]


@pytest.mark.parametrize("operation", ["divide", "percentOf"])
def test_a_column_that_reads_percentages_as_shares(operation: str) -> None:
    columns = {"A": NUMBER, "B": NUMBER, "R": {"type": "number", "unit": {"%": 0.01}}}
    schema = table_schema(columns, derived=[{"column": "R", "is": {operation: ["A", "B"]}}])
    page = table("A | B | R", "85.0 | 100.0 | 85%", "85.0 | 100.0 | 0.85", "85.0 | 100.0 | 80%", "85.0 | 100.0 | 0.80")
    assert [line.partition(" = ")[2] for line in found(schema, page)] == ["85%", "0.85"]


def test_a_percentage_by_the_header() -> None:
    columns = {"A": NUMBER, "B": NUMBER, "R (%)": NUMBER}
    schema = table_schema(columns, derived=[{"column": "R (%)", "is": {"divide": ["A", "B"]}}])
    assert found(schema, table("A | B | R (%)", "85.0 | 100.0 | 85", "85.0 | 100.0 | 80")) == [
        "4:18-20 wrong-result: R (%) 80 is not 100 × 85.0 / 100.0 = 85"
    ]


@pytest.mark.parametrize(
    ("operation", "cell", "words"),
    [
        ({"divide": ["A", "B"]}, "80", "80 is not 100 × 3.0 / 4.0 = 75"),
        ({"percentOf": ["A", "B"]}, "80", "80 is not 100 × 3.0 / 4.0 = 75"),
        ({"subtract": ["B", "A"]}, "80", "80 is not 100 × (4.0 - 3.0) = 100"),
        # The cell says itself that it is a percentage.
        ({"divide": ["A", "B"]}, "80%", "80% is not 3.0 / 4.0 = 75%"),
    ],
)
def test_the_words_give_the_result_that_is_expected(operation: object, cell: str, words: str) -> None:
    columns = {"A": NUMBER, "B": NUMBER, "R (%)": {"type": "number", "unit": "%"}}
    schema = table_schema(columns, derived=[{"column": "R (%)", "is": operation}])
    (line,) = found(schema, table("A | B | R (%)", f"3.0 | 4.0 | {cell}"))
    assert line.partition("R (%) ")[2] == words


@pytest.mark.parametrize(
    ("derived", "expected"),
    [
        ({"column": "R", "is": RATIO}, "/derived: expected a list"),
        ([{"column": "R"}], '/derived/0: "is" is missing'),
        ([{"column": "R", "is": {}}], "/derived/0/is"),
        ([{"column": "R", "is": {"power": ["A", "B"]}}], "/derived/0/is/power: unknown key"),
        ([{"column": "R", "is": {"divide": ["A"]}}], "/derived/0/is/divide"),
        ([{"column": "R", "is": {"divide": ["A", "B", "C"]}}], "/derived/0/is/divide"),
        ([{"column": "R", "is": {"divide": ["A", True]}}], "/derived/0/is/divide/1"),
        ([{"column": "R", "is": {**RATIO, "add": ["A", "B"]}}], "/derived/0/is"),
        ([{"column": "R", "is": RATIO, "tolerance": -1}], "/derived/0/tolerance: -1 is below the minimum 0"),
        ([{"column": "R", "is": {"divide": ["A", {"column": "A"}]}}], '/derived/0/is/divide/1: "row" is missing'),
        ([{"column": "R", "is": {"divide": ["A", {"column": "A", "row": "last"}]}}], "/derived/0/is/divide/1/row"),
        # What only the keyword finds.
        ([{"column": "X", "is": RATIO}], '/derived/0/column: no column "X"'),
        ([{"column": "R", "is": {"divide": ["A", "X"]}}], '/derived/0/is/divide/1: no column "X"'),
        ([{"column": "R", "is": {"divide": ["A", {"add": ["X", 1]}]}}], '/derived/0/is/divide/1/add/0: no column "X"'),
        (relative({"X": "base"}), '/derived/0/is/divide/1/row/X: no column "X"'),
        ([{"column": "R", "is": {"divide": ["A", 0]}}], "/derived/0/is/divide/1: divides by 0"),
        ([{"column": "R", "is": {"add": ["A", {"percentOf": ["B", 0.0]}]}}], "/derived/0/is/add/1/percentOf/1: divides by 0"),
        ([{"column": "R", "is": {"divide": [1, 2]}}], "/derived/0/is: names no column"),
        ([{"column": "R", "is": {"divide": ["R", 2]}}], '/derived/0/is: computes column "R" from itself'),
        (
            [{"column": "R", "is": RATIO}, {"column": "A", "is": {"multiply": ["R", "B"]}}],
            '/derived/0/is: computes column "R" from itself',
        ),
        (
            [{"column": "R", "is": RATIO}, {"column": "R", "is": {"divide": ["B", "A"]}}],
            "/derived/1/is: contradicts derived/0, which computes the column from the same operands",
        ),
        ([{"column": "R", "is": {"add": ["A", "B"]}}, {"column": "R", "is": {"multiply": ["B", "A"]}}], "/derived/1/is: contradicts derived/0"),
        ([{"column": "Model", "is": RATIO}], '/derived/0/column: the cells of column "Model" hold no numbers'),
        ([{"column": "R", "is": {"divide": ["Model", "B"]}}], '/derived/0/is/divide/0: the cells of column "Model" hold no numbers'),
        ([{"column": "R", "is": {"divide": ["L", "B"]}}], '/derived/0/is/divide/0: the cells of column "L" hold several values'),
        (["R = A / B"], "/derived/0"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_schema_has_a_place(tmp_path: Path, derived: object, expected: str) -> None:
    columns = {**COLUMNS, "L": {"type": "array", "separator": "/"}}
    schema = {"derived": derived, "items": {"properties": columns}}
    (fault,) = check_schema(written(tmp_path, "table.json", schema), tmp_path)
    assert f"{fault.pointer}: {fault.message}".startswith(expected)


def test_zero_as_a_dividend_and_chains_are_no_mistakes(tmp_path: Path) -> None:
    derived = [
        {"column": "R", "is": {"divide": [0, "A"]}},
        {"column": "C", "is": {"subtract": ["R", 0]}},
    ]
    schema = {"derived": derived, "items": {"properties": COLUMNS}}
    assert check_schema(written(tmp_path, "table.json", schema), tmp_path) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"divide": ["A", "B"]}, {"percentOf": ["A", "B"]}),
        ({"add": ["A", "B"]}, {"add": ["B", "A"]}),
        ({"add": ["A", "B"]}, {"multiply": ["A", 2]}),
        ({"subtract": ["A", "B"]}, {"subtract": ["C", "B"]}),
    ],
)
def test_two_computations_of_a_column_may_both_hold(tmp_path: Path, one: object, other: object) -> None:
    schema = {
        "derived": [{"column": "R", "is": one}, {"column": "R", "is": other}],
        "items": {"properties": COLUMNS},
    }
    assert check_schema(written(tmp_path, "table.json", schema), tmp_path) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("R = A / B", {"column": "R", "is": {"divide": ["A", "B"]}}),
        ("Top-1 Gain = Top-1 − Top-1 Base", {"column": "Top-1 Gain", "is": {"subtract": ["Top-1", "Top-1 Base"]}}),
        ("R", None),
        ("R = A", None),
    ],
)
def test_an_equation_is_read_as_a_computation(text: str, expected: object) -> None:
    assert meant(text) == expected


def test_huge_numbers_are_no_problem() -> None:
    columns = dict.fromkeys(("A", "R"), NUMBER)
    schema = table_schema(columns, derived=[{"column": "R", "is": {"multiply": ["A"] * 40}}])
    digits = "9" * 300
    (line,) = found(schema, table("A | R", f"{digits} | 1"))
    assert line.endswith(" = a number too large for the cell")
