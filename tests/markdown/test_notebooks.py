"""Notebooks as pages: nothing open in a cell extends into the next, and a reader sees one document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notebook_cases import code, markdown, page_of

from mdlint.markdown import facts, parse, read_page
from mdlint.markdown.anchors import anchors
from mdlint.model import CodeBlock, Dialect, NotebookCell, Page, Paragraph, Place, Span, Table, place_of

TABLE = "| a | b |\n|---|---|\n| 1 | 2 |"


def lines_of_tables(page: Page) -> list[tuple[int | None, int]]:
    """Return the cell of each table, and the line in the cell."""
    places = [place_of(page.notebook_cells, table.span) for table in page.tables]
    return [(place.cell, place.span.line) for place in places]


def test_the_page_has_the_lines_of_markdown_cells_and_blank_lines_between() -> None:
    page = page_of("a\nb", code("c"), "", "d\n")
    assert page.lines == ("a", "b", "", "", "d")
    assert [cell[:2] for cell in page.notebook_cells] == [(1, 1), (3, 4), (4, 5)]


@pytest.mark.parametrize("cells", [(), ("",), ("", ""), (code("a"),)])
def test_a_notebook_without_markdown_is_an_empty_page(cells: tuple[str, ...]) -> None:
    page = page_of(*cells)
    assert page.blocks == ()
    assert "".join(page.lines) == ""


def test_a_page_that_is_not_a_notebook_has_no_cells() -> None:
    page = read_page('{"cells": []}', "page.md", "github")
    assert isinstance(page, Page)
    assert page == parse('{"cells": []}', "page.md")
    assert page.notebook_cells == ()


@pytest.mark.parametrize("name", ["n.ipynb", "N.IPYNB", "a/b.md.ipynb"])
def test_a_notebook_is_known_by_its_name(name: str) -> None:
    page = read_page('\ufeff{"cells": [{"cell_type": "markdown", "source": "a"}]}', name, "github")
    assert isinstance(page, Page)
    assert (page.path, page.lines) == (name, ("a",))


@pytest.mark.parametrize(
    "opened",
    [
        "```",
        "~~~\n| x |",
        "<!--",
        "<div>",
        "<pre>",
        "<table><tr><td>x",
        "- item\n\n  text",
        "> quote",
        "text",
        "| x |\n|---|",
        "[x]:",
        "[^1]: note",
        "    code",
        "`open",
    ],
)
def test_open_blocks_end_with_their_cell(opened: str) -> None:
    assert (2, 1) in lines_of_tables(page_of(opened, TABLE))
    (table,) = [table for table in page_of(opened, TABLE).tables if table.header.cells[0].text == "a"]
    assert [row.texts(2) for row in table.rows] == [["1", "2"]]


def test_rows_in_the_next_cell_do_not_belong_to_the_table() -> None:
    page = page_of(TABLE, "| 3 | 4 |")
    assert [len(table.rows) for table in page.tables] == [1]
    assert isinstance(page.blocks[1], Paragraph)


def test_a_setext_underline_in_the_next_cell_makes_no_heading() -> None:
    assert page_of("Title", "===").headings == ()


def test_blocks_of_different_cells_are_in_different_containers() -> None:
    page = page_of("a\n\n- b\n\n> c", "d\n\n- e", "f")
    containers = [block.container for block in page.blocks]
    assert len(set(containers)) == len(containers) == 6
    assert len({block.container for block in page_of("a\n\n```\n```", "b\n\nc").blocks}) == 2


def test_each_block_has_the_place_it_has_in_its_cell() -> None:
    page = page_of("a", code(""), "```\nx\n```\n\n" + TABLE)
    fence, table = page.blocks[1:]
    assert isinstance(fence, CodeBlock)
    assert isinstance(table, Table)
    assert (fence.line, fence.end_line) == (3, 5)
    assert place_of(page.notebook_cells, table.rows[0].cells[1].span).span == Span(7, 7, 7, 8)
    assert page.slice(table.rows[0].span) == "| 1 | 2 |"
    assert table.first_line == 3


@pytest.mark.parametrize(
    ("cells", "headings"),
    [
        (["# A", TABLE], ["A"]),
        (["# A\n\n## B", "### C\n\n" + TABLE], ["A", "B", "C"]),
        (["# A\n\n### B", "## C", TABLE], ["A", "C"]),
        (["# A\n\n## B", "# C\n\n" + TABLE], ["C"]),
        (["## A", "# B\n\n## C\n\n" + TABLE], ["B", "C"]),
        (["# A", "> ## B", TABLE], ["A"]),
        (["# A", "> ## B\n>\n> | a |\n> |---|"], ["A", "B"]),
        (["# A", code("# B"), "```\n# C\n```", TABLE], ["A"]),
        ([TABLE, "# A"], []),
    ],
)
def test_a_table_is_under_the_headings_of_earlier_cells(cells: list[str], headings: list[str]) -> None:
    page = page_of(*cells)
    (table,) = page.tables
    assert [heading.text for heading in table.headings] == headings
    assert set(table.headings) <= set(page.headings)


def test_definitions_and_footnotes_apply_to_their_own_cell() -> None:
    page = page_of("[x][a] [^1]\n\n[a]: one\n\n[^1]: n", "[y][a] [^1]", "[z][a]\n\n[a]: two")
    assert [link.target for link in page.links] == ["one", "two"]
    assert [reference.label for reference in page.undefined] == ["a", "^1"]
    assert [definition.target for definition in page.definitions] == ["one", "two"]
    assert page.footnotes == ("1",)


def test_a_schema_is_named_in_the_cell_of_its_table() -> None:
    comment = "<!-- mdlint-schema: s.json -->"
    assert [table.schema for table in page_of(f"{comment}\n\n{TABLE}").tables] == ["s.json"]
    assert [table.schema for table in page_of(comment, TABLE).tables] == [None]


@pytest.mark.parametrize(("cells", "count"), [(["---\ntitle: a\n---\n\n# B"], 1), (["a", "---\ntitle: a\n---"], 1)])
def test_only_the_first_cell_can_have_front_matter(cells: list[str], count: int) -> None:
    assert len(page_of(*cells).headings) == count


CELLS = (NotebookCell(2, 1, (5, 6)), NotebookCell(3, 4, ()), NotebookCell(7, 5, (20,)))


@pytest.mark.parametrize(
    ("cells", "span", "place"),
    [
        ((), Span(3, 1, 4, 2), Place(Span(3, 1, 4, 2), None, 3, 4)),
        (CELLS, Span(1, 1, 1, 2), Place(Span(1, 1, 1, 2), 2, 5, 5)),
        (CELLS, Span(1, 3, 2, 4), Place(Span(1, 3, 2, 4), 2, 5, 6)),
        (CELLS, Span(5, 1, 5, 9), Place(Span(1, 1, 1, 9), 7, 20, 20)),
    ],
)
def test_a_span_is_placed_in_its_cell(cells: tuple[NotebookCell, ...], span: Span, place: Place) -> None:
    assert place_of(cells, span) == place


@pytest.mark.parametrize(
    ("source", "dialect", "known"),
    [
        ("## My *Heading* (v2)", "github", {"My-Heading-(v2)", "my-heading-v2"}),
        ("## Top-1: `acc`", "github", {"Top-1:-acc", "top-1-acc"}),
        ("## A\n\n## A", "github", {"A", "a", "a-1"}),
        ("<h2>My Title</h2>", "github", {"My-Title", "my-title"}),
        ('<a id="Here"></a>', "github", {"Here"}),
        ("## A/B - C", "mkdocs", {"A/B---C", "ab-c"}),
    ],
)
def test_a_heading_has_the_anchors_of_jupyter_and_of_the_dialect(
    source: str, dialect: Dialect, known: set[str]
) -> None:
    found = anchors(page_of(source, dialect=dialect)) - {"", "top"}
    assert {anchor for anchor in found if not anchor.startswith("user-content-")} == known


def test_the_anchors_of_all_cells_are_unique() -> None:
    assert {"a", "a-1", "b"} <= anchors(page_of("# A", "# A", code(""), "# B"))


def test_anchors_are_unknown_if_code_makes_some() -> None:
    assert facts(page_of("# A", code("display(Markdown('# B'))"))).anchors is None
    assert facts(page_of("# A", code("1"))).anchors == anchors(page_of("# A"))


LINES = st.sampled_from(
    [
        "",
        "text",
        "# one",
        "## two",
        "| a | b |",
        "|---|---|",
        "- item",
        "  | a | b |",
        "> q",
        "```",
        "<div>",
        "<table>",
        "<tr><td>x</td></tr>",
        "</table>",
        "<!--",
        "-->",
        "[a]: b",
        "[x][a]",
        "[^1]: n",
        "    code",
        "===",
    ]
)
SOURCES = st.lists(LINES, max_size=6).map("\n".join)


@given(st.lists(SOURCES, max_size=4))
def test_a_cell_is_read_like_a_separate_page(sources: list[str]) -> None:
    page = page_of(*[markdown(source) for source in sources])
    for cell, source in zip(page.notebook_cells, sources, strict=True):
        alone = parse(source)
        above = cell.first_line - 1
        inside = range(above + 1, above + len(alone.lines) + 1)
        tables = [table for table in page.tables if table.span.line in inside]
        assert [(table.span.line - above, table.span.end_line - above) for table in tables] == [
            (table.span.line, table.span.end_line) for table in alone.tables
        ]
        assert [[row.texts(table.width) for row in table.rows] for table in tables] == [
            [row.texts(table.width) for row in table.rows] for table in alone.tables
        ]
        assert [link.target for link in page.links if link.span.line in inside] == [link.target for link in alone.links]
    assert len(page.tables) == sum(len(parse(source).tables) for source in sources)
