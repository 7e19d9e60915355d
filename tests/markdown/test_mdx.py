"""MDX and Docusaurus: which lines are markup for the site, where Markdown continues, and comments for mdlint."""

import json
from pathlib import Path

import pytest

from mdlint.markdown import parse
from mdlint.model import Block, Heading, HtmlBlock, Page, Paragraph, SiteMarkup, Span, Table
from mdlint.suppression import suppressions_of

RECORD = json.loads((Path(__file__).parent / "mdx_tables.json").read_text(encoding="utf-8"))
TABLE = "| a | b |\n|---|---|\n| 1 | 2 |\n"


def read(text: str) -> Page:
    return parse(text, "page.md", "docusaurus")


def lines(text: str) -> list[int]:
    """Return the lines on which tables begin."""
    return [table.span.line for table in read(text).tables]


def kinds(text: str) -> list[tuple[str, int]]:
    """Return the blocks of a page, each with the line that it begins on."""
    return [(type(block).__name__, first_line(block)) for block in read(text).blocks]


def first_line(block: Block) -> int:
    if isinstance(block, Heading | Table):
        return block.span.line
    return block.lines[0].line if isinstance(block, Paragraph | HtmlBlock) else block.line


def test_the_record_has_pages_with_tables() -> None:
    assert len(RECORD) == 400
    assert sum(len(one["tables"]) for one in RECORD) > 300


@pytest.mark.parametrize("number", range(0, 400, 50))
def test_made_pages_have_the_tables_that_micromark_finds(number: int) -> None:
    for one in RECORD[number : number + 50]:
        found = [
            {
                "line": table.span.line,
                "header": [cell.text for cell in table.header.cells],
                "rows": [[cell.text for cell in row.cells] for row in table.rows],
            }
            for table in read(one["page"]).tables
        ]
        assert found == one["tables"], one["page"]


@pytest.mark.parametrize(
    ("text", "tables"),
    [
        (":::note\n" + TABLE + ":::\n", [2]),
        (":::tip[Title]\n\n" + TABLE + "\n:::\n", [3]),
        (":::tip A title\n" + TABLE + ":::\n", [2]),
        (":::info{.class #id}\n" + TABLE + ":::\n", [2]),
        ("::: note\n" + TABLE + ":::\n", [2]),
        # The fence ends a table and a paragraph.
        (TABLE + ":::note\n" + TABLE + ":::\n" + TABLE, [1, 5, 9]),
        ("text\n:::note\n" + TABLE + ":::\n", [3]),
        ("::::note\n:::tip\n" + TABLE + ":::\n" + TABLE + "::::\n", [3, 7]),
        ("- item\n\n  :::note\n  " + TABLE.replace("\n", "\n  ") + ":::\n", [4]),
        ("> :::note\n> " + TABLE.replace("\n", "\n> ") + ":::\n", [2]),
        # Blocks that begin inside end with it.
        (":::note\n- item\n:::\n" + TABLE, [4]),
        (":::note\n```\n:::\n" + TABLE, [4]),
        (":::note\n<!--\n:::\n" + TABLE, [4]),
        # Two colons, no name, an unknown sign after the name: text.
        ("text\n::note\n" + TABLE, [3]),
        (":::\n" + TABLE, [2]),
        ("```mdx-code-block\n" + TABLE + "```\n" + TABLE, [2, 6]),
        ("```mdx\n" + TABLE + "```\n" + TABLE, [6]),
    ],
)
def test_directives_hold_markdown(text: str, tables: list[int]) -> None:
    assert lines(text) == tables


@pytest.mark.parametrize(
    ("text", "tables"),
    [
        ("<Tabs>\n" + TABLE + "</Tabs>\n", [2]),
        ("<div>\n" + TABLE + "</div>\n", [2]),
        ("<details>\n<summary>More</summary>\n" + TABLE + "</details>\n", [3]),
        ('<A b="c > d"\n   e={{f: "}"}}\n   {...g}>\n' + TABLE, [4]),
        ("<A b={`\n\n${'}'}\n`}/>\n" + TABLE, [5]),
        ("<A b={/* } */ 1}/>\n" + TABLE, [2]),
        ("<A b={<p>don't</p>}/>\n" + TABLE, [2]),
        ("<></>\n" + TABLE, [2]),
        ("<A.B/> <C-d e:f='g'/> {h}\n" + TABLE, [2]),
        ("<Tabs>\n    <TabItem>\n        " + TABLE.replace("\n", "\n        ") + "\n    </TabItem>\n</Tabs>", [3]),
        # No indented code; code in fences however deep it is indented.
        ("    " + TABLE.replace("\n", "\n    "), [1]),
        ("      ```\n      " + TABLE.replace("\n", "\n      ") + "```\n" + TABLE, [6]),
        # Raw text, as on pages that are not MDX.
        ("<pre>\n" + TABLE + "</pre>\n" + TABLE, [6]),
        ("<style>{`\n" + TABLE + "`}</style>\n" + TABLE, [6]),
        ("<!--\n" + TABLE + "-->\n" + TABLE, [6]),
        # Not a tag: a line of text, and the header is the line above the delimiter row.
        ("<https://example.org>\n" + TABLE, [2]),
        ("<5 apples\n" + TABLE, [2]),
        ("<A b={\n" + TABLE, [2]),
        ("{a\n\n" + TABLE, [3]),
    ],
)
def test_markdown_continues_after_a_tag(text: str, tables: list[int]) -> None:
    assert lines(text) == tables


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("import A from 'a'\n\ntext\n", [("SiteMarkup", 1), ("Paragraph", 3)]),
        ('import "a"\n', [("SiteMarkup", 1)]),
        ("import * as a from 'b'\n", [("SiteMarkup", 1)]),
        ("import a, {b} from 'c'\nexport {b}\n", [("SiteMarkup", 1)]),
        ("import {\n  a,\n\n  b\n} from 'c'\n\ntext\n", [("SiteMarkup", 1), ("Paragraph", 7)]),
        ("export default () => {\n\n  x = '}'\n}\n\ntext", [("SiteMarkup", 1), ("Paragraph", 6)]),
        # A bracket without an end ends at the first blank line.
        ("export const a = {\n\ntext", [("SiteMarkup", 1), ("Paragraph", 3)]),
        # Sentences, and imports in a paragraph, a list or after white space.
        ("import the module\n", [("Paragraph", 1)]),
        ("exports of 2024\n", [("Paragraph", 1)]),
        ("text\nimport a from 'b'\n", [("Paragraph", 1)]),
        (" import a from 'b'\n", [("Paragraph", 1)]),
        ("- import a from 'b'\n", [("Paragraph", 1)]),
        ("- item\nimport a from 'b'\n", [("Paragraph", 1)]),
        ("{a}\n{b\n\n}\ntext", [("SiteMarkup", 1), ("SiteMarkup", 2), ("Paragraph", 5)]),
        ("{a} text\n", [("Paragraph", 1)]),
        ("{/* a */}\ntext", [("HtmlBlock", 1), ("Paragraph", 2)]),
    ],
)
def test_code_for_the_site_is_not_text(text: str, blocks: list[tuple[str, int]]) -> None:
    assert kinds(text) == blocks


def test_an_html_table_is_read_over_tags_and_markdown() -> None:
    page = read(
        "<table>\n    <thead>\n        <tr><th>Model</th>\n        <th>\n        **Top-1**\n        </th></tr>\n"
        "    </thead>\n<tr>\n<td>\n\n[base](b.md)\n\n</td>\n<td>83.8</td>\n</tr>\n</table>\n"
    )
    (table,) = page.tables
    assert table.kind == "html"
    assert [cell.text for cell in table.header.cells] == ["Model", "Top-1"]
    assert [cell.text for cell in table.rows[0].cells] == ["base", "83.8"]
    assert [link.target for link in table.rows[0].cells[0].links] == ["b.md"]
    assert [page.slice(cell.span) for cell in table.rows[0].cells] == ["[base](b.md)", "83.8"]


def test_a_table_in_a_tab_has_its_cells_at_their_places() -> None:
    (table,) = read("<TabItem>\n    | a | b |\n    |---|---|\n    | c | d |\n</TabItem>\n").tables
    assert [cell.span for cell in table.rows[0].cells] == [Span(4, 7, 4, 8), Span(4, 11, 4, 12)]


@pytest.mark.parametrize(
    "text",
    [
        "{/* mdlint-disable-next-table ragged-row: why */}\n" + TABLE,
        "<Tabs>\n  {/* mdlint-disable-next-table ragged-row: why */}\n" + TABLE + "</Tabs>",
        ":::note\n{/*\n  mdlint-disable-next-table ragged-row\n*/}\n" + TABLE + ":::",
        "<!-- mdlint-disable-next-table ragged-row: why -->\n" + TABLE,
    ],
)
def test_a_comment_silences_a_rule(text: str) -> None:
    page = read(text)
    (suppression,) = suppressions_of(page)
    assert suppression.rule == "ragged-row"
    assert page.slice(suppression.span) == "ragged-row"
    assert (suppression.first, suppression.last) == (page.tables[0].span.line, page.tables[0].span.end_line)


def test_a_comment_names_a_schema() -> None:
    (table,) = read("{/* mdlint-schema: builtin:metrics */}\n{/* note */}\n" + TABLE).tables
    assert (table.schema, table.schema_span) == ("builtin:metrics", Span(1, 20, 1, 35))


@pytest.mark.parametrize(
    "text", ["text {/* mdlint-disable */}\n", "```\n{/* mdlint-disable */}\n```\n", "{mdlint-disable}\n"]
)
def test_in_other_dialects_it_is_not_a_comment(text: str) -> None:
    assert read(text).comments == ()


def test_a_page_named_mdx_is_mdx_in_every_dialect() -> None:
    text = "<Tip>\n" + TABLE + "</Tip>\n"
    assert [table.span.line for table in parse(text, "page.mdx").tables] == [2]
    assert parse(text, "page.md").tables == ()


def test_headings_in_a_directive_apply_to_its_content() -> None:
    page = read("# one\n\n:::note\n\n## two\n\n" + TABLE + "\n:::\n\n" + TABLE)
    assert [[heading.text for heading in table.headings] for table in page.tables] == [["one", "two"], ["one"]]


def test_the_markup_is_reported_with_its_place() -> None:
    page = read("- :::note\n  text\n  :::\n")
    assert [block for block in page.blocks if isinstance(block, SiteMarkup)] == [
        SiteMarkup(1, 1, 1),
        SiteMarkup(3, 3, 1),
    ]


HEAD = "<table>\n<tr><th>a</th><th>b</th></tr>\n"


@pytest.mark.parametrize(
    ("cell", "column"),
    [
        ("<td style={{color: 'red'}}>81.2</td>", 42),
        ("<td style={{a: '>', b: {c: \"}\"}}} {...rest}>81.2</td>", 59),
        ("<td onClick={() => <b>{x}</b>}>81.2</td>", 46),
        ("<td><Value.Of a={1 > 2} b={`}>`} />81.2</td>", 19),
        ("<td><b style={{color: 'red'}}>81.2</b></td>", 19),
        ("<td a={{{{{}}}}}>81.2</td>", 32),
    ],
)
def test_a_tag_ends_after_the_expressions_in_it(cell: str, column: int) -> None:
    (table,) = read(f"{HEAD}<tr><td>x</td>{cell}</tr>\n</table>\n").tables
    assert [one.text for one in table.rows[0].cells] == ["x", "81.2"]
    assert table.rows[0].cells[1].span.column == column


def test_a_tag_in_a_pipe_table_is_not_text() -> None:
    (table,) = read("| a | b |\n|---|---|\n| <b style={{color: 'red'}}>x</b> | <Y a={1 > 2}/>z |\n").tables
    assert [(cell.text, cell.bold) for cell in table.rows[0].cells] == [("x", True), ("z", False)]


def test_a_tag_on_separate_lines_ends_after_the_expressions_in_it() -> None:
    (table,) = read(
        f"{HEAD}<tr>\n<td>\nx\n</td>\n<td onClick={{() => <b>1</b>}}>\n81.2\n</td>\n</tr>\n</table>\n"
    ).tables
    assert [(cell.text, cell.span.line) for cell in table.rows[0].cells] == [("x", 5), ("81.2", 8)]


def test_a_number_in_braces_sets_the_span_of_a_cell() -> None:
    (table,) = read(
        HEAD + "<tr><td colSpan={2}>x</td></tr>\n<tr><td rowSpan={2}>1</td><td>2</td></tr>\n<tr><td>3</td></tr></table>"
    ).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["x", "x"], ["1", "2"], ["1", "3"]]


def test_in_other_dialects_braces_are_not_part_of_a_tag() -> None:
    (table,) = parse("| a |\n|---|\n| <b style={{color: 'red'}}>x</b> |\n").tables
    assert table.rows[0].cells[0].text == "<b style={{color: 'red'}}>x"
