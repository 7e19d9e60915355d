import pytest
from rule_cases import findings, found

from mdlint.model import Related, Span
from mdlint.rules import RULES

TABLE = "| Model | Top-1 |\n|---|---|\n"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("| a | 1 |\n| b | 2 |\n| a | 1 |", ["5:1-10 warning: the same row as in line 3"]),
        ("| a | 1 |\n| a | 1 |\n| a | 1 |", ["4:1-10 warning: the same row as in line 3", "5:1-10 warning: the same row as in line 3"]),
        # What a reader sees counts, not how it is written.
        ("| a | 1 |\na|1", ["4:1-4 warning: the same row as in line 3"]),
        ("| `a` | 1 |\n| a | 1 |", ["4:1-10 warning: the same row as in line 3"]),
        # Blank cells at the end make no difference, be there a column for them or not.
        ("| a | 1 | |\n| a | 1 |", ["4:1-10 warning: the same row as in line 3"]),
        ("| a | 1 | 2 |\n| a | 1 | 2 | |", ["4:1-16 warning: the same row as in line 3"]),
        ("| [a](x) | 1 |\n| [a](x) | 1 |", ["4:1-15 warning: the same row as in line 3"]),
    ],
)  # fmt: skip
def test_a_row_that_stands_twice(rows: str, expected: list[str]) -> None:
    assert found("duplicate-row", TABLE + rows) == expected


@pytest.mark.parametrize(
    "rows",
    [
        "| a | 1 |\n| a | 2 |",
        "| a | 1 |\n| A | 1 |",
        "| [a](x) | 1 |\n| [a](y) | 1 |",
        # Cells beyond the header count.
        "| a | 1 | linux |\n| a | 1 | mac |",
        "| a | 1 | 2 |\n| a | 1 |",
        "| | |\n| a | 1 |\n| | |",
        "| group | |\n| a | 1 |\n| group | |",
        "| - | - |\n| a | 1 |\n| - | - |",
        "| Model | Top-1 |\n| a | 1 |\n| Model | Top-1 |",
        "| **large** | **models** |\n| a | 1 |\n| **large** | **models** |",
    ],
)
def test_silent(rows: str) -> None:
    assert found("duplicate-row", TABLE + rows) == []


def test_rows_of_two_tables_are_not_compared() -> None:
    assert found("duplicate-row", f"{TABLE}| a | 1 |\n\ntext\n\n{TABLE}| a | 1 |") == []


def test_the_first_row_is_shown_with_it() -> None:
    (finding,) = findings(RULES["duplicate-row"], TABLE + "| a | 1 |\n| a | 1 |")
    assert finding.related == (Related(Span(3, 1, 3, 10), "the first such row"),)
