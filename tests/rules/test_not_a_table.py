import pytest
from rule_cases import findings, found

from mdlint.markdown import read_page
from mdlint.model import Page, Related, Span
from mdlint.rules import RULES

ROWS = "| 1 | 2 |\n| 3 | 4 |\n"
MISSING_LINE = "a blank line is missing before the table"
AGREE = "GitHub shows the table as text until both have the same number of cells."


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        # The header and the delimiter row differ: the place is the delimiter row.
        ("| A | B |\n|---|\n| 1 | 2 |", ["2:1-6 error: the delimiter row has 1 cell, the header has 2"]),
        ("| A | B |\n|---|---|---|\n| 1 | 2 |", ["2:1-14 error: the delimiter row has 3 cells, the header has 2"]),
        ("A | B | C\n--|--\n1 | 2 | 3", ["2:1-6 error: the delimiter row has 2 cells, the header has 3"]),
        ("Text\n| A | `a|b` |\n|---|---|", ["3:1-10 error: the delimiter row has 2 cells, the header has 3"]),
        ("> | A | B |\n> |---|", ["2:3-8 error: the delimiter row has 1 cell, the header has 2"]),
        # A delimiter row with other characters: the place is the cell.
        ("| A | B |\n|---|–––|\n| 1 | 2 |", ["2:6-9 error: ––– is not a cell of a delimiter row"]),
        ("| A | B |\n|—|—|\n| 1 | 2 |", ["2:2-3 error: — is not a cell of a delimiter row"]),
        ("A | B\n===|===\n1 | 2", ["2:1-4 error: === is not a cell of a delimiter row"]),
        ("| A | B |\n|:--:|- -|\n| 1 | 2 |", ["2:7-10 error: - - is not a cell of a delimiter row"]),
        ("| A | B |\n|---||\n| 1 | 2 |", ["2:6-6 error: an empty cell of a delimiter row"]),
        ("- | A | B |\n  |---|––|", ["2:8-10 error: –– is not a cell of a delimiter row"]),
        ("| A | B | C |\n|--|--|-- x|\n| 3 | 4 | 5 |", ["2:8-12 error: -- x is not a cell of a delimiter row"]),
        ("| A | B |\n| | |\n| 3 | 4 |", ["2:3-3 error: an empty cell of a delimiter row"]),
        # Both mistakes: the number of cells is reported.
        ("| A | B |\n| -- | -- | |\n| 3 | 4 |", ["2:1-14 error: the delimiter row has 3 cells, the header has 2"]),
        ("| A | B |\n| -- | -- | |\n| 3 | 4 |\n| 5 | 6 |", ["2:1-14 error: the delimiter row has 3 cells, the header has 2"]),
        ("| A | B |\n|--|—|--|\n| 3 | 4 |\n| 5 | 6 |", ["2:1-10 error: the delimiter row has 3 cells, the header has 2"]),
        # If the rows agree with the delimiter row, the header is wrong.
        ("| A |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |", ["1:1-6 error: the header has 1 cell, the delimiter row and the rows below have 2"]),
        ("x| A | B |\n|---|---|\n| 1 | 2 |", ["1:1-11 error: the header has 3 cells, the delimiter row and the rows below have 2"]),
        ("| A | B | C |\n|---|---|\n| 1 | 2 |\n| 3 | 4 | 5 |", ["2:1-10 error: the delimiter row has 2 cells, the header has 3"]),
        ("| A | B | C |\n|---|---|\n", ["2:1-10 error: the delimiter row has 2 cells, the header has 3"]),
        # Command-line options and missing values are ordinary cells.
        ("| -a | --all |\n| -h | --help |", ["1:1-15 error: 2 rows without a delimiter row"]),
        ("| --all | -- |\n| -- | --help |", ["1:1-15 error: 2 rows without a delimiter row"]),
        ("| A | B |\n| - | |\n| 3 | 4 |", ["1:1-10 error: 3 rows without a delimiter row"]),
        ("| A | B |\n| | |", ["1:1-10 error: 2 rows without a delimiter row"]),
        # No delimiter row.
        (ROWS, ["1:1-10 error: 2 rows without a delimiter row"]),
        (f"Text\n{ROWS}| 5 | 6 |\nText", ["2:1-10 error: 3 rows without a delimiter row"]),
        (f"| 0 |\n{ROWS}", ["2:1-10 error: 2 rows without a delimiter row"]),
        ("|| A || B ||\n|| 1 || 2 ||", ["1:1-13 error: 2 rows without a delimiter row"]),
        ("| a | - | b |\n| c | + | d |", ["1:1-14 error: 2 rows without a delimiter row"]),
        ("|| A | B ||\n|| 1 | 2 ||", ["1:1-12 error: 2 rows without a delimiter row"]),
        # A delimiter row without a header.
        (f"|---|---|\n{ROWS}", ["1:1-10 error: the delimiter row has no header above it"]),
        (f"| A | B |\n\n|---|---|\n{ROWS}", ["3:1-10 error: a blank line between the header and the delimiter row"]),
        ("| A | B |\n\n|---|---|\n\n| 1 | 2 |", ["3:1-10 error: a blank line between the header and the delimiter row"]),
        # A surplus row above the header.
        ("| A | B |\n| 1 | 2 |\n|---|---|\n| 3 | 4 |", ["1:1-10 error: a row above the header is not part of the table"]),
        ("Text\n| A | B |\n| a | b |\n| 1 | 2 |\n|---|---|", ["2:1-10 error: a row above the header is not part of the table"]),
        # Continued text of a list item or quote.
        (f"- item\n| A | B |\n|---|---|\n{ROWS}", [f"2:1-10 error: {MISSING_LINE}"]),
        (f"1. item\n\n   more\n| A | B |\n|---|---|\n{ROWS}", [f"4:1-10 error: {MISSING_LINE}"]),
        (f"> quote\n| A | B |\n|---|---|\n{ROWS}", [f"2:1-10 error: {MISSING_LINE}"]),
        ("Look!!!\n    | A | B |\n    |---|---|\n", ["3:5-14 error: the delimiter row is indented too far"]),
        ("| A | B |\n    |---|---|\n| 1 | 2 |", ["2:5-14 error: the delimiter row is indented too far"]),
        ("- | A | B |\n|---|---|\n| 1 | 2 |", ["2:1-10 error: the delimiter row is not in the list item or quote of its header"]),
        # Swallowed by an HTML block.
        (f"<details>\n<summary>Text</summary>\n| A | B |\n|---|---|\n{ROWS}</details>", [f"3:1-10 error: {MISSING_LINE}"]),
        (f'<div align="center">\n\n<br>\n| A | B |\n|---|---|\n{ROWS}', [f"4:1-10 error: {MISSING_LINE}"]),
        (f"</div>\nA | B\n--|--\n{ROWS}", [f"2:1-6 error: {MISSING_LINE}"]),
    ],
)  # fmt: skip
def test_lines_meant_as_a_table(page: str, expected: list[str]) -> None:
    assert found("not-a-table", page) == expected


@pytest.mark.parametrize(
    "page",
    [
        "| A | B |\n|---|---|\n| 1 | 2 |",
        "Text\n| A | B |\n|---|---|\n| 1 | 2 |",
        "- item\n\n  | A | B |\n  |---|---|",
        # Too few signs of a table to be certain.
        "| A | B |",
        "| A | B |\ntext\n| 1 | 2 |",
        "| A |\n| B |",
        "| A | B |\n| 1 | 2 | 3 |",
        "A | B\n1 | 2",
        "a | b\n\n--- | ---",
        "| A | B |\n| 1 | 2 \\|",
        "A | B\n–",
        "|x| + |y|\nis more than |x + y|",
        "|x| + |y| = |z|\n|a| + |b| = |c|",
        "|x|=|y|\n|x|·|y| ≤ |z|",
        "||spoiler||\n||spoiler two||",
        # Another dialect reads the indented lines as blocks.
        "!!! note\n    | A | B |\n    |---|---|\n    | 1 | 2 |",
        '??? note "Title"\n    | A | B |\n    |---|---|',
        "???+ note\n    | A | B |\n    |---|---|",
        '=== "Tab"\n    | A | B |\n    |---|---|\n    | 1 | 2 |',
        'Text\n!!! note "Title"\n    | A | B |\n    |---|---|',
        # Other blocks: a heading, a thematic break, a list.
        "A | B\n---",
        "A | B\n\n---\n\ntext",
        # Code and comments.
        f"```\n{ROWS}```",
        "    | A | B |\n    | 1 | 2 |",
        f"<!--\n| A | B |\n|---|---|\n{ROWS}-->",
        f"<pre>\n| A | B |\n|---|---|\n{ROWS}</pre>",
        f"<div><pre>\n| A | B |\n|---|---|\n{ROWS}</pre></div>",
        f"<div>\n<!--\n| A | B |\n|---|---|\n{ROWS}-->\n</div>",
        f"<div>\n```\n| A | B |\n|---|---|\n{ROWS}```\n</div>",
        # The blank line is not missing.
        f"<div>\n\n| A | B |\n|---|---|\n{ROWS}\n</div>",
        # HTML blocks in which another renderer reads Markdown.
        f'<div markdown="1">\n| A | B |\n|---|---|\n{ROWS}</div>',
        f"<div class='x' markdown>\n| A | B |\n|---|---|\n{ROWS}</div>",
        f"<TabItem>\n| A | B |\n|---|---|\n{ROWS}</TabItem>",
        # Rows that a template repeats.
        "{% for row in rows %}\n| {{ row.a }} | {{ row.b }} |\n| {{ row.c }} | {{ row.d }} |\n{% endfor %}",
        # Grid tables belong to another dialect.
        "+---+---+\n| A | B |\n| a | b |\n+---+---+",
    ],
)
def test_silent(page: str) -> None:
    assert found("not-a-table", page) == []


def test_html_is_read_as_markdown_in_mdx() -> None:
    page = f"<div>\n| A | B |\n|---|---|\n{ROWS}</div>"
    assert found("not-a-table", page, "page.mdx") == []
    assert found("not-a-table", page, "page.md") == [f"2:1-10 error: {MISSING_LINE}"]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("| `a|b` | B |\n|---|---|", r"A pipe in code separates cells too: write \| instead of |."),
        # The rows agree with the delimiter row, so the header is reported: its pipe is still the cause.
        ("| `a|b` | B |\n|---|---|\n| 1 | 2 |", r"A pipe in code separates cells too: write \| instead of |."),
        ("| a | b | B |\n|---|---|\n| 1 | 2 |", AGREE),
        ("| `a\\|b` | c | B |\n|---|---|\n| 1 | 2 |", AGREE),
        ("| A | B |\n|---|", AGREE),
        ("| `a|b` | B |\n|---|---|---|---|", AGREE),
        ("| `a|b` | B |\n|---|---|---|---|\n| 1 | 2 | 3 | 4 |", AGREE),
    ],
)
def test_the_help_names_the_likely_cause(page: str, words: str) -> None:
    (finding,) = findings(RULES["not-a-table"], page)
    assert finding.help == words


def test_the_header_is_shown_with_a_delimiter_row_that_disagrees() -> None:
    (finding,) = findings(RULES["not-a-table"], "| A | B |\n|---|")
    assert finding.related == (Related(Span(1, 1, 1, 10), "the header"),)


def test_each_paragraph_is_one_finding() -> None:
    assert len(found("not-a-table", f"| A | B |\n|---|\n{ROWS}\n\ntext\n\n{ROWS}")) == 2


ON_MKDOCS = [
    ("Text:\n| A | B |\n|---|---|\n| 1 | 2 |", ["2:1-10 error: a blank line is missing before the table"]),
    ("# H\n\nText\nmore\nA | B\n---|---\n1 | 2", ["5:1-6 error: a blank line is missing before the table"]),
    ("- item\n    | A | B |\n    |---|---|", ["2:5-14 error: a blank line is missing before the table"]),
    ("!!! note\n    Text:\n    | A | B |\n    |---|---|", ["3:5-14 error: a blank line is missing before the table"]),
    ("> Text\n> | A | B |\n> |---|---|", ["2:3-12 error: a blank line is missing before the table"]),
    ("| A | B |\n|---|\n| 1 | 2 |", ["2:1-6 error: the delimiter row has 1 cell, the header has 2"]),
    ("| `a | b` | c |\n|---|---|---|", ["2:1-14 error: the delimiter row has 3 cells, the header has 2"]),
    # A blank line does not mend a second header row.
    ("| G | |\n| A | B |\n|---|---|\n| 1 | 2 |", ["1:1-8 error: a row is above the header"]),
    ("Text\n| G |\n| A | B |\n|---|---|", ["2:1-6 error: a row is above the header"]),
    ("| G ||\n\n| A | B |\n|---|---|", []),
    ("- | G | |\n  | A | B |\n  |---|---|", ["1:3-10 error: a row is above the header"]),
    ("G | H\nA | B\n---|---", ["1:1-6 error: a row is above the header"]),
    ("See `a | b`:\nA | B\n---|---", ["2:1-6 error: a blank line is missing before the table"]),
    ("a | b is:\n| A | B |\n|---|---|", ["2:1-10 error: a blank line is missing before the table"]),
    ("| a \\|\n| A | B |\n|---|---|", ["2:1-10 error: a blank line is missing before the table"]),
    ("| A |\n|---|\n| 1 |\ntext", ["4:1-5 error: no pipe at the start or the end of the row"]),
    ("| A |\n|---|\n1 |\n| 2", []),
    ("| A | `b | c` |\n|---|---|\n| 1 | 2 |", []),
    ("| A | B |\n|---| |\n| 1 | 2 |", []),
    ("# Heading\n| A | B |\n|---|---|\n| 1 | 2 |", []),
    ("[a]: http://x.y\n| [A][a] | B |\n|---|---|\n| 1 | 2 |", []),
    ("{% if x %}\n| A | B |\n|---|---|\n| 1 | 2 |", []),
    ("<!-- comment -->\n| A | B |\n|---|---|\n| 1 | 2 |", []),
    ("!!! note\n    | A | B |\n    |---|---|\n    | 1 | 2 |", []),
    # The rest of a definition on two lines is a paragraph, with a sound header and delimiter row.
    ("[a\n]: x\na | b\n--- | ---\n[c](d) | 1", []),
]


@pytest.mark.parametrize(("page", "expected"), ON_MKDOCS)
def test_python_markdown_decides_on_a_site_of_mkdocs(page: str, expected: list[str]) -> None:
    assert found("not-a-table", page, dialect="mkdocs") == expected


def test_a_notebook_on_a_site_of_mkdocs_is_read_as_jupyter_reads_it() -> None:
    cells = '{"cells": [{"cell_type": "markdown", "source": "Text:\\n| A | B |\\n|---|---|"}], "nbformat": 4}'
    page = read_page(cells, "x.ipynb", "mkdocs")
    assert isinstance(page, Page)
    assert len(page.tables) == 1


CSV = "```{{csv-table}}\n{}\n\na, b, c\n1, 2, 3\n```"
LIST = "- x\n\n  :::{{list-table}}\n  {}\n\n  * - a\n    - b\n  * - 1\n    - 2\n  :::"
ON_MYST = [
    (CSV, ":widths: 10,20", ["1:1-15 error: widths has 2 numbers, the table has 3 columns"]),
    (CSV, ":widths: 10 20 30", []),
    (CSV, ":widths: auto", []),
    (CSV, ":header-rows: 2", ["1:1-15 error: header-rows is 2, the table has 2 rows: no data is left"]),
    (CSV, ":header-rows: 1", []),
    (CSV, ":stub-columns: 3", ["1:1-15 error: stub-columns is 3, a row has 3 cells: no data is left"]),
    (CSV, ":stub-columns: 2", []),
    (LIST, ":widths: 10 20 30", ["3:3-18 error: widths has 3 numbers, the table has 2 columns"]),
    (LIST, ":stub-columns: 3", ["3:3-18 error: stub-columns is 3, a row has 2 cells: no data is left"]),
    (LIST, ":header-rows: 3", ["3:3-18 error: header-rows is 3, the table has 2 rows: no data is left"]),
    (LIST, ":widths: 1, 2", []),
]


@pytest.mark.parametrize(("page", "option", "expected"), ON_MYST)
def test_a_table_that_docutils_refuses_is_reported(page: str, option: str, expected: list[str]) -> None:
    assert found("not-a-table", page.format(option), dialect="myst") == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("# | Name | Score\n--- | --- | ---\n1 | Ann | 90", ["1:1-17 error: the header is read as a heading"]),
        ("text\n\n# | Name\n--- | ---\n", ["3:1-9 error: the header is read as a heading"]),
        # A delimiter row on several lines, also if the last is the underline of a heading to GitHub.
        ("| A | B | C |\n|---|---|\n|---|\n| 1 | 2 | 3 |", ["2:1-10 error: the delimiter row is broken over 2 lines"]),
        ("| A | B | C |\n|---|\n|---|\n|---|\n", ["2:1-6 error: the delimiter row is broken over 3 lines"]),
        ("A | B | C\n---|---|\n---\n1 | 2 | 3", ["2:1-9 error: the delimiter row is broken over 2 lines"]),
        # Together, the lines do not have as many cells as the header.
        ("| A | B | C |\n|---|\n|---|\n", ["2:1-6 error: the delimiter row has 1 cell, the header has 3"]),
        # Headings.
        ("# | Name | Score\n--- | ---\n", []),
        ("# Name\n--- | ---\n", []),
        ("# | Name | Score\n\n--- | --- | ---\n", []),
        ("A | B\n---\n1 | 2", []),
        ("A | B\ntext\n---\n", []),
    ],
)
def test_a_header_or_a_delimiter_row_that_is_read_as_a_heading(page: str, expected: list[str]) -> None:
    assert found("not-a-table", page) == expected
