"""Tables in what MkDocs adds to Markdown, with Python-Markdown as the oracle.

Python-Markdown and GFM differ in much else: whether a table needs a blank line above it, how far a list item is indented.
So the generated pages only have what both read alike: blank lines around blocks, and content indented by 4.
"""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis_examples import examples

from mdlint.markdown import parse
from mkdocs_oracle import MadeTable, mkdocs_tables

pytestmark = pytest.mark.slow

# Raise it for a longer search: MADE_PAGES=100000 pytest -k mkdocs_oracle
MADE_PAGES = int(os.environ.get("MADE_PAGES", "500"))
TITLES = ["Detection (COCO)", "a b", "=", "Don't", "x | y", "`c`"]
MARKERS = [
    *("!!! note", '!!! note "{}"', '!!! note inline end "{}"', '!!! tip ""', "!!!warning"),
    *("??? note", '???+ question "{}"', '??? "{}"', "???+ a b"),
    *('=== "{}"', '===! "{}"', '===+ "{}"', '===+! "{}"'),
    *("- item", "* item", "1.  item"),
]
TAGS = [
    "<div>",
    "<div markdown>",
    '<details markdown="1">',
    '<section class="x" markdown="block">',
    "<center>",
    "<p markdown>",
]


def mdlint_tables(text: str) -> list[MadeTable]:
    """Return the pipe tables of a page as mdlint reads them, without blank rows, as in the oracle."""
    return [
        MadeTable(
            tuple(cell.text for cell in table.header.cells),
            tuple(texts for row in table.rows if any(texts := tuple(row.texts(table.width)))),
        )
        for table in parse(text, dialect="mkdocs").tables
        if table.kind == "pipe"
    ]


def indented(lines: list[str], by: str) -> list[str]:
    return [by + line if line else "" for line in lines]


@st.composite
def tables(draw: st.DrawFn) -> list[str]:
    """Draw a well-formed table of at most 4 columns, now and then with an attribute list."""
    width = draw(st.integers(2, 4))
    cells = st.lists(st.sampled_from(["a", "1.5", "**b**", "x y", "`c`", "2 { .x }"]), min_size=width, max_size=width)
    rows = [draw(cells), ["---"] * width, *draw(st.lists(cells, min_size=1, max_size=3))]
    return [f"| {' | '.join(row)} |" for row in rows]


LEAVES = tables() | st.sampled_from(
    [["text"], ["text", "more text"], ["```", "| a | b |", "|---|---|", "```"], ["## h"]]
)


@st.composite
def contained(draw: st.DrawFn, inner: st.SearchStrategy[list[str]]) -> list[str]:
    """Draw blocks in a container: indented by 4 spaces or a tab, with or without a blank line above."""
    marker = draw(st.sampled_from(MARKERS)).format(draw(st.sampled_from(TITLES)))
    content = draw(inner)
    is_near = not marker.endswith("item") and draw(st.booleans())
    return [marker, *([] if is_near else [""]), *indented(content, draw(st.sampled_from(["    ", "\t"])))]


def joined(blocks: list[list[str]]) -> list[str]:
    """Draw blocks with blank lines between them."""
    return [line for block in blocks for line in (*block, "")][:-1]


BLOCKS = st.recursive(
    LEAVES, lambda inner: contained(st.lists(inner, min_size=1, max_size=3).map(joined)), max_leaves=6
)


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Draw a page of blocks, some of them in an HTML element."""
    made: list[list[str]] = []
    for block in draw(st.lists(BLOCKS, min_size=1, max_size=4)):
        tag = draw(st.none() | st.sampled_from(TAGS))
        made.append([tag, "", *block, "", f"</{tag[1:].partition(' ')[0].rstrip('>')}>"] if tag else block)
    return "\n".join(joined(made)) + "\n"


@examples(MADE_PAGES)
@given(pages())
def test_made_page_has_the_tables_that_python_markdown_makes(page: str) -> None:
    assert mdlint_tables(page) == mkdocs_tables(page)


def flat(parts: list[list[str]]) -> list[str]:
    return [line for part in parts for line in part]


ELEMENTS = [
    *("<div>", "<div markdown>", '<div class="a > b" markdown="1">', "<div markdown=block>", "<DIV Markdown>"),
    *("<details markdown>", "<details>", "<summary>", "<p>", "<p markdown>", '<section\nclass="x"\nmarkdown>'),
    *(
        '<section title="markdown">',
        "<pre markdown>",
        "<figure markdown=span>",
        "<script>",
        "<center>",
    ),
]
VOID = [
    "",
    "",
    "<summary>x</summary>",
    "<hr>",
    "<div/>",
    "<!-- <div> -->",
    "<!--\n</div> -->",
    "<p>x</p>",
    "<li>x",
    "text\n",
]


@st.composite
def elements(draw: st.DrawFn, inner: st.SearchStrategy[list[str]]) -> list[str]:
    """Draw an element with content, with or without a blank line after its tags."""
    tag = draw(st.sampled_from(ELEMENTS))
    name = tag.strip()[1:].split()[0].rstrip(">").lower()
    blank: list[list[str]] = [draw(st.sampled_from([[], [""]])) for _ in range(3)]
    return [tag, *blank[0], *draw(inner), *blank[1], f"</{name}>", *blank[2]]


# A table needs a blank line below it, and above it unless there is a tag.
TABLES_OR_TAGS = st.just(["| a | b |", "|---|---|", "| 1 | 2 |", ""]) | st.sampled_from(VOID).map(lambda line: [line])
CONTENT = st.recursive(
    TABLES_OR_TAGS,
    lambda inner: elements(st.lists(inner, min_size=1, max_size=3).map(flat)),
    max_leaves=6,
)


@examples(MADE_PAGES)
@given(st.lists(CONTENT, min_size=1, max_size=4).map(flat))
def test_made_page_has_the_tables_in_elements_that_python_markdown_makes(lines: list[str]) -> None:
    page = "\n".join(lines) + "\n"
    assert mdlint_tables(page) == mkdocs_tables(page)
