import pytest
from rule_cases import findings, found

from mdlint.model import Related, Span
from mdlint.rules import RULES
from mdlint.style import TableStyle, TextAlign

HEAD = "| Model | N   |\n|-------|-----|\n"

FAULTS = [
    # At the surplus spaces, or at the pipe next to the missing space.
    ("|a      | 1   |", '3:1-2 warning: no space before "a", expected 1'),
    ("| small| 1   |", '3:8-9 warning: no space after "small", expected 1'),
    ("|small|1|", '3:1-2 warning: no space before "small", expected 1 (2 of the 6 cells differ)'),
    ("|   a   | 1   |", '3:2-5 warning: 3 spaces before "a", expected 1'),
    ("|  a  |  1  |", '3:2-4 warning: 2 spaces before "a", expected 1 (2 of the 6 cells differ)'),
    ("| a | 1 | 2|", '3:12-13 warning: no space after "2", expected 1'),
    ("|`a\\|b` | 1 |", '3:1-2 warning: no space before "`a\\|b`", expected 1'),
]

SILENT = [
    "| a     | 1   |",
    # More spaces on one side fill the column.
    "|     a |   1 |",
    "| a | 1 |",
    # Empty cells, tabs, white space at the ends of a row.
    "|| |",
    "|       |     |",
    "|\ta\t|\t1 |",
    "| a | 1 |  ",
    "  | a | 1 |",
    # Ends of a row without a pipe.
    "a | 1",
    "| a     | 1",
    "Some text",
]


@pytest.mark.parametrize(("row", "expected"), FAULTS)
def test_a_cell_that_differs_from_the_header(row: str, expected: str) -> None:
    assert found("cell-padding", HEAD + row) == [expected]


@pytest.mark.parametrize("row", SILENT)
def test_silent(row: str) -> None:
    assert found("cell-padding", HEAD + row) == []


def test_the_delimiter_row_has_its_own_padding() -> None:
    page = f"{HEAD}\n| A | B |\n| - | - |\n| 1 | 2 |"
    assert found("cell-padding", page) == ['5:2-3 warning: 1 space before "-", expected 0 (2 of the 6 cells differ)']
    assert found("cell-padding", page, style=TableStyle(delimiter_padding=1)) == [
        '2:1-2 warning: no space before "-------", expected 1 (2 of the 4 cells differ)'
    ]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("|A|B|\n|-|-|\n|1|2|", []),
        ("|A  |B|\n|---|-|\n|  1|2|", []),
        ("|  A  |  B  |\n|  -  |  -  |\n|  1  |  2  |", []),
        ("|A|B|\n|-|-|\n| 1 |2|", ['3:2-3 warning: 1 space before "1", expected 0']),
        ("|  A  |\n|  -  |\n| 1  |", ['3:2-3 warning: 1 space before "1", expected 2']),
        ("A | B\n--|--\n1 |2", ['3:3-4 warning: no space before "2", expected 1']),
    ],
)
def test_consistent_means_like_the_first_header(page: str, expected: list[str]) -> None:
    assert found("cell-padding", page) == expected


def test_a_header_without_text_sets_no_example() -> None:
    assert found("cell-padding", "| | |\n|-|-|\n|1|2|\n\n|A|B|\n|-|-|\n| 1 |2|") == [
        '7:2-3 warning: 1 space before "1", expected 0'
    ]


@pytest.mark.parametrize(
    ("padding", "expected"),
    [
        (0, '1:2-3 warning: 1 space before "A", expected 0 (2 of the 3 cells differ)'),
        (1, None),
        (2, '1:2-3 warning: 1 space before "A", expected 2 (2 of the 3 cells differ)'),
    ],
)
def test_a_number_of_spaces(padding: int, expected: str | None) -> None:
    page = "| A |\n|---|\n| 1 |"
    assert found("cell-padding", page, style=TableStyle(padding=padding)) == ([expected] if expected else [])


# Cells of a column that is 9 wide, and the style that moves their text there.
PLACED: dict[str, set[TextAlign]] = {
    "| a       |": {"any", "left"},
    "|       a |": {"any", "right"},
    "|    a    |": {"center"},
    "|    ab   |": {"center"},
    "|   ab    |": {"center"},
    "| abcdefg |": {"any", "left", "right", "center"},
    "|  a      |": set(),
}
WRONG: dict[tuple[str, TextAlign], str] = {
    ("| a       |", "right"): '3:4-11 warning: 7 spaces after "a", expected 1',
    ("|       a |", "left"): '3:2-9 warning: 7 spaces before "a", expected 1',
    ("|       a |", "center"): '3:2-9 warning: 7 spaces before "a", expected at most 2 to be centered',
    ("| a       |", "center"): '3:4-11 warning: 7 spaces after "a", expected at most 2 to be centered',
    ("|    a    |", "any"): '3:2-6 warning: 4 spaces before "a", expected 1',
    ("|    a    |", "right"): '3:7-11 warning: 4 spaces after "a", expected 1',
}


@pytest.mark.parametrize("row", PLACED)
@pytest.mark.parametrize("align", ["any", "left", "right", "center"])
def test_the_side_to_which_text_is_moved(row: str, align: TextAlign) -> None:
    reported = found("cell-padding", f"| abcdefg |\n|---------|\n{row}", style=TableStyle(cell_align=align))
    assert bool(reported) is (align not in PLACED[row])
    if words := WRONG.get((row, align)):
        assert reported == [words]


@pytest.mark.parametrize(
    ("mark", "align"), [(":------", "left"), ("------:", "right"), (":-----:", "center"), ("-------", "left")]
)
@pytest.mark.parametrize("row", PLACED)
def test_the_side_that_the_delimiter_row_declares(mark: str, align: TextAlign, row: str) -> None:
    page = f"| abcdefg |\n| {mark} |\n{row}"
    assert bool(found("cell-padding", page, style=TableStyle(cell_align="declared"))) is (align not in PLACED[row])


def test_text_in_a_centered_column_may_have_more_spaces_on_both_sides() -> None:
    assert found("cell-padding", "| abcdefg |\n|:-------:|\n|    a    |") == []


def test_the_header_can_be_moved_to_another_side_than_the_cells() -> None:
    page = "|    A    |\n|--------:|\n|       1 |"
    style = TableStyle(padding=1, header_align="center", cell_align="declared")
    assert found("cell-padding", page, style=style) == []
    assert found("cell-padding", page, style=TableStyle(padding=1, header_align="left")) == [
        '1:2-6 warning: 4 spaces before "A", expected 1'
    ]


def test_one_finding_shows_some_of_the_others() -> None:
    (finding,) = findings(RULES["cell-padding"], HEAD + "|a | 1 |\n| b | 2|\n")
    assert finding.related == (Related(Span(4, 8, 4, 9), "another place"),)


def test_an_html_table_and_lines_that_end_in_cr_lf() -> None:
    assert found("cell-padding", "<table><tr><td>|a |</td></tr></table>") == []
    page = HEAD + "|a | 1 |\n"
    assert found("cell-padding", page.replace("\n", "\r\n")) == ['3:1-2 warning: no space before "a", expected 1']
    assert found("cell-padding", "> " + page.replace("\n", "\n> ")) == [
        '3:3-4 warning: no space before "a", expected 1'
    ]
