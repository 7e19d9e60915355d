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
        # Rows that are written differently but look the same to a reader.
        ("| a | 1 |\na|1", ["4:1-4 warning: the same row as in line 3"]),
        ("| `a` |  1   |\n| `a` | 1 |", ["4:1-12 warning: the same row as in line 3"]),
        # Blank cells at the end make no difference, with or without a column for them.
        ("| a | 1 | |\n| a | 1 |", ["4:1-10 warning: the same row as in line 3"]),
        ("| a | 1 | 2 |\n| a | 1 | 2 | |", ["4:1-16 warning: the same row as in line 3"]),
        ("| [a](x) | 1 |\n| [a](x) | 1 |", ["4:1-15 warning: the same row as in line 3"]),
        # Below the same caption, or with a blank first cell below the same name.
        ("| **A** | |\n| a | 1 |\n| **B** | |\n| a | 1 |\n| a | 1 |", ["7:1-10 warning: the same row as in line 6"]),
        ("| a | 1 | x |\n| | 2 | x |\n| | 2 | x |", ["5:1-12 warning: the same row as in line 4"]),
        ("| | 2 | x |\n| | 2 | x |", ["4:1-12 warning: the same row as in line 3"]),
        # Rows with links are captions only if all others begin with code, and then they are compared with each other.
        ("| [f](x) | 1 |\n| a | 1 |\n| [g](y) | 1 |\n| a | 1 |", ["6:1-10 warning: the same row as in line 4"]),
        ("| [f](x) | 1 |\n| `a` | 1 |\n| `a` | 1 |\n| [f](x) | 1 |", ["6:1-15 warning: the same row as in line 3", "5:1-12 warning: the same row as in line 4"]),
        # A bold name is a caption only if the first row begins with one.
        ("| a | 1 |\n| **F** | 1 |\n| a | 1 |", ["5:1-10 warning: the same row as in line 3"]),
        ("| **F** | 2 |\n| a | 1 |\n| a | 1 |", ["5:1-10 warning: the same row as in line 4"]),
        # A blank row between them makes no difference.
        ("| a | 1 |\n| | |\n| a | 1 |", ["5:1-10 warning: the same row as in line 3"]),
    ],
)  # fmt: skip
def test_a_repeated_row(rows: str, expected: list[str]) -> None:
    assert found("duplicate-row", TABLE + rows) == expected


@pytest.mark.parametrize(
    "rows",
    [
        "| a | 1 |\n| a | 2 |",
        "| a | 1 |\n| A | 1 |",
        "| [a](x) | 1 |\n| [a](y) | 1 |",
        # Cells after the last column count.
        "| a | 1 | linux |\n| a | 1 | mac |",
        "| a | 1 | 2 |\n| a | 1 |",
        "| | |\n| a | 1 |\n| | |",
        "| group | |\n| a | 1 |\n| group | |",
        "| - | - |\n| a | 1 |\n| - | - |",
        "| Model | Top-1 |\n| a | 1 |\n| Model | Top-1 |",
        # A caption, or the name that a blank first cell repeats, may make the rows different.
        "| **A** | |\n| a | 1 |\n| **B** | |\n| a | 1 |",
        "| a | 1 | x |\n| | 2 | x |\n| b | 1 | x |\n| | 2 | x |",
        "| a | 1 | x |\n| | 2 | x |\n| **B** | |\n| | 2 | x |",
        # A table may show the same text with and without markup.
        "| a | x \\| y |\n| a | `x \\| y` |",
        "| a | word |\n| a | **word** |\n| a | ~~word~~ |",
        "| ![a](a.svg) | yes |\n| ![a](b.svg) | yes |",
        # Rows with values are captions too, if they are the only ones that begin with links among code, or in bold.
        "| [f](x) | 1 |\n| `a` | 2 |\n| [g](y) | 1 |\n| `a` | 2 |",
        "| **F** | 1 |\n| a | 2 |\n| **G** | 1 |\n| a | 2 |",
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
