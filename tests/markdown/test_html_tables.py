"""HTML tables: the place and text of each cell, by hand. `test_html_table_oracle.py` has the rest."""

import pytest
from schema_cases import found, table_schema

from mdlint.markdown import parse
from mdlint.model import Page, Table

HEAD = "<table>\n<tr><th>A</th><th>B</th></tr>\n"


def cells(table: Table, page: Page) -> list[list[str]]:
    """Return the cells of each row, the header first: the line and column where each begins, and its raw text."""
    rows = (table.header, *table.rows)
    return [[f"{cell.span.line}:{cell.span.column} {page.slice(cell.span)}" for cell in row.cells] for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<table><tr><th>A</th></tr><tr><td> 1 </td></tr></table>", [["1:16 A"], ["1:36 1"]]),
        ("   <table>\n      <tr><td>1</td></tr>\n   </table>", [["2:15 1"]]),
        ("- a\n\n  <table>\n  <tr><td>1</td></tr>\n  </table>", [["4:11 1"]]),
        ("> <table>\n> <tr><td>1\n>   2</td></tr>\n> </table>", [["2:11 1\n>   2"]]),
        ("1. > - <table>\n   >   <tr><td>1</td></tr>\n   >   </table>", [["2:16 1"]]),
        ("<details>\n<summary>S</summary>\n\n<table>\n<tr><td>1</td></tr>\n</table>\n</details>", [["5:9 1"]]),
        ("a <table><tr><td>1</td></tr></table> b", [["1:18 1"]]),
        ("a\n<table>\n<tr><td>1</td></tr>\n</table>\nb", [["3:9 1"]]),
        ("[^1]: <table><tr><td>1</td></tr></table>\n\n[^1]", [["1:22 1"]]),
        ("\ufeff<table><tr><td>1</td></tr></table>", [["1:16 1"]]),
        ("<table>\r\n<tr><td>1\r\n2</td></tr>\r\n</table>", [["2:9 1\n2"]]),
        ("<table>\r<tr><td>1</td></tr>\r</table>", [["2:9 1"]]),
        # Markdown between blank lines.
        ("<table><tr><td>\n\n*1*\n\n</td><td>2</td></tr></table>", [["3:1 *1*", "5:10 2"]]),
        ("<table><tr><td>\n\n- 1\n- 2\n\n</td></tr></table>", [["3:3 1\n- 2"]]),
        # Tags.
        ("<TABLE><Tr><TD ALIGN=RIGHT>1</TD></tR></table>", [["1:28 1"]]),
        ("<table><tr><th>A<th>B<tr><td>1<td>2</table>", [["1:16 A", "1:21 B"], ["1:30 1", "1:35 2"]]),
        ("<table><td>1</table>", [["1:12 1"]]),
        ("<table><tr><td title='a > b'>1</td><td title=\"<td>\">2</td></tr></table>", [["1:30 1", "1:53 2"]]),
        ("<table><tr><td\ncolspan=1\n>1</td></tr></table>", [["3:2 1"]]),
        ("<table><!-- a --><tr><!-- <td>0 --><td>1<!-- > -->2</td></tr></table>", [["1:40 1<!-- > -->2"]]),
        ("<table><tr><td><br/>1</td><td></td></tr></table>", [["1:16 <br/>1", "1:31 "]]),
        ("<table><tr><td><script>'<td>'</script>1</td></tr></table>", [["1:16 <script>'<td>'</script>1"]]),
        # Spans.
        ("<table><tr><th colspan=2>A</th></tr><tr><td>1</td><td>2</td></tr></table>", [["1:26 A", "1:26 A"], ["1:45 1", "1:55 2"]]),
        ("<table><tr><td rowspan=2>1</td><td>2</td></tr><tr><td>3</td></tr></table>", [["1:26 1", "1:36 2"], ["1:26 1", "1:55 3"]]),
        ("<table><tr><td rowspan=0>1</td><td>2</td></tr><tr><td>3</td></tr></table>", [["1:26 1", "1:36 2"], ["1:26 1", "1:55 3"]]),
        ("<table><tr><td colspan=-2>1</td><td rowspan=x>2</td></tr><tr><td>3</td></tr></table>", [["1:27 1", "1:47 2"], ["1:66 3"]]),
        ("<table><tr><td colspan='2 '>1</td></tr><tr><td>2</td><td>3</td></tr></table>", [["1:29 1", "1:29 1"], ["1:48 2", "1:58 3"]]),
        # The order in which groups are shown.
        ("<table><tfoot><tr><td>3</td></tr></tfoot><tbody><tr><td>2</td></tr></tbody><thead><tr><th>1</th></tr></thead></table>", [["1:91 1"], ["1:57 2"], ["1:23 3"]]),
        ("<table><tr><th>1</th><td>2</td></tr><tr><th>3</th><td>4</td></tr></table>", [["1:16 1", "1:26 2"], ["1:45 3", "1:55 4"]]),
    ],
)  # fmt: skip
def test_each_cell_is_at_its_place(text: str, expected: list[list[str]]) -> None:
    page = parse(text)
    (table,) = page.tables
    assert table.kind == "html"
    assert cells(table, page) == expected


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("a<br/>b<br>c", "a b c"),
        ("&lt;1&nbsp;ms &plusmn; 2 &copy", "<1\xa0ms ± 2 ©"),
        ("<img src=x alt='a b'>", "a b"),
        ("<img src=x alt=a>", "a"),
        ("10<sup>3</sup>", "10³"),
        ("<p>a</p><p>b</p>", "a b"),
        ("**a** `b` [c](d)", "**a** `b` [c](d)"),
        ("\n\n**a** `b` [c](d)\n\n", "a b c"),
        ("a<table><tr><td>b</td></tr></table>c", "a c"),
    ],
)
def test_the_text_of_a_cell_is_the_text_that_a_reader_sees(content: str, text: str) -> None:
    first = parse(f"<table><tr><td>{content}</td></tr></table>\n").tables[0]
    assert [cell.text for cell in first.header.cells] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "```html\n<table><tr><td>1</td></tr></table>\n```",
        "`<table><tr><td>1</td></tr></table>`",
        "    <table><tr><td>1</td></tr></table>",
        "<!-- <table><tr><td>1</td></tr></table> -->",
        "<!--\n\n<table><tr><td>1</td></tr></table>\n\n-->",
        "\\<table><tr><td>1</td></tr></table>",
        "<table></table>",
        "<table><tr></tr></table>",
        "<tables><tr><td>1</td></tr></tables>",
        "<tr><td>1</td></tr>",
        "---\na: <table><tr><td>1</td></tr></table>\n---\n",
    ],
)
def test_a_table_that_is_not_shown_is_not_a_table(text: str) -> None:
    assert parse(text).tables == ()


def test_a_table_in_a_cell_is_a_separate_table() -> None:
    page = parse(
        "<table><tr><td>\n\n| A |\n|---|\n| 1 |\n\n</td><td><table><tr><td>2</td></tr></table></td></tr></table>\n"
    )
    assert [(table.kind, table.span.line, table.header.cells[0].text) for table in page.tables] == [
        ("html", 1, ""),
        ("pipe", 3, "A"),
        ("html", 7, "2"),
    ]


def test_an_unclosed_table_extends_to_the_end_of_the_page() -> None:
    page = parse("<table>\n<tr><td>1\n\ntext\n\n| A |\n|---|\n| 2 |\n")
    assert [(table.kind, *table.span[::2]) for table in page.tables] == [("html", 1, 8), ("pipe", 6, 8)]


def test_links_and_names_in_cells_are_those_of_the_page() -> None:
    page = parse('<table id=t><tr id=\'r\'><td id="c"><a name=n href="x.md">1</a><img src=y.png></td></tr></table>\n')
    (cell,) = page.tables[0].header.cells
    assert [(link.target, page.slice(link.span)) for link in cell.links] == [("x.md", "x.md"), ("y.png", "y.png")]
    assert cell.links == page.links
    assert page.ids == ("t", "r", "c", "n")


@pytest.mark.parametrize(
    ("above", "schema"),
    [
        ("<!-- mdlint-schema: s.json -->\n", "s.json"),
        ("<!-- mdlint-schema: s.json -->\n\n", "s.json"),
        ("<div>\n<!-- mdlint-schema: s.json -->\n", "s.json"),
        ("<!-- mdlint-schema: s.json -->\n<div>\n", None),
        ("<!-- mdlint-schema: s.json -->\ntext\n", None),
    ],
)
def test_a_comment_above_names_the_schema(above: str, schema: str | None) -> None:
    assert parse(f"{above}<table><tr><td>1</td></tr></table>\n").tables[0].schema == schema


SCHEMA = table_schema(
    {"A": {"type": "number", "maximum": 9}, "B": {"type": ["number", "null"], "decimals": 1}},
    compare=[{"left": "A", "is": "<=", "right": "B"}],
)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("<tr><td>1</td><td>2.0</td></tr>", []),
        ("<tr><td>1</td><td>\n\n2.0\n\n</td></tr>", []),
        ("<tr><td>x</td><td>2.0</td></tr>", ['3:9-10 wrong-type: A "x" is not a number']),
        ("<tr>\n<td>\n  <b>12</b>\n</td><td>12.0</td></tr>", ["5:3-12 out-of-range: A 12 is above the maximum 9"]),
        ("<tr><td>1</td><td>2.00</td></tr>", ["3:19-23 decimals: B 2.00 has 2 decimals, expected 1"]),
        ("<tr><td>3</td><td>2.0</td></tr>", ["3:9-10 broken-relation: A 3 is not at most B 2.0"]),
        ("<tr><td></td><td>2.0</td></tr>", ["3:9-9 missing-value: A is empty; the column needs a value in every row"]),
        ("<tr><td colspan=2>small</td></tr>", []),
        ("<tr><td rowspan=2>12</td><td>2.0</td></tr><tr><td>3.0</td></tr>", ["3:19-21 out-of-range: A 12 is above the maximum 9"] * 2),
        ("<tr><td>1</td></tr>", []),
    ],
)  # fmt: skip
def test_a_finding_is_at_the_content_of_its_cell(rows: str, expected: list[str]) -> None:
    assert found(SCHEMA, f"{HEAD}{rows}\n</table>\n") == expected
