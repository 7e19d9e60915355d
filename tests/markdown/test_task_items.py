"""The marker of a task at the start of a list item, which cmark-gfm takes off before it looks for a table."""

import pytest

from mdlint.markdown import parse
from oracle import mdlint_tables, oracle_tables

PAGES = [
    "- [x] | a | b |\n  |---|---|\n  | 1 | 1 |\n",
    "- [ ] a | b\n  ---|---\n  1 | 1\n",
    "1) [X] | a |\n   |---|\n",
    "   -   [x] | a |\n       |---|\n",
    "> - [x] | a | b |\n>   |---|---|\n",
    "- - [x] | a | b |\n    |---|---|\n",
    "- [y] | a | b |\n  |---|---|\n",
    "- [x]| a | b |\n  |---|---|\n",
]


@pytest.mark.parametrize("page", PAGES)
def test_a_task_item_has_the_tables_of_github(page: str) -> None:
    assert mdlint_tables(parse(page)) == oracle_tables(page)


def test_the_rest_of_the_line_of_a_task_is_text() -> None:
    page = parse("- [x] # no heading\n")
    assert page.headings == ()
    assert parse("- [x] # no heading\n", dialect="docusaurus").headings == ()


def test_the_place_of_a_cell_is_after_the_marker() -> None:
    (table,) = parse(PAGES[0]).tables
    assert [cell.span.column for cell in table.header.cells] == [9, 13]
