"""Pipe tables as GitHub reads them: the spec's examples by hand, and cmark-gfm as the oracle for everything else."""

import os

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis_examples import examples

from mdlint.markdown import parse, split_row
from mdlint.markdown.pipes import count_cells
from oracle import mdlint_tables, oracle_tables

# GFM spec 0.29, §4.10, examples 198 to 205: source, then header, alignment and rows of the first table.
SPEC_EXAMPLES = [
    ("| foo | bar |\n| --- | --- |\n| baz | bim |", ["foo", "bar"], [None, None], [["baz", "bim"]]),
    (
        "| abc | defghi |\n:-: | -----------:\nbar | baz",
        ["abc", "defghi"],
        ["center", "right"],
        [["bar", "baz"]],
    ),
    ("| f\\|oo  |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |", ["f|oo"], [None], [["b | az"], ["b | im"]]),
    ("| abc | def |\n| --- | --- |\n| bar | baz |\n> bar", ["abc", "def"], [None, None], [["bar", "baz"]]),
    (
        "| abc | def |\n| --- | --- |\n| bar | baz |\nbar\n\nbar",
        ["abc", "def"],
        [None, None],
        [["bar", "baz"], ["bar", ""]],
    ),
    (
        "| abc | def |\n| --- | --- |\n| bar |\n| bar | baz | boo |",
        ["abc", "def"],
        [None, None],
        [["bar", ""], ["bar", "baz"]],
    ),
    ("| abc | def |\n| --- | --- |", ["abc", "def"], [None, None], []),
]


@pytest.mark.parametrize(("source", "header", "align", "rows"), SPEC_EXAMPLES)
def test_spec_example(source: str, header: list[str], align: list[str | None], rows: list[list[str]]) -> None:
    (table,) = parse(source).tables
    assert [cell.text for cell in table.header.cells] == header
    assert list(table.align) == align
    assert [row.texts(table.width) for row in table.rows] == rows


def test_spec_example_203_header_and_delimiter_row_differ() -> None:
    assert parse("| abc | def |\n| --- |\n| bar |").tables == ()


PREFIXES = [
    "",
    "> ",
    "- ",
    "  ",
    "    ",
    "1. ",
    "> - ",
    "   ",
    ">",
    "\t",
    "- \t",
    "10) ",
    "     ",
    "> > ",
    "+ - ",
    "[^1]: ",
]
ROWS = [
    *("| a | b |", "|---|---|", "a|b", "-|-", ":-|-:", "| 1 | 2 |", "|x", "y|z|", "|", "||", "| |", "- | -", "|-|-|-|"),
    *("`a\\|b`|c", "\\|", "| **a** | ~b~ | [c](d) |", "&#124; | &amp;", "| <br> | x<sup>2</sup> |", "|a|\t", "\x0b|a"),
    *("|\xa0|", "模型|🚀", "a\x00|b"),
]
BLOCKS = [
    *(
        "text",
        "",
        "# h",
        "```",
        "~~~",
        "***",
        "---",
        "===",
        "-",
        "1.",
        "[x]: /u",
        "[x]",
        "Tab\tstop",
        "[!NOTE]",
        "[!TIP]",
    ),
]
# The first and the last line of an HTML block of each of the 7 kinds (CommonMark §4.6).
HTML = [
    *("<pre>", "</pre>", "<script>", "</script>", "<!-- c", "-->", "<!-- c -->", "<?x", "?>", "<!X", "<!DOCTYPE html>"),
    *("<![CDATA[", "]]>", "<div>", "</div>", "<details>", "<summary>s</summary>", "</details>", "<table>", "<tr><td>"),
    *("</td></tr>", "</table>", "<x-y>", "</x-y>", '<a href="b">', "<span>t", "</a>"),
]
LINES = [*ROWS, *BLOCKS, *HTML]
# A header and its delimiter row, since lines drawn one by one seldom make a table.
HEADS = [
    ("| a | b |", "|---|---|"),
    ("a|b", "-|-"),
    ("|x", "|-"),
    ("模型|🚀", ":-|-:"),
    ("| |", "|-|"),
    ("a\\|b|c", "---|---"),
]
CELLS = ["a", "1", "**b**", "`c`", "", "\\|", "[d](e)"]
# Prefixes that put the first line, and every other line, into a container.
CONTAINERS = [
    ("> ", "> "),
    (">", ">"),
    ("> [!NOTE]\n> ", "> "),
    ("- ", "  "),
    ("*   ", "    "),
    ("1. ", "   "),
    ("10) ", "    "),
    ("+\t", "\t"),
    (">\t", ">\t"),
    ("1)\t", "\t"),
    ("[^1]: ", "    "),
    ("[^1]:\n    ", "\t"),
    ("   - ", "     "),
    ("  3.  ", "      "),
]
AROUND = [
    *(["", "| x | y |"], ["text"], ["text", ""], [""], [], []),
    *(["<details>", "<summary>s</summary>", ""], ["<div>", ""], ["<pre>", ""], ["<!-- c -->"], ["<!-- c", "", "-->"]),
    *(["<?x", "", "?>"], ["<!X", ">"], ["<![CDATA[", "]]>"], ["<script>", "", "</script>"], ["<x-y>", ""], ["<x-y>"]),
    *(
        ["</details>"],
        ["", "</details>"],
        ["</div>"],
        ["# h"],
        ["```", "```"],
        ["```"],
        ["***"],
        ["s", "==="],
        ["    code", ""],
    ),
]
# Raise it for a longer search: MADE_PAGES=100000 pytest -k made_page
MADE_PAGES = int(os.environ.get("MADE_PAGES", "2000"))
TEXTS = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r"), max_size=12)


def _after(prefix: str, lines: tuple[str, str]) -> tuple[str, str]:
    """Draw two lines, the first after a prefix, the second in the containers that it opens."""
    carried = "".join(mark if mark in "> \t" else " " for mark in prefix.replace("[^1]: ", "    "))
    return prefix + lines[0], carried + lines[1]


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Draw a page of a few lines: pieces and prefixes that mean something to a block parser."""
    prefixes = st.sampled_from(PREFIXES)
    line = st.tuples(st.builds(str.__add__, prefixes, st.sampled_from(LINES) | TEXTS))
    head = st.builds(_after, prefixes, st.sampled_from(HEADS))
    lines = [text for group in draw(st.lists(line | head, min_size=1, max_size=8)) for text in group]
    # GitHub hides footnotes without a reference, and all but the first footnote with the same label.
    kept = [text for i, text in enumerate(lines) if "[^" not in text or not any("[^" in above for above in lines[:i])]
    return "[^1]\n\n" + "\n".join(kept) + draw(st.sampled_from(["", "\n"]))


@pytest.mark.parametrize(
    "page",
    [
        "a|b\n-|-\n1|2\n\x0b\n3|4\n",
        ">1||\n>\x0b-|-\n",
        "> [a]: /u\n [c]: /v\n\n| [c] | b |\n|-|-|\n",
        "| [](u) | [a]() |\n|-|-|\n",
        "-\n    \n  |a|\n  |-|\n",
        "- a\n\n\t- |a|\n\t  |-|\n",
        "a|b\n---" + " " * 50 + "x\n",
        "[^1]\n\n   - [^1]: text\n    \n         > | a |\n         > | --- |\n",
        "[^1]\n\n-    [^1]: a\n    \n         |b|\n         |-|\n",
        "[^1]\n\n-    [^1]: a\n\n         |b|\n         |-|\n",
        "| a |\n|-|\n| *\x1f* |\n| **\u2028a** |\n| *\x85*b |\n",
        "<x b=c\td>\x0b\n| a |\n|-|\n",
        "<x b=c!d>\n| a |\n|-|\n",
    ],
)
def test_odd_page_has_the_tables_that_cmark_gfm_sees(page: str) -> None:
    assert mdlint_tables(parse(page)) == oracle_tables(page)


@st.composite
def contained_tables(draw: st.DrawFn) -> str:
    """Draw a page with a table in nested containers; a line or two of it may then be moved."""
    width = draw(st.integers(1, 3))
    cells = st.lists(st.sampled_from(CELLS), min_size=width, max_size=width)
    ragged = st.lists(st.sampled_from(CELLS), min_size=1, max_size=4)
    rows = [draw(cells), ["---"] * width, *draw(st.lists(cells | ragged, max_size=3))]
    outer = draw(st.sampled_from(["| {} |", "{} |", "| {}"] if width == 1 else ["| {} |", "{}", "{} |", "| {}"]))
    lines = [outer.format(" | ".join(row)) for row in rows]
    for _ in range(draw(st.integers(0, 4))):
        first, other = draw(st.sampled_from(CONTAINERS))
        before, after = draw(st.sampled_from(AROUND)), draw(st.sampled_from(AROUND))
        lines = [*before, *lines, *after]
        contained = [((other if number else first) + line).rstrip() for number, line in enumerate(lines)]
        lines = "\n".join(contained).split("\n")
    for _ in range(draw(st.integers(0, 2))):
        place = draw(st.integers(0, len(lines) - 1))
        lines[place] = draw(st.sampled_from(["", " ", "    ", "> ", "\t"])) + lines[place][draw(st.integers(0, 4)) :]
    # GitHub hides all but the first footnote with the same label.
    assume(sum(line.count("[^") for line in lines) < 2)
    return "\n".join(["[^1]", "", *lines, ""])


@pytest.mark.slow
@examples(MADE_PAGES)
@given(pages())
def test_made_page_has_the_tables_that_cmark_gfm_sees(page: str) -> None:
    assert mdlint_tables(parse(page)) == oracle_tables(page)


@pytest.mark.slow
@examples(MADE_PAGES)
@given(contained_tables())
def test_made_page_has_the_tables_in_containers_that_cmark_gfm_sees(page: str) -> None:
    assert mdlint_tables(parse(page)) == oracle_tables(page)


@given(pages(), st.sampled_from(["\r\n", "\r"]))
def test_line_ends_change_nothing(page: str, line_end: str) -> None:
    assert parse(page.replace("\n", line_end)).blocks == parse(page).blocks


@examples(500)
@given(st.text())
def test_any_text_is_a_page_and_every_span_covers_its_text(text: str) -> None:
    page = parse(text)
    for table in page.tables:
        for row in (table.header, table.delimiter, *table.rows):
            for cell in row.cells if row else ():
                assert page.slice(cell.span) == cell.raw


@given(st.lists(st.sampled_from(["|", "a", " ", "\t", "\\", "\v", "é"]), max_size=9).map("".join))
def test_cells_are_counted_as_they_are_found(text: str) -> None:
    assert count_cells(text) == len(split_row(text))
