import pytest
from rule_cases import found

from mdlint.style import TableStyle

ROWS = ("| A | B |", "|---|---|", "| 1 | 2 |")


def table(*leads: str) -> str:
    """Return a table with a text before each of its rows."""
    return "\n".join(lead + row for lead, row in zip(leads, ROWS, strict=True))


SILENT = [
    table("", "", ""),
    table("> ", "> ", "> "),
    table(">", ">", ">"),
    table("> > ", ">> ", "> >"),
    table("- ", "  ", "  "),
    table("-    ", "     ", "     "),
    table("10. ", "    ", "    "),
    "- item\n\n" + table("  ", "  ", "  "),
    "-\titem\n\n" + table("\t", "\t", "    "),
    table("[^1]: ", "    ", "    "),
    table("> - ", ">   ", ">   "),
    "1. item\n   > text\n   >\n" + table("   > ", "   > ", "   > "),
    # The rows are further to the right than the text of the item, so they are code.
    "text\n\n" + table("    ", "    ", "    "),
    "<table>\n  <tr><td>a</td></tr>\n</table>",
]

FAULTS = [
    (table("", "", " "), "3:1-2 warning: the row is indented by 1 column, expected 0"),
    (table("", "   ", ""), "2:1-4 warning: the row is indented by 3 columns, expected 0"),
    (
        table("  ", "  ", "  "),
        "1:1-3 warning: the row is indented by 2 columns, expected 0 (3 of the 3 lines differ)",
    ),
    (table("> ", ">  ", "> "), "2:3-4 warning: the row is indented by 1 column, expected 0"),
    (table("- ", "   ", "  "), "2:3-4 warning: the row is indented by 1 column, expected 0"),
    (
        "- item\n\n" + table("   ", "  ", "     "),
        "3:3-4 warning: the row is indented by 1 column, expected 0 (2 of the 3 lines differ)",
    ),
    (table("> - ", ">    ", ">   "), "2:5-6 warning: the row is indented by 1 column, expected 0"),
    (table("[^1]: ", "     ", "    "), "2:5-6 warning: the row is indented by 1 column, expected 0"),
]


@pytest.mark.parametrize("page", SILENT)
def test_indentation_is_measured_in_the_container(page: str) -> None:
    assert found("table-indentation", page) == []


@pytest.mark.parametrize(("page", "expected"), FAULTS)
def test_a_row_that_is_indented(page: str, expected: str) -> None:
    assert found("table-indentation", page) == [expected]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (table("  ", "  ", "  "), []),
        # All white space after a marker belongs to the marker.
        (table("- ", "    ", "    "), []),
        (table("  ", "  ", ""), ["3:1-2 warning: the row is indented by 0 columns, expected 2"]),
        (table("  ", "   ", "  "), ["2:1-4 warning: the row is indented by 3 columns, expected 2"]),
        (table("- ", "    ", "   "), ["3:3-4 warning: the row is indented by 1 column, expected 2"]),
    ],
)
def test_another_indentation(page: str, expected: list[str]) -> None:
    assert found("table-indentation", page, style=TableStyle(indentation=2)) == expected


def test_text_that_a_table_swallowed_is_not_a_row() -> None:
    assert found("table-indentation", f"{table('', '', '')}\n  text") == []


def test_lines_that_end_in_cr_lf_are_the_same_lines() -> None:
    page = table("", " ", "") + "\n"
    assert found("table-indentation", page.replace("\n", "\r\n")) == found("table-indentation", page)
    assert len(found("table-indentation", page)) == 1
