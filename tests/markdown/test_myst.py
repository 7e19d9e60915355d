"""MyST: directives that hold Markdown, tables made of lists and CSV, and markup that is not text."""

import json
from pathlib import Path
from typing import Any

import pytest

from mdlint.markdown import facts, parse
from mdlint.model import Page, Span, Table
from mdlint.suppression import suppressions_of

RECORD = json.loads((Path(__file__).parent / "myst_tables.json").read_text(encoding="utf-8"))
TABLE = "| a | b |\n|---|---|\n| 1 | 2 |\n"


def read(text: str) -> Page:
    return parse(text, "page.md", "myst")


def texts(table: Table) -> list[list[str]]:
    """Return the header, if there is one, and the rows as written."""
    rows = [table.header, *table.rows] if table.header_rows else table.rows
    return [[cell.text for cell in row.cells] for row in rows]


def shown(table: Table) -> dict[str, Any] | None:
    """Return the rows that docutils shows of a table, without blank rows; None if they are an error."""
    rows = texts(table)
    width = max(map(len, rows))
    if table.kind == "list" and any(len(row) != width for row in rows):
        return None
    rows = [(row + [""] * width)[: table.width if table.kind == "pipe" else width] for row in rows]
    return {"head": rows[: table.header_rows], "body": list(filter(any, rows[table.header_rows :]))}


def test_the_record_has_pages_with_tables() -> None:
    assert len(RECORD) == 400
    assert sum(len(one["tables"]) for one in RECORD) > 400


@pytest.mark.parametrize("number", range(0, 400, 50))
def test_made_pages_have_the_tables_that_docutils_makes(number: int) -> None:
    for one in RECORD[number : number + 50]:
        expected = [{**table, "body": list(filter(any, table["body"]))} for table in one["tables"]]
        assert list(filter(None, map(shown, read(one["page"]).tables))) == expected, one["page"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("```{note}\n" + TABLE + "```\n" + TABLE, [2, 6]),
        ("~~~{note}\n" + TABLE + "~~~\n" + TABLE, [2, 6]),
        (":::{note}\n" + TABLE + ":::\n" + TABLE, [2, 6]),
        ("``` {note}\n" + TABLE + "```\n" + TABLE, [2, 6]),
        ("```{note} Words\n:class: wide\n:name: here\n" + TABLE + "```\n" + TABLE, [4, 8]),
        ("```{note}\n---\nclass: wide\n---\n" + TABLE + "```\n" + TABLE, [5, 9]),
        ("````{note}\n```{tip}\n" + TABLE + "```\n" + TABLE + "````\n" + TABLE, [3, 7, 11]),
        # The first fence of its kind closes it, and the blocks inside end with it.
        ("```{note}\n```python\n```\n" + TABLE, [4]),
        ("```{note}\n- item\n```\n" + TABLE, [4]),
        ("- ```{note}\n  " + TABLE.replace("\n", "\n  ") + "\n" + TABLE, [2, 6]),
        ("````{tab-set}\n```{tab-item} One\n" + TABLE + "```\n````\n", [3]),
        ("```{prf:theorem}\n" + TABLE + "```\n", [2]),
        ("```{table} A title\n" + TABLE + "```\n", [2]),
        (":::\n" + TABLE + ":::\n", [2]),
        # Code of a language, of a directive, or of an unknown name.
        ("```note\n" + TABLE + "```\n", []),
        ("```{code-block}\n" + TABLE + "```\n", []),
        ("```{eval-rst}\n" + TABLE + "```\n", []),
        ("```{unknown}\n" + TABLE + "```\n", []),
        (":::{unknown}\n" + TABLE + ":::\n" + TABLE, [6]),
        ("```{note}x\n" + TABLE + "```\n", []),
        # Markup ends a table, except attributes, which are a row.
        (TABLE + "(target)=\n" + TABLE, [1, 5]),
        (TABLE + "% comment\n" + TABLE, [1, 5]),
        (TABLE + "+++\n" + TABLE, [1, 5]),
        ('text\n{#id .class key="value"}\n' + TABLE, [3]),
        (TABLE + "{#id}\n" + TABLE, [1]),
    ],
)
def test_tables_are_found_where_a_reader_sees_them(text: str, lines: list[int]) -> None:
    assert [table.span.line for table in read(text).tables] == lines


LISTED = """\
```{list-table} A title
:header-rows: 1

* - Model
  - `Top-1`
* - [base](b.md)
    of 2024

    second
  - **83.8**
* -
  - - one
    - two
```
"""


def test_a_list_table_is_read_cell_by_cell() -> None:
    page = read(LISTED)
    (table,) = page.tables
    assert (table.kind, table.header_rows, table.delimiter, table.align) == ("list", 1, None, (None, None))
    assert texts(table) == [["Model", "Top-1"], ["base of 2024 second", "83.8"], ["", "one two"]]
    assert table.span == Span(1, 1, 13, 10)
    assert [row.span for row in table.rows] == [Span(6, 1, 10, 13), Span(11, 1, 13, 10)]
    cells = [cell for row in table.rows for cell in row.cells]
    assert [cell.span for cell in cells] == [
        Span(6, 5, 9, 11),
        Span(10, 5, 10, 13),
        Span(11, 4, 11, 4),
        Span(12, 7, 13, 10),
    ]
    assert all(page.slice(cell.span) == cell.raw for cell in cells)
    assert table.header.cells[1].code
    assert cells[1].bold
    assert [(link.target, page.slice(link.span)) for link in cells[0].links] == [("b.md", "[base](b.md)")]
    assert [link.target for link in page.links] == ["b.md"]


def test_a_cell_of_a_list_holds_blocks() -> None:
    (table,) = read(
        "```{list-table}\n* - a\n\n    | c | d |\n    |---|---|\n  - ~~~\n    code\n    ~~~\n"
        "* - <b>x</b>\n  - <div>\n    <i>y</i>\n    </div>\n```\n"
    ).tables[:1]
    assert texts(table) == [["a", "code"], ["x", "y"]]
    assert [cell.code for cell in table.rows[0].cells] == [False, True]


def test_a_table_in_a_cell_is_a_separate_table() -> None:
    page = read("````{list-table}\n* - a\n  - ```{csv-table}\n    1, 2\n    ```\n````\n")
    assert [(table.kind, texts(table)) for table in page.tables] == [("list", [["a", ""]]), ("csv", [["1", "2"]])]


@pytest.mark.parametrize(
    "body",
    [
        "* a\n* b\n",
        "* - a\n- - b\n",
        "1. - a\n2. - b\n",
        "* 1. a\n",
        "* - a\n\ntext\n",
        "text\n\n* - a\n",
        "* a\n  - b\n",
        "% comment\n* - a\n",
        ":header-rows: 1\n* - a\n",
        ":header-rows: 2\n* - a\n",
        "",
    ],
)
def test_a_table_that_docutils_rejects_is_not_a_table(body: str) -> None:
    assert read("```{list-table}\n" + body + "```\n").tables == ()


@pytest.mark.parametrize("kind", ["list", "csv"])
def test_without_header_rows_no_column_has_a_name(kind: str) -> None:
    body = "* - a\n  - b\n" if kind == "list" else "a, b\n"
    (table,) = read(f"text\n\n```{{{kind}-table}}\n{body}```\n").tables
    assert table.header_rows == 0
    assert [(cell.text, cell.span) for cell in table.header.cells] == [("", Span(3, 1, 3, 4))] * 2
    assert texts(table) == [["a", "b"]]


CSV = """\
> ```{csv-table} A title
> :header: Model, "Top-1, %"
>
> "[base](b.md), ""of"" [old](c.md)", **83.8**
> "two
> lines", `1`
> ```
"""


def test_a_csv_table_is_read_cell_by_cell() -> None:
    page = read(CSV)
    (table,) = page.tables
    assert (table.kind, table.header_rows, table.span) == ("csv", 1, Span(1, 3, 6, 14))
    assert texts(table) == [["Model", "Top-1, %"], ['base, "of" old', "83.8"], ["two lines", "1"]]
    assert [cell.span for cell in table.header.cells] == [Span(2, 12, 2, 17), Span(2, 20, 2, 28)]
    assert [cell.span for cell in table.rows[0].cells] == [Span(4, 4, 4, 36), Span(4, 39, 4, 47)]
    assert [cell.span for cell in table.rows[1].cells] == [Span(5, 4, 6, 8), Span(6, 11, 6, 14)]
    assert [cell.bold for cell in table.rows[0].cells] == [False, True]
    links = table.rows[0].cells[0].links
    assert [(link.target, page.slice(link.span)) for link in links] == [
        ("b.md", "[base](b.md)"),
        ("c.md", "[old](c.md)"),
    ]


@pytest.mark.parametrize(
    ("options", "body", "rows"),
    [
        (":delim: ;", "1; 2,3", [["1", "2,3"]]),
        (":delim: tab", "1\t2", [["1", "2"]]),
        (":delim: U+3B", "1;2", [["1", "2"]]),
        (":delim: 59", "1;2", [["1", "2"]]),
        (":delim: two", "1,2", [["1", "2"]]),
        (':quote: "\'"', "'1,2',3", [["1,2", "3"]]),
        (':escape: "#"', "1#,2,3", [["1,2", "3"]]),
        (":header: a, b", "1,2", [["a", "b"], ["1", "2"]]),
        (":header: a, b\n:header-rows: 1", "c, d\n1,2", [["a", "b"], ["c", "d"], ["1", "2"]]),
        ("---\nheader: 'a, \"b, c\"'\n---", "1,2", [["a", "b, c"], ["1", "2"]]),
        ("---\nheader: |\n  a, b\n---", "1,2", [["a", "b"], ["1", "2"]]),
        # One mistake makes all options void.
        (':header: "a", "b"\n:delim: ;', "1,2", [["1", "2"]]),
        # A row too short, an empty line.
        ("", "1,2\n\n3", [["1", "2"], [""], ["3"]]),
    ],
)
def test_csv_is_read_according_to_its_options(options: str, body: str, rows: list[list[str]]) -> None:
    (table,) = read("```{csv-table}\n" + (options + "\n" if options else "") + "\n" + body + "\n```\n").tables
    assert texts(table) == rows


@pytest.mark.parametrize(
    "content",
    [
        ":file: a.csv\n",
        ":url: https://example.org/a.csv\n",
        ":header: a, b\n",
        '1, "2\n3\n',
        '"1" 2\n',
        ":header-rows: 1\n\n1, 2\n",
        ":header-rows: 3\n\n1, 2\n",
        ':header: "a\\tb"\n\n1, 2\n',
        ":delim: ;\n:quote: ;\n\n1\n",
        "",
        "\n\n",
    ],
)
def test_csv_from_files_and_invalid_csv_are_ignored(content: str) -> None:
    assert read("```{csv-table}\n" + content + "```\n").tables == ()


@pytest.mark.parametrize(
    "text",
    [
        "% mdlint-disable-next-table ragged-row: why\n" + LISTED,
        "<!-- mdlint-disable-next-table ragged-row: why -->\n" + LISTED,
        ":::{note}\n% mdlint-disable-next-table ragged-row\n" + LISTED + ":::\n",
        "% mdlint-disable-next-table ragged-row\n```{csv-table}\n1, 2\n```\n",
    ],
)
def test_a_comment_silences_a_rule(text: str) -> None:
    page = read(text)
    (suppression,) = suppressions_of(page)
    assert page.slice(suppression.span) == "ragged-row"
    assert (suppression.first, suppression.last) == (page.tables[0].span.line, page.tables[0].span.end_line)


@pytest.mark.parametrize(
    "text",
    [
        "% mdlint-schema: builtin:metrics\n" + LISTED,
        "% mdlint-schema: builtin:metrics\n(target)=\n" + LISTED,
        "% mdlint-schema: builtin:metrics\n% note\n```{csv-table}\n1, 2\n```\n",
        "% mdlint-schema: builtin:metrics\n```{table} A title\n" + TABLE + "```\n",
        "```{note}\n% mdlint-schema: builtin:metrics\n" + TABLE + "```\n",
    ],
)
def test_a_comment_names_a_schema(text: str) -> None:
    page = read(text)
    (table,) = page.tables
    assert table.schema == "builtin:metrics"
    assert page.slice(table.schema_span or Span(1, 1, 1, 1)) == "builtin:metrics"


def test_a_comment_outside_a_note_does_not_apply_to_tables_in_it() -> None:
    assert read("% mdlint-schema: builtin:metrics\n```{note}\n" + TABLE + "```\n").tables[0].schema is None


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("# A/B - C\n", "ab---c"),
        ("# A/B - C\n", "a-b-c"),
        ("(My Target)=\n# x\n", "my-target"),
        ("(my_target)=\n# x\n", "my_target"),
        ("{#given .wide}\ntext\n", "given"),
        ("[text]{#inside}\n", "inside"),
        ("```{figure} a.png\n:name: fig\n```\n", "fig"),
        ("```{code-block} python\n---\nname: code\n---\n```\n", "code"),
    ],
)
def test_an_anchor_leads_to(text: str, anchor: str) -> None:
    assert anchor in (facts(read(text)).anchors or ())


def test_an_id_after_a_heading_is_text() -> None:
    (heading,) = read("# Title {#id}\n").headings
    assert (heading.text, heading.id) == ("Title {#id}", None)


def test_an_empty_line_between_two_records_is_an_empty_row() -> None:
    (table,) = read("```{csv-table}\n:header: a, b\n\n1, 2\n\n3, 4\n\n```\n").tables
    assert texts(table) == [["a", "b"], ["1", "2"], [""], ["3", "4"]]
    assert table.rows[1].span == Span(5, 1, 5, 1)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("* a", "a"),
        ("1. b", "b"),
        ('"- a\n- *b*"', "a b"),
        ("*a* b", "a b"),
        ("- 5", "5"),
        # No list: no content, no space, and a thematic break.
        ("-", "-"),
        ("-5", "-5"),
        ("1.5", "1.5"),
        ("a - b", "a - b"),
        ("- - -", "- - -"),
    ],
)
def test_a_list_in_a_csv_cell_has_no_markers_in_its_text(cell: str, text: str) -> None:
    (table,) = read(f"```{{csv-table}}\n\n{cell}, 2\n```\n").tables
    assert [own.text for own in table.rows[0].cells] == [text, "2"]


def test_a_link_in_a_list_of_a_csv_cell_has_its_place() -> None:
    (link,) = read("```{csv-table}\n\n- [a](b), 2\n```\n").links
    assert (link.span, link.target) == (Span(3, 3, 3, 9), "b")
