"""`odd-ratio`: a row whose ratio is not that of the two columns that make it elsewhere."""

from unittest.mock import patch

import pytest
from rule_cases import findings, found
from tables import table, table_of

from mdlint.rules import RULES
from mdlint.rules.odd_ratio import check_table

# 64.2 / 29.8 is 2.154…, 293.3 / 169.6 is 1.729…, 738.6 / 304.6 is 2.424….
RIGHT = ["1 | 29.8 | 64.2 | 2.15", "8 | 169.6 | 293.3 | 1.73", "16 | 304.6 | 738.6 | 2.42"]
HEADER = "Batch | Slow | Fast | Speedup"


@pytest.mark.parametrize(
    ("header", "row", "message"),
    [
        (HEADER, "2 | 40.5 | 120.1 | 2.58", "Speedup 2.58 is not 120.1 / 40.5 = 2.97"),
        ("Batch | Slow | Fast | Speed-up (Slow to Fast)", "2 | 40.5 | 120.1 | 2.58x", "Speed-up (Slow to Fast) 2.58x is not 120.1 / 40.5 = 2.97"),
        ("Batch | Slow | Fast | Ratio", "2 | 40.5 | 120.1 | 2.58×", "Ratio 2.58× is not 120.1 / 40.5 = 2.97"),
        ("Batch | Slow | Fast | 加速比", "2 | 40.5 | **120.1** | **2.58**", "加速比 2.58 is not 120.1 / 40.5 = 2.97"),
        # 120.2 / 40.45 is 2.971…; a unit more is too far.
        (HEADER, "2 | 40.5 | 120.1 | 2.99", "Speedup 2.99 is not 120.1 / 40.5 = 2.97"),
    ],
)  # fmt: skip
def test_an_odd_row_is_reported_with_its_quotient(header: str, row: str, message: str) -> None:
    text = table(header, *RIGHT, row)
    (line,) = found("odd-ratio", text)
    place, _, words = line.partition(" info: ")
    start = len("| 2 | 40.5 | 120.1 | ") + 1 + 4 * row.count("**120")
    assert place == f"6:{start}-{start + len(row.rpartition('| ')[2])}"
    assert words == f"{message}; it is the quotient of these columns in 3 other rows"


def test_the_numbers_that_a_ratio_is_made_of_are_related() -> None:
    (finding,) = findings(RULES["odd-ratio"], table(HEADER, "2 | 40.5 | 120.1 | 2.58", *RIGHT))
    assert [(related.at.column, related.message) for related in finding.related] == [(14, "Fast"), (7, "Slow")]
    assert finding.help == "In the other rows, Speedup is Fast / Slow."


@pytest.mark.parametrize(
    "rows",
    [
        # All rows fit, or one has no number.
        RIGHT,
        [*RIGHT, "2 | 40.5 | 120.1 | 2.97"],
        [*RIGHT, "2 | 40.5 | - | 2.58", "2 | - | 120.1 | 2.58", "2 | 40.5 | 120.1 | -"],
        [*RIGHT, "2 | ~40.5 | 120.1 | 2.58"],
        [*RIGHT, "2 | 4.05e1 | 120.1 | 2.58"],
        [*RIGHT, "2 | 40.5 ms | 120.1 s | 2.58"],
        # Cut off, and computed from numbers that were cut off: 120.19 / 40.5 is 2.967…, and 120.1 / 40.59 is 2.958….
        [*RIGHT, "2 | 40.5 | 120.1 | 2.96"],
        [*RIGHT, "2 | 40 | 120 | 2.93"],
        # Rough numbers fit many ratios.
        [*RIGHT, "2 | 2 | 5 | 2.05"],
        # Two of four rows are odd, or there are two others only.
        [*RIGHT[:2], "2 | 40.5 | 120.1 | 2.58", "4 | 80.5 | 120.1 | 2.58"],
        [*RIGHT[:2], "2 | 40.5 | 120.1 | 2.58"],
        # The mean of the ratios is not the ratio of the means.
        [*RIGHT, "Average | 168.0 | 365.4 | 2.10"],
        [*RIGHT, "**Geomean** | 168.0 | 365.4 | 2.08"],
        # The ratio is always the same.
        ["1 | 10.0 | 20.0 | 2.0", "2 | 20.0 | 40.0 | 2.0", "4 | 40.0 | 80.0 | 2.0", "8 | 80.0 | 90.0 | 2.0"],
        # A row whose only cell is filled, and a line of text.
        [*RIGHT, "**Large** |  |  | "],
    ],
)
def test_silent(rows: list[str]) -> None:
    assert found("odd-ratio", table(HEADER, *rows)) == []


def test_a_header_without_the_word_is_not_looked_at() -> None:
    row = "2 | 40.5 | 120.1 | 2.58"
    for name in ("Relative", "Ratios of speeds", "Generation", "Operations"):
        assert found("odd-ratio", table(f"Batch | Slow | Fast | {name}", *RIGHT, row)) == []


def test_silent_if_two_pairs_of_columns_disagree_about_the_odd_row() -> None:
    # Fast / Slow is odd in the last row, Quick / Slow in the first.
    rows = ["29.8 | 64.2 | 99.9 | 2.15", "169.6 | 293.3 | 293.3 | 1.73", "304.6 | 738.6 | 738.6 | 2.42"]
    last = ["50.0 | 65.0 | 65.0 | 1.30", "40.5 | 120.1 | 104.5 | 2.58"]
    assert found("odd-ratio", table("Slow | Fast | Quick | Speedup", *rows, *last)) == []


def test_a_percentage() -> None:
    rows = ["184.0 | 46.0 | 25%", "97.0 | 41.2 | 42.5%", "310.4 | 31.0 | 9.9%"]
    assert found("odd-ratio", table("Before | After | Ratio", *rows, "62.0 | 31.5 | 15.8%")) == [
        "6:17-22 info: Ratio 15.8% is not 31.5 / 62.0 = 50.8%; it is the quotient of these columns in 3 other rows"
    ]
    plain = [row.removesuffix("%") for row in rows]
    assert found("odd-ratio", table("Before | After | Ratio (%)", *plain, "62.0 | 31.5 | 15.8")) == [
        "6:17-21 info: Ratio (%) 15.8 is not 100 × 31.5 / 62.0 = 50.8; it is the quotient of these columns in 3 other rows"
    ]
    assert found("odd-ratio", table("Before | After | Ratio (%)", *plain, "62.0 | 31.5 | 50.8")) == []


def test_wide_and_long_tables_take_linear_time() -> None:
    header = " | ".join([*(f"C{number}" for number in range(60)), "Speedup"])
    row = " | ".join([*(f"{number + 1}.5" for number in range(60)), "7.77"])
    assert list(check_table(table_of(table(header, *[row] * 3000)))) == []


def test_a_table_that_nobody_wrote_by_hand_is_not_looked_at() -> None:
    rows = [*RIGHT * 600, "2 | 40.5 | 120.1 | 2.58"]
    assert len(found("odd-ratio", table(HEADER, *rows))) == 1
    assert found("odd-ratio", table(HEADER, *rows, *rows)) == []


def test_ratios_that_are_all_alike_are_not_compared_with_each_pair_of_columns() -> None:
    header = " | ".join([*(f"C{number}" for number in range(20)), "Speedup"])
    # Every pair fits most rows, so that none could be dropped early.
    rows = [" | ".join(["4.0"] * 20 + ["9.0" if number % 3 else "1.0"]) for number in range(1000)]
    with patch("mdlint.rules.odd_ratio._fits") as fits:
        assert list(check_table(table_of(table(header, *rows)))) == []
    assert fits.call_count == 0
