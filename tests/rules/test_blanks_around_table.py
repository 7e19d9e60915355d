import time

import pytest
from rule_cases import found

from mdlint.style import TableStyle

ROWS = ("| A | B |", "|---|---|", "| 1 | 2 |")


def table(lead: str = "", first: str | None = None) -> str:
    return "\n".join([(lead if first is None else first) + ROWS[0], *(lead + row for row in ROWS[1:])])


NONE_ABOVE = "no blank line above the table, expected 1"
NONE_BELOW = "no blank line below the table, expected 1"

FAULTS = [
    (f"text\n{table()}", ["2:1-10", NONE_ABOVE]),
    (f"# heading\n{table()}", ["2:1-10", NONE_ABOVE]),
    (f"heading\n---\n{table()}", ["3:1-10", NONE_ABOVE]),
    (f"---\n\n***\n{table()}", ["4:1-10", NONE_ABOVE]),
    (f"```\ncode\n```\n{table()}", ["4:1-10", NONE_ABOVE]),
    (f"<!-- note --> text\n{table()}", ["2:1-10", NONE_ABOVE]),
    (f"- # item\n{table()}", ["2:1-10", NONE_ABOVE]),
    (f"{table()}\n# heading", ["3:1-10", NONE_BELOW]),
    (f"{table()}\n> quote", ["3:1-10", NONE_BELOW]),
    (f"{table()}\n- item", ["3:1-10", NONE_BELOW]),
    (f"{table()}\n```\ncode\n```", ["3:1-10", NONE_BELOW]),
    (f"{table()}\n<div>", ["3:1-10", NONE_BELOW]),
    (f"{table()}\n***", ["3:1-10", NONE_BELOW]),
    # A lone pipe ends a table.
    (f"{table()}\n|\ntext", ["3:1-10", NONE_BELOW]),
    # In a container, the place is the row without the markers of the container.
    (f"> text\n{table('> ')}", ["2:3-12", NONE_ABOVE]),
    (f">text\n{table('>')}", ["2:2-11", NONE_ABOVE]),
    (f"{table('> ')}\n> # heading", ["3:3-12", NONE_BELOW]),
    (f"{table('> ')}\n># heading", ["3:3-12", NONE_BELOW]),
    (f"{table('> ')}\n> > quote", ["3:3-12", NONE_BELOW]),
    (f"- text\n{table('  ')}", ["2:3-12", NONE_ABOVE]),
    (f"{table('  ', '- ')}\n  # heading", ["3:3-12", NONE_BELOW]),
    (f"- > quote\n\n  # heading\n{table('  ')}", ["4:3-12", NONE_ABOVE]),
    (f"> - item\n{table('>   ')}", ["2:5-14", NONE_ABOVE]),
    (f"[^1]: text\n{table('    ')}", ["2:5-14", NONE_ABOVE]),
]

SILENT = [
    table(),
    f"\n\n{table()}\n\n",
    f"text\n\n{table()}\n\ntext",
    f"text\n \t\n{table()}\n  \ntext",
    # The beginning of the page, after front matter.
    f"---\ntitle: T\n---\n{table()}",
    # Comments are not shown, and suppression comments have to be right above a table.
    f"text\n\n<!-- mdlint-disable-next-table -->\n{table()}",
    f"text\n\n<!-- a note\non two lines -->\n{table()}",
    f"<!-- note -->\n{table()}\n<!-- note -->\n\ntext",
    # In a quote, a line with only the marker is blank.
    f"> text\n>\n{table('> ')}\n>\n> text",
    f"> > text\n> >\n{table('> > ')}\n>>\n> > text",
    # First and last in their container.
    f"text\n{table('> ')}\n\ntext",
    f"- item\n{table('  ', '- ')}\n- item",
    f"1. item\n\n{table('   ')}\n2. item",
    f"-\n{table('  ')}",
    f"> text\n>\n{table('> ')}\ntext",
    f"> - item\n>\n{table('>   ')}\n> text",
    f"[^1]:\n{table('    ')}\n[^2]: text",
    # Text right below a table is a row of the table, and reported as such.
    f"{table()}\ntext\n\ntext",
    # HTML tables.
    "text\n\n# heading\n<table><tr><td>a</td></tr></table>\n\n# heading",
    f"<table>\n<tr><td>\n\n{table()}\n\n</td></tr>\n</table>",
]


@pytest.mark.parametrize(("page", "expected"), FAULTS)
def test_a_side_without_a_blank_line(page: str, expected: list[str]) -> None:
    assert found("blanks-around-table", page) == [" warning: ".join(expected)]


@pytest.mark.parametrize("page", SILENT)
def test_silent(page: str) -> None:
    assert found("blanks-around-table", page) == []


def test_both_sides_are_two_findings() -> None:
    assert found("blanks-around-table", f"# A\n{table()}\n# B") == [
        f"2:1-10 warning: {NONE_ABOVE}",
        f"4:1-10 warning: {NONE_BELOW}",
    ]


def test_two_tables_in_a_row_of_containers() -> None:
    page = f"- a\n\n{table('  ')}\n- b\n{table('  ')}"
    assert found("blanks-around-table", page) == [f"7:3-12 warning: {NONE_ABOVE}"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (0, 0, []),
        (1, 0, []),
        (2, 1, ["3:1-10 warning: 1 blank line above the table, expected 2"]),
        (
            3,
            3,
            [
                "3:1-10 warning: 1 blank line above the table, expected 3",
                "5:1-10 warning: 2 blank lines below the table, expected 3",
            ],
        ),
    ],
)
def test_other_numbers_of_blank_lines(before: int, after: int, expected: list[str]) -> None:
    style = TableStyle(blanks_before=before, blanks_after=after)
    assert found("blanks-around-table", f"text\n\n{table()}\n\n\ntext", style=style) == expected


def test_zero_turns_a_side_off() -> None:
    style = TableStyle(blanks_before=0, blanks_after=0)
    assert found("blanks-around-table", f"text\n{table()}\n# heading", style=style) == []


def test_lines_that_end_in_cr_lf_are_the_same_lines() -> None:
    page = f"> text\n{table('> ')}\n>\n> text\n"
    assert found("blanks-around-table", page.replace("\n", "\r\n")) == [f"2:3-12 warning: {NONE_ABOVE}"]


def test_a_comment_without_an_end_hides_the_rest_of_its_block() -> None:
    assert found("blanks-around-table", f"{table()}\n<!-- note\n\n{table()}") == []


def test_comments_without_an_end_take_linear_time() -> None:
    # 125 KB. In quadratic time, this takes 20 seconds.
    start = time.process_time()
    assert found("blanks-around-table", "a\n" + "<!--" * 32_000 + "\n") == []
    assert time.process_time() - start < 5
