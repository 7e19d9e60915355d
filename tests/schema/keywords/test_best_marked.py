"""`bestMarked`: a mark on a number other than the best is reported, unless it may have another meaning."""

from typing import Any

import pytest
from schema_cases import found, table_schema, violations
from tables import table

from mdlint.model import Related
from mdlint.schema import At


def found_in(*cells: str, best: str = "maximum", **keywords: Any) -> list[str]:  # noqa: ANN401  any JSON
    """Return the findings in a table of these numbers, whose models are not bold."""
    schema = table_schema({"Top": {"type": ["number", "null"], **keywords, "bestMarked": best}})
    return found(schema, table("Top | Model", *(f"{cell} | m" for cell in cells)))


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["81", "**85**", "83"], []),
        (["81", "**83**", "85"], ["5:3-5 best-not-marked: Top 85 is the best and is not marked"]),
        (["**81**", "**83**", "85"], ["5:3-5 best-not-marked: Top 85 is the best and is not marked"]),
        (["**85**", "**83**", "81"], ["4:3-9 best-not-marked: Top **83** is marked, the best is **85**"]),
        (["**85**", "85", "81"], ["4:3-5 best-not-marked: Top 85 is the best and is not marked"]),
        (["**85**", "**85.0**", "81"], []),
        (["<b>85</b>", "__83__", "81"], ["4:3-9 best-not-marked: Top 83 is marked, the best is 85"]),
        # Marks on no number, or on all numbers, mean nothing.
        (["81", "85", "83"], []),
        (["**81**", "**85**", "**83**"], []),
        (["85"], []),
        (["**85**"], []),
        # If nothing is bold, the mark is an underline.
        (["<u>85</u>", "83", "81"], []),
        (["<u>83</u>", "85", "81"], ["4:3-5 best-not-marked: Top 85 is the best and is not marked"]),
        (["<ins>85</ins>", "<u>83</u>", "81"], ["4:3-12 best-not-marked: Top 83 is marked, the best is 85"]),
        (["**85**", "<u>83</u>", "81"], []),
        (["<u>85</u>", "**83**", "81"], ["3:3-12 best-not-marked: Top 85 is the best and is not marked"]),
        (["<u>**85**</u>", "<u>83</u>", "81"], []),
        # Missing values and text are ignored.
        (["**-**", "85", "83"], []),
        (["-", "**85**", "83"], []),
        # Cells that are neither marked nor unmarked.
        (["**85** *", "83", "81"], []),
        (["86 *(ours)*", "**85**", "81"], []),
    ],
)
def test_the_best_value_is_bold(cells: list[str], expected: list[str]) -> None:
    lines = [line for line in found_in(*cells, qualifiers=["*", "~"]) if "wrong-type" not in line]
    assert lines == [line.replace("**", "") for line in expected]


def test_the_best_value_may_be_the_smallest() -> None:
    assert found_in("**81**", "85", "83", best="minimum") == []
    assert found_in("81", "**85**", "83", best="minimum") == [
        "3:3-5 best-not-marked: Top 81 is the best and is not marked"
    ]


def test_the_wrong_mark_and_the_best_value_are_reported() -> None:
    schema = table_schema({"Top": {"bestMarked": "maximum"}})
    (unmarked,) = violations(schema, table("Top | Model", "81 | m", "**83** | m", "85 | m"))
    assert unmarked.related == (Related(At(1, 0), "this one is marked"),)
    (marked,) = violations(schema, table("Top | Model", "**85** | m", "**83** | m", "81 | m"))
    assert marked.related == (Related(At(0, 0), "the best"),)


@pytest.mark.parametrize(
    ("cells", "keywords", "expected"),
    [
        # A rounded number is not compared.
        (["~86", "**85**", "81"], {"qualifiers": ["~"]}, []),
        (["86¹", "**85**", "81"], {"qualifiers": ["¹"]}, ["3:3-6 best-not-marked: Top 86¹ is the best and is not marked"]),
        # A mark on a part of the cell.
        (["**85** (+0.3)", "**83** (+0.1)", "**81**"], {"delta": True}, []),
        (["**85** (+0.3)", "**83** (+0.1)", "81"], {"delta": True}, []),
        (["~~80~~ **85**", "83", "81"], {"struck": "ignored"}, []),
        (["~~80~~ 85", "**83**", "81"], {"struck": "ignored"}, ["3:3-12 best-not-marked: Top 85 is the best and is not marked"]),
        (["85 (+0.3)", "**83**", "81"], {"delta": True}, ["3:3-12 best-not-marked: Top 85 (+0.3) is the best and is not marked"]),
        # Intervals that overlap.
        (["**85 ± 0.3**", "**84.5 ± 0.3**", "81 ± 1"], {"uncertainty": True}, []),
        (["**85 ± 0.3**", "**84 ± 0.3**", "81 ± 1"], {"uncertainty": True}, ["4:3-15 best-not-marked: Top 84 ± 0.3 is marked, the best is 85 ± 0.3"]),
        # Values are compared in one unit.
        (["**900 ms**", "1 s"], {"unit": {"ms": 1, "s": 1000}}, ["4:3-6 best-not-marked: Top 1 s is the best and is not marked"]),
        (["**1 / 2**", "3 / 4"], {"type": "array", "separator": "/"}, []),
        # A faulty cell is ignored.
        (["**85**", "850", "81"], {"maximum": 100}, ["4:3-6 out-of-range: Top 850 is above the maximum 100"]),
    ],
)  # fmt: skip
def test_a_mark_applies_to_the_value(cells: list[str], keywords: dict[str, Any], expected: list[str]) -> None:
    assert found_in(*cells, **keywords) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # Bold text highlights a row, and does not mark its numbers as the best.
        (["a | 81", "**ours** | **83**", "b | 85"], []),
        (["a | 81", "**ours** | **83**", "b | **85**"], []),
        (["a | **81**", "**ours** | **85**", "b | 80"], ["3:7-13 best-not-marked: Top 81 is marked, the best is 85"]),
        (["a | **81**", "**ours** | 85", "b | 80"], ["4:14-16 best-not-marked: Top 85 is the best and is not marked"]),
        # Captions and blank rows divide a table.
        (["a | **81**", "b | 80", "**Large** | ", "c | **85**", "d | 84"], []),
        (["a | **81**", "b | 80", " | ", "c | **85**", "d | 84"], []),
        (["a | **81**", "b | 82", "**Large** | ", "c | **85**", "d | 84"], ["3:7-13 best-not-marked: Top 81 is marked, the best is 85"]),
        (["a | 81", "b | 80", "**Large** | ", "c | **85**", "d | 84"], []),
    ],
)  # fmt: skip
def test_rows_that_are_set_off_and_parts_of_a_table(rows: list[str], expected: list[str]) -> None:
    schema = table_schema({"Model": {}, "Top": {"type": ["number", "null"], "bestMarked": "maximum"}})
    assert found(schema, table("Model | Top", *rows)) == expected
