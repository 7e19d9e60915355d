"""The places of cells, links and headings: one fact a line."""

import pytest

from mdlint.markdown import parse
from mdlint.model import Span

TABLE = "| a | b |\n|---|---|\n| c | d |\n"


@pytest.mark.parametrize(
    ("source", "spans"),
    [
        (TABLE, [(3, 3, 3, 4), (3, 7, 3, 8)]),
        ("a|b\n-|-\nc|d", [(3, 1, 3, 2), (3, 3, 3, 4)]),
        ("|a|b|\n|-|-|\n|c|d|", [(3, 2, 3, 3), (3, 4, 3, 5)]),
        ("|a|b|\n|-|-|\n|  c\t|\td  |  ", [(3, 4, 3, 5), (3, 8, 3, 9)]),
        ("text\n" + TABLE, [(4, 3, 4, 4), (4, 7, 4, 8)]),
        ("> " + TABLE.replace("\n", "\n> "), [(3, 5, 3, 6), (3, 9, 3, 10)]),
        ("- " + TABLE.replace("\n", "\n  "), [(3, 5, 3, 6), (3, 9, 3, 10)]),
        ("1.\t" + TABLE.replace("\n", "\n\t"), [(3, 4, 3, 5), (3, 8, 3, 9)]),
        ("> - " + TABLE.replace("\n", "\n>   "), [(3, 7, 3, 8), (3, 11, 3, 12)]),
        ("\ufeff" + TABLE, [(3, 3, 3, 4), (3, 7, 3, 8)]),
        (TABLE.replace("\n", "\r\n"), [(3, 3, 3, 4), (3, 7, 3, 8)]),
        (TABLE.replace("\n", "\r"), [(3, 3, 3, 4), (3, 7, 3, 8)]),
        ("|a|b|\n|-|-|\n|模型|🚀|", [(3, 2, 3, 4), (3, 5, 3, 6)]),
        ("|a|b|\n|-|-|\n|c\\|d|e|", [(3, 2, 3, 6), (3, 7, 3, 8)]),
        ("|a|b|\n|-|-|\n||d|", [(3, 2, 3, 2), (3, 3, 3, 4)]),
        ("|a|b|\n|-|-|\n|  |d|", [(3, 3, 3, 3), (3, 5, 3, 6)]),
        ("---\ntitle: x\n---\n" + TABLE, [(6, 3, 6, 4), (6, 7, 6, 8)]),
    ],
)
def test_cells_are_at(source: str, spans: list[tuple[int, int, int, int]]) -> None:
    (table,) = parse(source).tables
    assert [cell.span for cell in table.rows[0].cells] == [Span(*span) for span in spans]


def test_ragged_rows_keep_their_written_cells() -> None:
    (table,) = parse("|a|b|\n|-|-|\n|1|\n|1|2|3|\n").tables
    assert [[cell.raw for cell in row.cells] for row in table.rows] == [["1"], ["1", "2", "3"]]


def test_row_span_extends_from_its_first_to_its_last_character() -> None:
    (table,) = parse(">   | a | b |  \n> |---|---|\n").tables
    assert table.header.span == Span(1, 5, 1, 14)


@pytest.mark.parametrize(
    ("cell", "place", "target", "kind"),
    [
        ("[t](u)", (3, 2, 3, 8), "u", "link"),
        ("x [t](u) y", (3, 4, 3, 10), "u", "link"),
        ("![t](u)", (3, 2, 3, 9), "u", "image"),
        ("**[t](u)**", (3, 4, 3, 10), "u", "link"),
        ("`a\\|b` [t](u)", (3, 9, 3, 15), "u", "link"),
        ("[a\\|b](u)", (3, 2, 3, 11), "u", "link"),
        ("[t](u \\| v) [t](u)", (3, 14, 3, 20), "u", "link"),
        ("<https://e.org>", (3, 2, 3, 17), "https://e.org", "autolink"),
        ("see https://e.org", (3, 6, 3, 19), "https://e.org", "autolink"),
        ("(https://e.org/a_(b)).", (3, 3, 3, 22), "https://e.org/a_(b)", "autolink"),
        ("**https://e.org**", (3, 4, 3, 17), "https://e.org", "autolink"),
        ("[t][x]", (3, 2, 3, 8), "/u", "link"),
        ("~~[t](u)~~", (3, 4, 3, 10), "u", "link"),
    ],
)
def test_link_is_at(cell: str, place: tuple[int, int, int, int], target: str, kind: str) -> None:
    page = parse(f"|a|\n|-|\n|{cell}|\n\n[x]: /u\n")
    (link,) = page.tables[0].rows[0].cells[0].links
    assert (link.span, link.target, link.kind) == (Span(*place), target, kind)


def test_link_in_an_image_link_has_its_own_place() -> None:
    (cell,) = parse("|a|\n|-|\n|[![t](i)](u)|").tables[0].rows[0].cells
    assert [(link.kind, link.span.column, link.span.end_column) for link in cell.links] == [
        ("link", 2, 14),
        ("image", 3, 10),
    ]


@pytest.mark.parametrize(
    ("source", "titles"),
    [
        ("# A\n\n## B\n\n" + TABLE, ["A", "B"]),
        ("# A\n\n## B\n\n# C\n\n" + TABLE, ["C"]),
        ("A\n=\n\nB\n-\n\n" + TABLE, ["A", "B"]),
        ("## B\n# A\n" + TABLE, ["A"]),
        ("# `A` *b* #\n" + TABLE, ["A b"]),
        ("# A\n> ## B\n\n" + TABLE, ["A"]),
        ("# A\n> ## B\n> " + TABLE.replace("\n", "\n> "), ["A", "B"]),
        (TABLE, []),
    ],
)
def test_table_is_under_headings(source: str, titles: list[str]) -> None:
    (table,) = parse(source).tables
    assert [heading.text for heading in table.headings] == titles


@pytest.mark.parametrize(
    ("source", "span"),
    [
        ("# A b #\n", (1, 3, 1, 6)),
        ("  ##\tA\n", (1, 6, 1, 7)),
        ("A\nb\n---\n", (1, 1, 2, 2)),
        ("> # A\n", (1, 5, 1, 6)),
    ],
)
def test_heading_is_at(source: str, span: tuple[int, int, int, int]) -> None:
    (heading,) = parse(source).headings
    assert heading.span == Span(*span)


@pytest.mark.parametrize(
    ("source", "schema"),
    [
        ("<!-- mdlint-schema: my.json -->\n" + TABLE, "my.json"),
        ("<!-- mdlint-schema: my.json -->\n\n" + TABLE, "my.json"),
        ("<!--mdlint-schema:builtin:metrics-->\n<!-- other -->\n" + TABLE, "builtin:metrics"),
        ("<!-- mdlint-schema: my.json -->\n\ntext\n\n" + TABLE, None),
        ("> <!-- mdlint-schema: my.json -->\n\n" + TABLE, None),
        ("`<!-- mdlint-schema: my.json -->`\n\n" + TABLE, None),
    ],
)
def test_comment_right_above_names_the_schema(source: str, schema: str | None) -> None:
    (table,) = parse(source).tables
    assert table.schema == schema


def test_schema_name_has_its_place() -> None:
    (table,) = parse("<!-- mdlint-schema: my.json -->\n" + TABLE).tables
    assert table.schema_span == Span(1, 21, 1, 28)
