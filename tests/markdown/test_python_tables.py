"""Tables under `mkdocs`, with the package Markdown as the oracle."""

import os
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis_examples import examples

from mdlint.markdown import parse
from mdlint.markdown.dialects.attribute_lists import without_markup
from mdlint.model import Table
from mkdocs_oracle import MadeTable, mkdocs_tables

MADE_PAGES = int(os.environ.get("MADE_PAGES", "500"))


def tables(page: str) -> list[Table]:
    return list(parse(page, dialect="mkdocs").tables)


def texts(page: str) -> list[MadeTable]:
    """Return the tables of a page as mdlint reads them, without blank rows, as in the oracle."""
    return [
        MadeTable(
            tuple(cell.text for cell in table.header.cells),
            tuple(row for row in (tuple(row.texts(table.width)) for row in table.rows) if any(row)),
        )
        for table in tables(page)
    ]


PAGES = [
    # A pipe in code separates nothing, in the header either; a backslash there is shown.
    "| Type | Written |\n|---|---|\n| Union | `x | y` |\n| Maybe | `x` |",
    "| `a` | `b` | `a | b` | `a & b` |\n|---|---|---|---|\n| 1 | 2 | 3 | 4 |",
    "| A | B |\n|---|---|\n| `a\\|b` | c \\| d |",
    "| A | B |\n|---|---|\n| `` ` | `` | x |",
    "| A | B |\n|---|---|\n| `x | y |",
    "| A | B |\n|---|---|\n| ``x | y` | z |",
    "| A | B |\n|---|---|\n| \\`x | y\\` |",
    "| A | B |\n|---|---|\n| x \\\\| y |",
    # The pipes of the header decide what the pipes at the ends of a row are.
    "foo|bar|baz\n---|---|---\n   | Q |\n | W | \n",
    "A | B\n---|---\n1 | 2",
    "A | B\n- | -\n- | 2",
    "| A | B\n|---|---\n1 | 2 |\n| 3 | 4",
    "A | B |\n---|---|\n| 1 | 2",
    # One column.
    "| A |\n|---|\n| 1 |\n2 |\n| 3",
    "| A |\n|---|\n| 1 |\ntext",
    "A\n|---|\n| 1 |",
    "| A |\n|---|\n| 1 |\n# Heading",
    # Everything up to a blank line is a row.
    "| A | B |\n|---|---|\n| 1 | 2 |\n# Heading\n- item\n> quote\n---\n1. one\n\ntext",
    "| A | B |\n|---|---|\n|\n| 1 | 2 |",
    "| A | B |\n|---|---|\n    | 1 | 2 |",
    "| A | B |\n    |---|---|\n| 1 | 2 |",
    "- item\n\n    | A | B |\n    |---|---|\n    | 1 | 2 |\n- next",
    "> | A | B |\n> |---|---|\n> | 1 | 2 |\ntext",
    # Markup that is found before tables ends one.
    "| A | B |\n|---|---|\n| 1 | 2 |\n!!! note\n    | C | D |\n    |---|---|\n    | 3 | 4 |",
    "| A | B |\n|---|---|\n| 1 | 2 |\n<div>\n| 3 | 4 |\n</div>",
    "| A | B |\n|---|---|\n| 1 | 2 |\n<!-- comment -->\n| 3 | 4 |",
    "!!! note\n    | A | B |\n    |---|---|\n    | 1 | 2 |\ntext",
    # Nothing but a definition is above a table.
    "text\n| A | B |\n|---|---|\n| 1 | 2 |",
    "text\nA | B\n---|---\n1 | 2",
    "# Heading\n| A | B |\n|---|---|\n| 1 | 2 |",
    "text\n***\n| A | B |\n|---|---|\n| 1 | 2 |",
    "[a]: http://x.y\n| A | B |\n|---|---|\n| 1 | 2 |",
    "text\n[a]: http://x.y\n| A | B |\n|---|---|\n| 1 | 2 |",
    "- item\n    | A | B |\n    |---|---|",
    "!!! note\n    text\n    | A | B |\n    |---|---|",
    # The delimiter row.
    "| A | B |\n|---| |\n| 1 | 2 |",
    "| A | B |\n|---|\n| 1 | 2 |",
    "| A | B |\n|---|–––|\n| 1 | 2 |",
    # An attribute list in code is code.
    "| A | B |\n|---|---|\n| ```` ```{#id .x} ```` | 1 |",
    "| A | B |\n|---|---|\n| `a`{ .x } | 1 |",
    *(
        f"| A | B |\n|---|---|\n| {cell} | 1 |"
        for cell in (
            # Backticks that are no code span do not hide a list.
            "\\`a` { .x }",
            "`` {#id} ` ``",
            "a`{ .x }` b",
            # A list is attached to an element. Escaped and single marks are text, and so is a list after them.
            "\\`a`{ .x } b",
            "\\\\`a`{ .x } b",
            "a`{ .x } b",
            "\\*a\\*{ .x } b",
            "*a*{ .x } b",
            "**a**{ .x } b",
            "a**{ .x } b",
            "_a_{ .x } b",
            "a_{ .x } b",
            "(a){ .x } b",
            "[a](b){ .x } b",
            "a:{ .x } b",
        )
    ),
]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_the_cells_that_python_markdown_shows(page: str) -> None:
    assert texts(page) == mkdocs_tables(page)


def test_the_place_of_a_cell_is_between_its_pipes() -> None:
    (table,) = tables("foo|bar\n---|---\n   | `x | y` |\n")
    assert [(cell.span.column, cell.span.end_column, cell.raw) for cell in table.rows[0].cells] == [
        (4, 4, ""),
        (6, 13, "`x | y`"),
        (15, 15, ""),
    ]


def test_a_page_of_mdx_and_a_page_of_github_have_the_tables_of_github() -> None:
    page = "text\n| A | B |\n|---|---|\n| `x | y` | 2 |\n"
    for read in (parse(page), parse(page, "x.mdx", "mkdocs")):
        assert [cell.raw for cell in read.tables[0].rows[0].cells] == ["`x", "y`", "2"]


def test_backticks_that_are_no_code_span_remain_in_a_cell() -> None:
    assert without_markup("`` a ` b { .x }") == "`` a ` b"


@pytest.mark.parametrize("text", ["\\", "`{ .x } ", "\\`", "a**{ .x } ", "](){ .x } "])
def test_the_marks_in_a_cell_take_linear_time(text: str) -> None:
    times = []
    for count in (10_000, 80_000):
        started = process_time()
        without_markup(f"`{text * count}a{{")
        times.append(process_time() - started)
    # Quadratic time would be 64 times as much.
    assert times[1] < 24 * times[0] + 0.05


CELLS = ["a", "1", "", "`c`", "`x | y`", "`a\\|b`", "x \\| y", "`` ` | ``", "\\\\"]
OTHER_LINES = ["# h", "- i", "> q", "text", "---", "***", "1. x", "    | 3 | 4 |", "|", "a|", "|a", "b | c", "`d | e"]


@st.composite
def lines_of_tables(draw: st.DrawFn) -> list[str]:
    """Draw a table of at least two columns, with or without outer pipes, and lines that are no rows on GitHub."""
    width = draw(st.integers(2, 4))
    left, right = draw(st.sampled_from([("| ", " |"), ("", ""), ("| ", ""), ("", " |")]))

    def row(count: int) -> str:
        return left + " | ".join(draw(st.sampled_from(CELLS)) for _ in range(count)) + right

    header = (
        left + " | ".join(draw(st.sampled_from(["a", "`x | y`", "x \\| y", "**b**"])) for _ in range(width)) + right
    )
    delimiter = left + " | ".join(draw(st.sampled_from(["---", ":-", "-:", ":-:"])) for _ in range(width)) + right
    rows = [
        draw(st.sampled_from(OTHER_LINES)) if draw(st.integers(0, 4)) == 0 else row(draw(st.integers(1, width + 1)))
        for _ in range(draw(st.integers(0, 4)))
    ]
    above = draw(st.sampled_from([[], [], ["text"], ["# h"], ["text", ""], ["more", "text"], ["- i", ""]]))
    return [*above, header, delimiter, *rows, ""]


@pytest.mark.slow
@examples(MADE_PAGES)
@given(st.lists(lines_of_tables(), min_size=1, max_size=3))
def test_a_made_page_has_the_cells_that_python_markdown_shows(blocks: list[list[str]]) -> None:
    page = "\n".join(line for block in blocks for line in block)
    assert texts(page) == mkdocs_tables(page)
