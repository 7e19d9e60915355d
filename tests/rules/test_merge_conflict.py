import pytest
from rule_cases import findings, found
from tables import table_of

from mdlint.model import Related, Span
from mdlint.rules import RULES
from mdlint.shape import row_kinds

TABLE = "| A | B |\n|---|---|\n"
OURS = "<<<<<<< HEAD\n| 1 | 2 |\n"
THEIRS = "=======\n| 1 | 3 |\n>>>>>>> branch\n"
OPEN = "error: a merge conflict is not resolved"
LEFT_OVER = "error: a marker of a merge conflict is left over"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (f"{TABLE}| 0 | 1 |\n{OURS}{THEIRS}| 4 | 5 |", [f"4:1-13 {OPEN}"]),
        (f"{TABLE}{OURS}||||||| 1a2b\n| 1 | 4 |\n{THEIRS}", [f"3:1-13 {OPEN}"]),
        # The label may be missing, and one version may be empty.
        (f"{TABLE}<<<<<<<\n=======\n| 1 | 3 |\n>>>>>>>\n", [f"3:1-8 {OPEN}"]),
        # The header or the whole table has two versions, in a paragraph, a heading or a quote to GitHub.
        ("<<<<<<< HEAD\n| A | B |\n=======\n| A | C |\n>>>>>>> branch\n|---|---|\n| 1 | 2 |", [f"1:1-13 {OPEN}"]),
        (f"<<<<<<< HEAD\n{TABLE}| 1 | 2 |\n=======\n{TABLE}| 1 | 3 |\n>>>>>>> branch", [f"1:1-13 {OPEN}"]),
        (f"<<<<<<< HEAD\ntext\n\n{TABLE}| 1 | 2 |\n\n=======\ntext\n>>>>>>> branch", [f"1:1-13 {OPEN}"]),
        # An HTML table, and two conflicts.
        ("<table>\n<<<<<<< HEAD\n<tr><td>1</td></tr>\n=======\n<tr><td>2</td></tr>\n>>>>>>> branch\n</table>", [f"2:1-13 {OPEN}"]),
        (f"{TABLE}{OURS}{THEIRS}\n{TABLE}{OURS}{THEIRS}", [f"3:1-13 {OPEN}", f"11:1-13 {OPEN}"]),
        # A single marker in a table, or right above or below one.
        (f"{TABLE}| 1 | 2 |\n<<<<<<< HEAD\n| 3 | 4 |", [f"4:1-13 {LEFT_OVER}"]),
        (f"{TABLE}| 1 | 2 |\n=======\n| 3 | 4 |", [f"4:1-8 {LEFT_OVER}"]),
        (f"{TABLE}| 1 | 2 |\n||||||| base\n| 3 | 4 |", [f"4:1-13 {LEFT_OVER}"]),
        (f"{TABLE}| 1 | 2 |\n>>>>>>> branch\n", [f"4:1-15 {LEFT_OVER}"]),
        (f"<<<<<<< HEAD\n{TABLE}| 1 | 2 |", [f"1:1-13 {LEFT_OVER}"]),
    ],
)  # fmt: skip
def test_a_conflict_in_or_next_to_a_table(page: str, expected: list[str]) -> None:
    assert found("merge-conflict", page) == expected
    for rule in ("ragged-row", "not-a-table", "orphan-rows", "duplicate-row"):
        assert found(rule, page) == []


@pytest.mark.parametrize(
    "page",
    [
        # Code, a comment, and text far from a table.
        f"```\n{TABLE}{OURS}{THEIRS}```",
        f"<!--\n{TABLE}{OURS}{THEIRS}-->",
        f"<<<<<<< HEAD\ntext\n=======\nother\n>>>>>>> branch\n\n{TABLE}| 1 | 2 |",
        # Headings.
        f"Title\n=======\n\n{TABLE}",
        f"{TABLE}| 1 | 2 |\n\nTitle\n=======\n",
        # Eight signs, a word right behind them, or not at the start of the line.
        f"{TABLE}| 1 | 2 |\n========\n| 3 | 4 |",
        f"{TABLE}| 1 | 2 |\n<<<<<<<HEAD\n",
        f"{TABLE}| 1 | <<<<<<< |\n| 3 | ======= |",
        f"> {TABLE}> | 1 | 2 |",
        f"{TABLE}| 1 | 2 |\n\n>>>>>>> a reply to a reply",
    ],
)
def test_silent(page: str) -> None:
    assert found("merge-conflict", page) == []


def test_a_line_of_equal_signs_below_text_that_ends_a_table_is_not_a_marker() -> None:
    page = f"{TABLE}| 1 | 2 |\nTitle\n=======\n"
    assert found("merge-conflict", page) == []
    assert found("ragged-row", page) == ["4:1-6 error: 1 cell, the header has 2"]


def test_a_conflict_in_the_text_right_below_a_table() -> None:
    page = f"{TABLE}| 1 | 2 |\n<<<<<<< HEAD\nwords\n=======\nother words\n>>>>>>> branch\n"
    assert found("merge-conflict", page) == [f"4:1-13 {OPEN}"]
    assert found("ragged-row", page) == ["5:1-6 error: 1 cell, the header has 2"]


def test_the_end_of_the_conflict_is_shown_with_it() -> None:
    (finding,) = findings(RULES["merge-conflict"], f"{TABLE}{OURS}{THEIRS}")
    assert finding.related == (Related(Span(7, 1, 7, 15), "the conflict ends here"),)


def test_a_schema_sees_the_rows_of_the_first_version_only() -> None:
    table = table_of(f"{TABLE}{OURS}||||||| 1a2b\n| 1 | 4 |\n{THEIRS}")
    assert row_kinds(table) == ["aside", "data", "aside", "aside", "aside", "aside"]


def test_without_the_start_of_the_conflict_a_schema_sees_all_rows() -> None:
    table = table_of(f"{TABLE}| 1 | 2 |\n=======\n| 1 | 3 |\n")
    assert row_kinds(table) == ["data", "aside", "data"]


def test_rows_below_a_conflict_are_not_reported_as_rows_without_a_table() -> None:
    page = f"{TABLE}{OURS}{THEIRS}| 4 | 5 |\n| 6 | 7 |"
    assert found("not-a-table", page) == []
    assert found("not-a-table", page.replace(">>>>>>> branch\n", "> words\n")) != []
