import pytest
from rule_cases import findings, found

from mdlint.model import Related, Span
from mdlint.rules import RULES

TABLE = "| A | B |\n|---|---|\n| 1 | 2 |\n"
OPEN = "A | B | C\n--|---|--\n1 | 2 | 3\n"
BLANK = "cut off from the table above by a blank line"
OUTSIDE = "not in the list item or quote of the table above"
LIST = "read as a list, not as rows of the table above"
COMMENT = "cut off from the table above by a comment"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (f"{TABLE}\n| 3 | 4 |", [f"5:1-10 error: {BLANK}"]),
        (f"{TABLE}\n\n\n| 3 | 4 |\n| 5 | 6 |", [f"7:1-10 error: {BLANK}"]),
        # Each paragraph of rows.
        (f"{TABLE}\n| 3 | 4 |\n\n| 5 | 6 |", [f"5:1-10 error: {BLANK}", f"7:1-10 error: {BLANK}"]),
        (f"{TABLE}\n| 3 | 4 |\n<!-- note -->\n\n| 5 | 6 |\n\n| 7 | 8 |", [f"5:1-10 error: {BLANK}", f"8:1-10 error: {COMMENT}", f"10:1-10 error: {BLANK}"]),
        # Right below the table's quote or list item.
        ("> | A | B |\n> |---|---|\n| 1 | 2 |", [f"3:1-10 error: {OUTSIDE}"]),
        ("- | A | B |\n  |---|---|\n| 1 | 2 |\n| 3 | 4 |\n\n| 5 | 6 |", [f"3:1-10 error: {OUTSIDE}", f"6:1-10 error: {BLANK}"]),
        (f"{TABLE}\n| 3 | 4 |\n| 5 | 6 | 7 |\nand text", [f"5:1-10 error: {BLANK}"]),
        (f"{TABLE}<!-- note -->\n| 3 | 4 |", [f"5:1-10 error: {COMMENT}"]),
        (f"{TABLE}\n<!-- two\nlines -->\n\n| 3 | 4 |", [f"8:1-10 error: {COMMENT}"]),
        ("| A | B |\n|---|---|\n\n| 3 | 4 |", [f"4:1-10 error: {BLANK}"]),
        ("> | A | B |\n> |---|---|\n>\n> | 3 | 4 |", [f"4:3-12 error: {BLANK}"]),
        ("- | A | B |\n  |---|---|\n\n  | 3 | 4 |", [f"4:3-12 error: {BLANK}"]),
        # A table without outer pipes is continued by rows without outer pipes.
        (f"{OPEN}\n4 | 5 | 6", [f"5:1-10 error: {BLANK}"]),
        ("A | B\n--|--\n\n1 | 2\n3 | 4", [f"4:1-6 error: {BLANK}"]),
        # Rows with fewer or more cells than the table, and rows with one outer pipe.
        (f"{TABLE}\n| 3 | 4 | 5 |", [f"5:1-14 error: {BLANK}"]),
        ("| A | B | C |\n|---|---|---|\n\n| 3 | 4 |", [f"4:1-10 error: {BLANK}"]),
        ("| A | B | C |\n|---|---|---|\n\n| 3 | 4 |\n| 5 | 6 | 7 |", [f"4:1-10 error: {BLANK}"]),
        ("| A | B\n|---|---\n\n| 3 | 4", [f"4:1-8 error: {BLANK}"]),
        ("A | B |\n---|---|\n\n3 | 4 |", [f"4:1-8 error: {BLANK}"]),
        (f"{TABLE}\n| 3 | 4", [f"5:1-8 error: {BLANK}"]),
        # Rows without outer pipes that GitHub reads as a list. The place begins with the marker.
        ("A | B\n--|--\n1. x | 2\n2. y | 3", [f"3:1-9 error: {LIST}"]),
        ("A | B\n--|--\n0. w | 1\n- x | 2", [f"3:1-9 error: {LIST}"]),
        ("> A | B\n> --|--\n> - x | 2", [f"3:3-10 error: {LIST}"]),
        ("| A |\n|---|\n| 1 |\n\n| 2 |", [f"5:1-6 error: {BLANK}"]),
    ],
)  # fmt: skip
def test_rows_cut_off(page: str, expected: list[str]) -> None:
    assert found("orphan-rows", page) == expected


@pytest.mark.parametrize(
    "page",
    [
        f"{TABLE}\ntext",
        # Two rows that agree with each other, but not with the table: a table of their own, without a delimiter row.
        f"{TABLE}\n| 3 | 4 | 5 |\n| 6 | 7 | 8 |",
        f"{TABLE}\n3 | 4 | 5 |",
        f"{TABLE}\n|x| + |y| + |z|",
        f"{TABLE}\n||a spoiler||",
        f"{TABLE}\ntext | text",
        f"{TABLE}\nCaption:\n| 3 | 4 |",
        f"{TABLE}\nCaption\n\n| 3 | 4 |",
        f"{TABLE}\n3 | 4 \\|",
        f"{TABLE}\n    | 3 | 4 |",
        f"{TABLE}\n```\n| 3 | 4 |\n```",
        f"{TABLE}\n<div>\n| 3 | 4 |\n</div>",
        f"{TABLE}\n# Heading\n\n| 3 | 4 |",
        # A list below a table with outer pipes, below a blank line, or with another number of cells.
        f"{TABLE}- x | 2",
        "A | B\n--|--\n1 | 2\n\n- x | 2",
        "A | B\n--|--\n1 | 2\n- x",
        "A | B\n--|--\n1 | 2\n- x | y | z",
        f"{TABLE}\n[a]: x\n\n| 3 | 4 |",
        f"{TABLE}\n- | 3 | 4 |",
        f"{TABLE}> | 3 | 4 |",
        "> | A | B |\n> |---|---|\n\n| 1 | 2 |",
        "> | A | B |\n> |---|---|\n| 1 | 2 | 3 |",
        "> | A | B |\n> |---|---|\ntext",
        f"> | A | B |\n> |---|---|\n{TABLE}",
        "- | A | B |\n  |---|---|\n- | 1 | 2 |",
        # A separate table, valid or broken.
        f"{TABLE}\n{TABLE}",
        f"{TABLE}\n| A | B |\n|---|---|---|",
        f"{TABLE}\n| A | B |\n\n|---|---|\n| 3 | 4 |",
        f"{TABLE}\n| over | over |\n| A | B |\n|---|---|",
        # One line with one pipe below a table without outer pipes may be prose.
        "A | B\n--|--\n1 | 2\n\nprevious | next",
        f"{OPEN}\n4 | 5 | 6\nand text",
        f"{TABLE}\n3 | 4\n5 | 6",
    ],
)
def test_silent(page: str) -> None:
    assert found("orphan-rows", page) == []


def test_the_last_row_of_the_table_is_shown_with_it() -> None:
    (finding,) = findings(RULES["orphan-rows"], f"{TABLE}\n| 3 | 4 |")
    assert finding.related == (Related(Span(3, 1, 3, 10), "the table ends here"),)


def test_text_between_paragraphs_of_rows_ends_the_orphan_rows() -> None:
    assert found("orphan-rows", f"{TABLE}\n| 3 | 4 |\n\ntext\n\n| 5 | 6 |") == [f"5:1-10 error: {BLANK}"]


def test_orphan_rows_are_not_also_reported_as_not_a_table() -> None:
    assert found("not-a-table", f"{TABLE}\n| 3 | 4 |\n| 5 | 6 |") == []
