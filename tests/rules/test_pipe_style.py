import pytest
from rule_cases import findings, found

from mdlint.model import Related, Span
from mdlint.rules import RULES
from mdlint.style import PipeStyle, TableStyle

BOTH = "| A | B |\n|---|---|\n"

FAULTS = [
    # At the surplus pipe, or at the cell next to the missing pipe.
    ("| 1 | 2", "3:7-8 warning: no pipe at the end of the row, expected one"),
    ("1 | 2 |", "3:1-2 warning: no pipe at the start of the row, expected one"),
    ("1 | 2", "3:1-2 warning: no pipe at the start and end of the row, expected one"),
    (r"| 1 | 2 \|", "3:7-11 warning: no pipe at the end of the row, expected one"),
    ("| 1 | 2 |\n| 3 | 4", "4:7-8 warning: no pipe at the end of the row, expected one"),
    ("| 1 | 2\n| 3 | 4", "3:7-8 warning: no pipe at the end of the row, expected one (2 of the 4 lines differ)"),
]

SILENT = [
    "| 1 | 2 |",
    "  | 1 | 2 |  ",
    "| 1 | 2 |\t",
    "| 1 | |",
    "| 1 |",
    r"| 1 | `a\|b` |",
    # Lines without a pipe are not rows.
    "Some text",
    "{: .wide}",
    "**Group**\n| 1 | 2 |",
]


@pytest.mark.parametrize(("rows", "expected"), FAULTS)
def test_a_row_that_differs_from_the_header(rows: str, expected: str) -> None:
    assert found("pipe-style", BOTH + rows) == [expected]


@pytest.mark.parametrize("rows", SILENT)
def test_silent(rows: str) -> None:
    assert found("pipe-style", BOTH + rows) == []


@pytest.mark.parametrize("lead", ["> ", "- ", "1. ", "[^1]: "])
def test_the_markers_of_a_container_are_not_part_of_a_row(lead: str) -> None:
    rest = lead if lead == "> " else " " * max(len(lead), 4 if "^" in lead else 0)
    page = f"{lead}| A | B |\n{rest}|---|---|\n{rest}| 1 | 2"
    assert found("pipe-style", page) == [
        f"3:{len(rest) + 7}-{len(rest) + 8} warning: no pipe at the end of the row, expected one"
    ]


ROWS = {
    "leading-and-trailing": "| A | B |\n| - | - |\n| 1 | 2 |",
    "leading-only": "| A | B\n| - | -\n| 1 | 2",
    "trailing-only": "A | B |\n--|---|\n1 | 2 |",
    "none": "A | B\n--|--\n1 | 2",
}
WORDS: dict[tuple[PipeStyle, str], str] = {
    ("leading-and-trailing", "leading-only"): "1:7-8 warning: no pipe at the end of the row, expected one",
    ("leading-and-trailing", "trailing-only"): "1:1-2 warning: no pipe at the start of the row, expected one",
    ("leading-and-trailing", "none"): "1:1-2 warning: no pipe at the start and end of the row, expected one",
    ("leading-only", "leading-and-trailing"): "1:9-10 warning: a pipe at the end of the row, expected none",
    ("leading-only", "trailing-only"): (
        "1:1-2 warning: no pipe at the start of the row, expected one; a pipe at the end of the row, expected none"
    ),
    ("leading-only", "none"): "1:1-2 warning: no pipe at the start of the row, expected one",
    ("trailing-only", "leading-and-trailing"): "1:1-2 warning: a pipe at the start of the row, expected none",
    ("trailing-only", "leading-only"): (
        "1:1-2 warning: no pipe at the end of the row, expected one; a pipe at the start of the row, expected none"
    ),
    ("trailing-only", "none"): "1:5-6 warning: no pipe at the end of the row, expected one",
    ("none", "leading-and-trailing"): "1:1-2 warning: a pipe at the start and end of the row, expected none",
    ("none", "leading-only"): "1:1-2 warning: a pipe at the start of the row, expected none",
    ("none", "trailing-only"): "1:7-8 warning: a pipe at the end of the row, expected none",
}


@pytest.mark.parametrize("style", ROWS)
@pytest.mark.parametrize("written", ROWS)
def test_each_style_against_each(style: PipeStyle, written: str) -> None:
    words = WORDS.get((style, written))
    expected = [f"{words} (3 of the 3 lines differ)"] if words else []
    assert found("pipe-style", ROWS[written], style=TableStyle(pipes=style)) == expected


def test_consistent_means_like_the_first_header_of_the_page() -> None:
    assert found("pipe-style", f"{ROWS['none']}\n\n{ROWS['none']}") == []
    (finding,) = findings(RULES["pipe-style"], f"{ROWS['none']}\n\n{BOTH}")
    assert finding.span == Span(5, 1, 5, 2)
    assert finding.related == (
        Related(Span(1, 1, 1, 6), "the row that sets the style"),
        Related(Span(6, 1, 6, 2), "another place"),
    )


def test_an_html_table_has_no_pipes_and_sets_no_example() -> None:
    html = "<table><tr><td>a | b</td></tr></table>\n\n"
    assert found("pipe-style", f"{html}{ROWS['none']}\n\n{html}", style=TableStyle(pipes="none")) == []
    assert found("pipe-style", html + ROWS["leading-only"]) == []


def test_a_table_of_one_column() -> None:
    assert found("pipe-style", "| A |\n|---|\n| 1 |\nwords") == [
        "4:1-6 warning: no pipe at the start and end of the row, expected one"
    ]
    assert found("pipe-style", "| A |\n|---|\n| 1 |\n{: .wide}") == []
    assert found("pipe-style", "A |\n-|\n1 |") == []


def test_lines_that_end_in_cr_lf_are_the_same_lines() -> None:
    page = f"{BOTH}| 1 | 2\n"
    assert found("pipe-style", page.replace("\n", "\r\n")) == found("pipe-style", page)
