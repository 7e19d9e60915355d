import pytest
from rule_cases import findings, found

from mdlint.markdown import parse
from mdlint.model import Related, Span
from mdlint.rules import RULES

TABLE = "| A | B | C | D |\n|---|---|---|---|\n"

ROWS = [
    # A surplus cell with text is an error. The span is from the first surplus cell to the last.
    ("| 1 | 2 | 3 | 4 | 5 |", ["3:19-20 error: 5 cells, the header has 4"]),
    ("| 1 | 2 | 3 | 4 | 5 | 66 |", ["3:19-25 error: 6 cells, the header has 4"]),
    ("| 1 | 2 | 3 | 4 | | 6 |", ["3:19-22 error: 6 cells, the header has 4"]),
    ("1 | 2 | 3 | 4 | 5", ["3:17-18 error: 5 cells, the header has 4"]),
    # Blank surplus cells are a warning.
    ("| 1 | 2 | 3 | 4 | |", ["3:19-19 warning: 5 cells, the header has 4"]),
    ("| 1 | 2 | 3 | 4 ||", ["3:18-18 warning: 5 cells, the header has 4"]),
    # A row that lacks one cell, or has only one cell, is a warning; anything between is an error. The place is the row.
    ("| 1 | 2 | 3 |", ["3:1-14 warning: 3 cells, the header has 4"]),
    ("| 1 | 2 |", ["3:1-10 error: 2 cells, the header has 4"]),
    ("| 1 |", ["3:1-6 warning: 1 cell, the header has 4"]),
    ("  | 1 | 2 |", ["3:3-12 error: 2 cells, the header has 4"]),
    # Text that the table swallowed is one error, at its first line.
    ("Some words", ["3:1-11 error: 1 cell, the header has 4"]),
    ("| 1 | 2 | 3 | 4 |\nSome words\non two lines", ["4:1-11 error: 1 cell, the header has 4"]),
    ("**Bold words at the end**", ["3:1-26 error: 1 cell, the header has 4"]),
    ("Some words\n{: .wide}", ["3:1-11 error: 1 cell, the header has 4"]),
    # Braces between outer pipes are the text of a cell.
    ("| {x} |", ["3:1-8 warning: 1 cell, the header has 4"]),
    ("| {x} | {y} |", ["3:1-14 error: 2 cells, the header has 4"]),
    # Two rows on one line are an error at the first cell of the second row.
    ("| 1 | 2 | 3 | 4 | | 5 | 6 | 7 | 8 |", ["3:21-34 error: 2 rows on one line: 9 cells, the header has 4"]),
    ("| 1 | 2 | 3 | 4 || 5 | 6 | 7 | 8 |", ["3:20-33 error: 2 rows on one line: 9 cells, the header has 4"]),
    ("| 1 | | 3 | || 5 | 6 | | 8 || 9 | | | |", ["3:16-39 error: 3 rows on one line: 14 cells, the header has 4"]),
    ("| 1 | 2 | 3 | 4 | | 5 | 6 | 7 |", ["3:19-30 error: 8 cells, the header has 4"]),
    ("| 1 | 2 | 3 | 4 | x | 5 | 6 | 7 | 8 |", ["3:19-36 error: 9 cells, the header has 4"]),
    ("| 1 | 2 | 3 | 4 | | | 6 | 7 | 8 |", ["3:19-32 error: 9 cells, the header has 4"]),
    # A row on several lines is an error at its second line.
    (
        "| 1 | 2 | 3 | a\n<br>b\nc |\n| 5 | 6 | 7 | 8 |",
        ["4:1-6 error: the row above goes on for 2 lines, a row is one line"],
    ),
    ("| 1 | 2\n| 3 | 4 |", ["4:1-10 error: the row above goes on for 1 line, a row is one line"]),
    ("| 1 | a\nb | 3\nc | 4 |", ["4:1-6 error: the row above goes on for 2 lines, a row is one line"]),
    ("| 1 | 2 | 3 | a\nb\n| 5 | 6 | 7 | 8 |", ["4:1-2 error: the row above goes on for 1 line, a row is one line"]),
    # Together, the lines have fewer or more cells than the header; or the row above them is complete.
    (
        "| 1 | 2\n| 3 |\n| 5 | 6 | 7 | 8 |",
        ["3:1-8 error: 2 cells, the header has 4", "4:1-6 warning: 1 cell, the header has 4"],
    ),
    (
        "| 1 | 2 | 3\n| 4 | 5 |",
        ["3:1-12 warning: 3 cells, the header has 4", "4:1-10 error: 2 cells, the header has 4"],
    ),
    ("| 1 | 2 | 3 | 4 |\nb |\n| 5 | 6 | 7 | 8 |", ["4:1-4 warning: 1 cell, the header has 4"]),
    # Between other rows it is an ordinary short row.
    ("Group\n| 1 | 2 | 3 | 4 |", ["3:1-6 warning: 1 cell, the header has 4"]),
    ("| [0](w) |\n| [1](x) | 2 | 3 | 4 |\n| [5](y) | 6 | 7 | 8 |", ["3:1-11 warning: 1 cell, the header has 4"]),
    # A bold cell that GitHub drops is not a caption.
    ("| | | | | **Group** |", ["3:11-20 error: 5 cells, the header has 4"]),
]

SILENT = [
    "| 1 | 2 | 3 | 4 |",
    "1 | 2 | 3 | 4",
    "| 1 | 2 | 3 | |",
    "| | | | |",
    # Blank rows, short or long, have no text that could be lost.
    "| | |",
    "| | | | | |",
    # An escaped pipe does not separate cells.
    "| 1 | 2 | 3 | `a\\|b` |",
    # Captions of sections.
    "| **Group** |\n| 1 | 2 | 3 | 4 |",
    "**Group**\n1 | 2 | 3 | 4",
    "| **Group** | |\n| 1 | 2 | 3 | 4 |",
    "| *Group* |\n| 1 | 2 | 3 | 4 |",
    "| Group |\n| [1](x) | 2 | 3 | 4 |\n| [5](y) | 6 | 7 | 8 |",
    # Markup of site generators, and templates.
    "| 1 | 2 | 3 | 4 |\n{: .wide}",
    "| 1 | 2 | 3 | 4 |\n:::",
    "{% for row in rows %}\n| 1 | 2 | 3 | 4 |\n{% endfor %}",
    "{.wide}\n| 1 | 2 | 3 | 4 |",
    "| {: .wide} |\n| 1 | 2 | 3 | 4 |",
    "| {{ rows }} |",
    # A template tag on several lines, or one that is cut off by the end of the table.
    '{% set names = {\n"a": ["b"],\n} %}\n| 1 | 2 | 3 | 4 |',
    '{% set names = {\n    "a": ["b"],\n} %}',
    '| 1 | 2 | 3 | {{ value | default("", true) }} |',
    # The lines that end the table are not rows.
    "| 1 | 2 | 3 | 4 |\n\nSome words",
    "| 1 | 2 | 3 | 4 |\n# Heading",
    "| 1 | 2 | 3 | 4 |\n- item",
]


@pytest.mark.parametrize(("rows", "expected"), ROWS)
def test_a_row_with_too_many_or_too_few_cells(rows: str, expected: list[str]) -> None:
    assert found("ragged-row", TABLE + rows) == expected


@pytest.mark.parametrize("rows", SILENT)
def test_silent(rows: str) -> None:
    assert found("ragged-row", TABLE + rows) == []


ALL_ROWS = [
    # Three rows that agree outweigh the header. For fewer rows, each row is reported.
    ("| 1 | 2 | 3 | 4 | 5 |", 3, ["1:1-18 error: the header has 4 cells, all 3 rows have 5"]),
    ("| 1 | 2 | 3 | 4 | |", 3, ["1:1-18 warning: the header has 4 cells, all 3 rows have 5"]),
    ("| 1 | 2 | 3 |", 4, ["1:1-18 warning: the header has 4 cells, all 4 rows have 3"]),
    ("| 1 | 2 |", 3, ["1:1-18 error: the header has 4 cells, all 3 rows have 2"]),
    ("| 1 | 2 |", 2, ["3:1-10 error: 2 cells, the header has 4", "4:1-10 error: 2 cells, the header has 4"]),
    # The header is right here.
    ("| 1 | 2 | 3 | `a|b` |", 3, [f"{line}:18-20 error: 5 cells, the header has 4" for line in (3, 4, 5)]),
    ("| 1 | 2 | 3 | {{ a | b }} |", 3, []),
    ("| 1 | 2 | 3 | 4 |", 3, []),
]


@pytest.mark.parametrize(("row", "count", "expected"), ALL_ROWS)
def test_a_header_that_no_row_agrees_with_is_one_finding(row: str, count: int, expected: list[str]) -> None:
    assert found("ragged-row", TABLE + f"{row}\n" * count) == expected


def test_one_row_that_fits_the_header_or_differs_makes_each_row_a_finding() -> None:
    long = "| 1 | 2 | 3 | 4 | 5 |\n" * 3
    assert len(found("ragged-row", f"{TABLE}{long}| 1 | 2 | 3 | 4 |")) == 3
    assert len(found("ragged-row", f"{TABLE}{long}| 1 | 2 | 3 |")) == 4


MOST_ROWS = [
    # At least three rows, and more than half of them, lack their last cells or have blank surplus cells.
    ("| 1 | 2 | 3 |\n" * 3 + "| 1 | 2 | 3 | 4 |\n" * 2, ["1:1-18 warning: 3 of 5 rows have 3 cells, the header has 4"]),
    ("| 1 | 2 |\n" * 3 + "| 1 | 2 | 3 | 4 |\n", ["1:1-18 error: 3 of 4 rows have 2 cells, the header has 4"]),
    ("| 1 | 2 |\n| 1 | 2 | 3 |\n" * 2 + "| 1 | 2 | 3 | 4 |\n", ["1:1-18 error: 4 of 5 rows have fewer cells, the header has 4"]),
    ("| 1 | 2 | 3 | 4 | |\n" * 3 + "| 1 | 2 | 3 | 4 |\n", ["1:1-18 warning: 3 of 4 rows have 5 cells, the header has 4"]),
    ("| 1 | 2 | 3 | 4 | |\n| 1 | 2 | 3 | 4 | | |\n" * 2 + "| 1 | 2 |\n", ["1:1-18 warning: 4 of 5 rows have more cells, the header has 4", "7:1-10 error: 2 cells, the header has 4"]),
    # Half of the rows, or only two.
    ("| 1 | 2 | 3 |\n" * 2 + "| 1 | 2 | 3 | 4 |\n" * 2, [f"{line}:1-14 warning: 3 cells, the header has 4" for line in (3, 4)]),
    ("| 1 | 2 | 3 |\n" * 2 + "| 1 | 2 | 3 | 4 |\n", [f"{line}:1-14 warning: 3 cells, the header has 4" for line in (3, 4)]),
    # Surplus cells with text are lost, so each is reported.
    ("| 1 | 2 | 3 | 4 | 5 |\n" * 3 + "| 1 | 2 | 3 | 4 |\n", [f"{line}:19-20 error: 5 cells, the header has 4" for line in (3, 4, 5)]),
    # Each of the lines has two rows.
    ("| 1 | 2 | 3 | 4 || 5 | 6 | 7 | 8 |\n" * 3, [f"{line}:20-33 error: 2 rows on one line: 9 cells, the header has 4" for line in (3, 4, 5)]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), MOST_ROWS)
def test_what_most_rows_have_in_common_is_one_finding(rows: str, expected: list[str]) -> None:
    assert found("ragged-row", TABLE + rows) == expected


def test_rows_without_outer_pipes_do_not_go_on_in_the_next_line() -> None:
    table = "A | B | C\n--|--|--\n1 | 2\n3 | 4 | 5\n"
    assert found("ragged-row", table) == ["3:1-6 warning: 2 cells, the header has 3"]


def test_a_row_is_looked_for_on_a_bounded_number_of_lines() -> None:
    rows = "| 1 | 2 | 3 | a\n" + "<br>b\n" * 150 + "c |\n"
    assert len(found("ragged-row", TABLE + rows)) == 1
    assert found("ragged-row", TABLE + rows) == ["1:1-18 warning: 151 of 152 rows have 1 cell, the header has 4"]


def test_blank_rows_and_captions_do_not_count_against_the_header() -> None:
    rows = "| **Group** |\n| | |\n" + "| 1 | 2 | 3 | 4 | 5 |\n" * 3
    assert found("ragged-row", TABLE + rows) == ["1:1-18 error: the header has 4 cells, all 3 rows have 5"]


def test_the_first_row_is_shown_with_the_header() -> None:
    (finding,) = findings(RULES["ragged-row"], TABLE + "| 1 | 2 |\n" * 3)
    assert finding.related == (Related(Span(3, 1, 3, 10), "the first row"),)


def test_two_columns_and_text_below_is_an_error_though_one_cell_is_missing() -> None:
    assert found("ragged-row", "a | b\n--|--\n1 | 2\nwords") == ["4:1-6 error: 1 cell, the header has 2"]


def test_lines_below_a_table_of_one_column_are_rows_of_it() -> None:
    assert found("ragged-row", "| a |\n|---|\n| 1 |\nwords") == []


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("| 1 | 2 | 3 | `a|b` |", r"A pipe in code separates cells too: write \| instead of |."),
        ("| 1 | 2 | 3 | ``a|b`` |", r"A pipe in code separates cells too: write \| instead of |."),
        ("| 1 | 2 | 3 | `a` | `b` |", r"GitHub drops surplus cells. Write \| for a pipe that belongs to a cell."),
        ("| 1 | 2 | 3 | 4 | |", "The row has a pipe too many."),
        ("| 1 | 2 | 3 | 4 || 5 | 6 | 7 | 8 |", "Put each row on a line of its own."),
        ("| 1 | 2 | 3 | a\nb |", "A line break begins a new row: write <br> in a cell instead."),
        ("| 1 | 2\n| 3 | 4 |", "A line break begins a new row: put the whole row on one line."),
        ("| 1 | 2 |", "GitHub adds empty cells at the end of the row."),
        ("words", "A table ends at a blank line: put one above this text."),
    ],
)
def test_the_help_names_the_likely_cause(row: str, words: str) -> None:

    (finding,) = findings(RULES["ragged-row"], TABLE + row)
    assert finding.help == words


def test_columns_count_characters_in_a_quote_with_wide_text() -> None:
    assert found("ragged-row", "> | 模型 | B |\n> |---|---|\n> | 模型 | 2 | 3 |") == [
        "3:14-15 error: 3 cells, the header has 2"
    ]


@pytest.mark.parametrize(
    ("directive", "expected"),
    [
        # docutils rejects a list whose rows differ in length from the first row, with or without header rows.
        ("list-table}\n:header-rows: 1\n* - A\n  - B\n* - 1\n", ["5:1 5 ERROR 1 cell, the first row has 2"]),
        ("list-table}\n* - A\n* - 1\n  - 2\n", ["3:1 4 ERROR 2 cells, the first row has 1"]),
        ("list-table}\n* - A\n  - B\n* - 1\n  -\n", []),
        # docutils pads a short CSV row, and pads the header if a row is longer.
        ("csv-table}\n:header: A, B, C\n\n1, 2, 3, 4\n", ["4:1 4 WARNING 4 cells, the header has 3"]),
        ("csv-table}\n:header: A, B, C\n\n1, 2\n", ["4:1 4 WARNING 2 cells, the header has 3"]),
        ("csv-table}\n:header: A, B, C\n\n1, 2, 3\n", []),
        ("csv-table}\n:header: A, B, C\n\nGroup\n1, 2, 3\n", []),
        ("csv-table}\n:header: A\n\n1, 2\n", ["4:1 4 WARNING 2 cells, the header has 1"]),
        ("csv-table}\n:header: A, B\n:delim: ;\n\n1;2\n", ["5:1 5 WARNING 2 cells, the header has 1"]),
        ("csv-table}\n\n1, 2, 3\n1, 2\n", []),
    ],
)
def test_a_table_of_a_directive_follows_docutils(directive: str, expected: list[str]) -> None:
    (table,) = parse("```{" + directive + "```\n", dialect="myst").tables
    rule = RULES["ragged-row"]
    assert rule.check_table
    assert [
        f"{one.span.line}:{one.span.column} {one.span.end_line} {(one.severity or rule.severity).name} {one.message}"
        for one in rule.check_table(table)
    ] == expected
