"""HTML tables as a browser shows them on GitHub, with cmark-gfm and html5lib as the oracle."""

import os
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis_examples import examples

from html_oracle import HtmlOracleTable, html_oracle_tables, html_tables_of
from mdlint.markdown import parse
from shared import CORPUS, corpus_pages, needs_shared, without_front_matter

pytestmark = pytest.mark.slow

# Raise it for a longer search: MADE_PAGES=25000 pytest -k browser
MADE_PAGES = int(os.environ.get("MADE_PAGES", "1000"))


@needs_shared
@pytest.mark.parametrize("path", corpus_pages(), ids=lambda path: str(path.relative_to(CORPUS)))
def test_page_has_the_html_tables_that_a_browser_sees(path: Path) -> None:
    text = path.read_text(encoding="utf-8-sig")
    assert html_tables_of(parse(text)) == html_oracle_tables(without_front_matter(text))


OPENING = [
    *(
        "<table>",
        "<TABLE class=x>",
        "<thead>",
        "<tbody>",
        "<tfoot>",
        "<tr>",
        "<td>",
        "<th>",
        "<caption>",
        "<colgroup>",
        "<col>",
    ),
    *(
        "<td colspan=2>",
        '<td rowspan="2">',
        "<td rowspan=0>",
        "<th colspan='3' rowspan=3>",
        '<td colspan="100%">',
        "<td colspan=0>",
    ),
]
CLOSING = ["</table>", "</thead>", "</tbody>", "</tfoot>", "</tr>", "</td>", "</th>", "</caption>", "</colgroup>"]
CONTENT = [
    *(
        "a",
        "b",
        "c 1",
        "d",
        " ",
        "&amp;",
        "&nbsp;",
        "&lt",
        "&#x41;",
        "<br>",
        "<b>e</b>",
        "<a href=x>f</a>",
        "<img alt='g' src=h>",
    ),
    *(
        "<sup>2</sup>",
        "<p>i",
        "</p>",
        "<ul><li>j<li>k</ul>",
        "<div>",
        "</div>",
        "<!-- l -->",
        "<!-- <td> -->",
        "<b>",
        "</b>",
    ),
    *("<code>m</code>", "<span title='<td>'>n</span>", "< o", "<3"),
]
RAW = ["<script>'<td>'</script>", "<style>p</style>", "<style>", "</style>", "<!--", "-->"]
MARKDOWN = [
    *(
        "\n\n",
        "\n\n",
        "\n",
        "\n> ",
        "\n- ",
        "\n  ",
        "\n    ",
        "*q* r",
        "`s`",
        "[t](u)",
        "# v\n",
        "```\nw\n<td>\n```\n",
        "x\n---\n",
    ),
    *("| y | z |\n|---|---|\n", "\n\n    code", "`<td>`", "***\n"),
]
TABLES = [
    "<table><tr>",
    "</tr><tr>",
    "<tr><td>1</td><td>2</td></tr>",
    "</td><td>",
    "<table><thead><tr><th>",
    "</table>\n",
]


def without_spaces(tables: list[HtmlOracleTable]) -> list[list[list[str]]]:
    """Return the texts without spaces: a tag that closes nothing may or may not separate two words."""
    return [[[text.replace(" ", "") for text in row] for row in table.rows] for table in tables]


def soup(*pieces: list[str]) -> st.SearchStrategy[str]:
    """Draw pieces in any order."""
    return st.lists(st.sampled_from([piece for some in pieces for piece in some]), max_size=40).map("".join)


@examples(MADE_PAGES)
@given(soup(OPENING, CLOSING, CONTENT, TABLES, TABLES, RAW))
def test_made_html_has_the_tables_that_a_browser_sees(html: str) -> None:
    page = f"<table><tr><td>{html}\n"
    assert without_spaces(html_tables_of(parse(page))) == without_spaces(html_oracle_tables(page))


@examples(MADE_PAGES)
@given(soup(OPENING, CLOSING, CONTENT, TABLES, TABLES, MARKDOWN, MARKDOWN))
def test_made_page_has_the_html_tables_that_a_browser_sees(html: str) -> None:
    text = f"<table><tr><td>{html}\n"
    page = parse(text)
    # Tags of tables in the cells of a pipe table break it up; nobody writes that.
    assume(not any("<" in page.slice(table.span) for table in page.tables if table.kind == "pipe"))
    assert without_spaces(html_tables_of(page)) == without_spaces(html_oracle_tables(text))
