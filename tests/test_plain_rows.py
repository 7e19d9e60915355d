"""The rows of a plain pipe table are kept as columns of texts, and equal the rows that are read one by one."""

import pickle
from pathlib import Path
from typing import get_args
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis_examples import examples
from tables import table_of
from without_proofs import without_proofs

from mdlint.config import Config
from mdlint.engine import check
from mdlint.known_rules import RuleChoice
from mdlint.markdown import parse
from mdlint.model import Cell, Dialect, Row, Table
from mdlint.plain_rows import PlainRows, have_no_markup
from mdlint.rules import RULES
from mdlint.ruleset import load_ruleset

DIALECTS = get_args(Dialect)
HEADER = "| A | B |\n|---|--:|\n"
ALL_RULES = load_ruleset(Config(root=Path()), RuleChoice(select=frozenset(RULES)))

PLAIN = st.sampled_from(["", "x", "x y", "1.5", "a_b", "é", "A", "-", "x-y", "<", "x$1", "< 5", "<0.1", "<= 3 ms"])
# Each of these is more than a plain cell, or has white space that may be trimmed.
ODD = st.sampled_from(
    (
        *(
            "`x`",
            "*x*",
            "**x**",
            "_x_",
            "x_",
            "[x](y)",
            "&amp;",
            "<b>x</b>",
            "<1@b.c>",
            "<5>",
            "< b>x",
            "</b>",
            "<!-- x",
            "<?x",
            r"\|",
            "x  y",
            "x\ty",
            "\t",
            "\xa0",
            "x\xa0",
        ),
        *(
            "{x}",
            "{: #x }",
            "{% x",
            "==x==",
            "^^x^^",
            "http://a.b",
            "www.a.b",
            "~~x~~",
            "[^1]",
            "\x1c",
            "x\x1f",
            "$x_1$",
        ),
        "\v",
    )
)
PADDING = st.sampled_from(["", " ", "   "])


@st.composite
def rows(draw: st.DrawFn, cell: st.SearchStrategy[str], width: int) -> str:
    parts = [draw(PADDING) + draw(cell) + draw(PADDING) for _ in range(width)]
    return "|" + "|".join(parts) + "|"


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Return a page with a table that is plain but for three rows at most, perhaps in a list item or a quote."""
    lines = [*HEADER.splitlines(), *draw(st.lists(rows(PLAIN, 2), max_size=5))]
    odd = (
        rows(PLAIN | ODD, 2)
        | rows(PLAIN, 1)
        | rows(PLAIN, 3)
        | st.sampled_from(["x | 1", "x", "| x | 1", "|||||||", "| x | 1 | ", "  | x | 1 |"])
    )
    for line in draw(st.lists(odd, max_size=3)):
        lines.insert(draw(st.integers(2, len(lines))), line)
    first, others = draw(st.sampled_from([("", ""), ("- ", "  "), ("> ", "> "), ("", "")]))
    return "\n".join([first + lines[0], *(others + line for line in lines[1:])]) + "\n"


@examples(200)
@given(pages(), st.sampled_from(DIALECTS))
def test_a_page_equals_the_page_that_is_read_cell_by_cell(text: str, dialect: Dialect) -> None:
    page = parse(text, dialect=dialect)
    with without_proofs():
        assert parse(text, dialect=dialect) == page


@examples(200)
@given(pages(), st.sampled_from(DIALECTS))
def test_the_findings_of_all_rules_are_the_same(text: str, dialect: Dialect) -> None:
    found = check(parse(text, "x.md", dialect), ALL_RULES, {})
    with without_proofs():
        assert check(parse(text, "x.md", dialect), ALL_RULES, {}) == found


def test_rows_that_differ_in_white_space_are_not_surely_distinct() -> None:
    rows = table_of(f"{HEADER}| x | 1 |\n| y | 2 |\n| x\xa0| 1 |\n").rows
    assert isinstance(rows, PlainRows)
    assert not rows.are_distinct


@pytest.mark.parametrize(
    "row", ["| x | 1 |", "|x|1|", "|  | a_b |", "|x y|   1|", "| é | x-y |", "| - | |", "| < 5 | <=0.1 |", "|<|<5|"], ids=str
)  # fmt: skip
def test_plain_rows_are_columns(row: str) -> None:
    rows = table_of(f"{HEADER}| y | 2 |\n{row}\n").rows
    assert isinstance(rows, PlainRows)
    assert [column[0] for column in rows.columns] == ["y", "2"]


@pytest.mark.parametrize(
    "row",
    [
        *("| x |", "| x | 1 | 2 |", "| x | 1", "x | 1 |", r"| x\| | 1 \|", "| {x} | 1 |", "| `x | 1 |` |"),
        *("x", r"\| x | 1 |", "| x | {{ y }} |", "| **x** | 1"),
    ],
)
def test_a_row_without_the_cells_of_the_header_makes_rows_of_all(row: str) -> None:
    assert isinstance(table_of(f"{HEADER}| y | 2 |\n{row}\n").rows, tuple)


@pytest.mark.parametrize(
    ("row", "texts"),
    [
        ("| `x` | 1 |", ["x", "1"]),
        ("| _x | 1 | ", ["_x", "1"]),
        ("| x_ | 1 |", ["x_", "1"]),
        ("| x  y | 1 |", ["x y", "1"]),
        ("| **x** | 1 |", ["x", "1"]),
        ("| [x](y) | 1 |", ["x", "1"]),
        (r"| x\| | 1 |", ["x|", "1"]),
        ("| http://x | 1 |", ["http://x", "1"]),
        ("| <b>x</b> | 1 |", ["x", "1"]),
        ("| x\t| 1 |", ["x", "1"]),
        ("| &lt; | 1 |", ["<", "1"]),
        ("| | *1* |", ["", "1"]),
    ],
)
def test_a_row_that_may_be_more_is_made_and_the_others_are_not(row: str, texts: list[str]) -> None:
    with patch("mdlint.plain_rows.Cell", wraps=Cell) as made:
        rows = table_of(f"{HEADER}| y | 2 |\n{row}\n| z | 3 |\n").rows
        assert isinstance(rows, PlainRows)
        assert list(rows.marked) == [1]
        assert [list(column) for column in rows.columns] == [["y", texts[0], "z"], ["2", texts[1], "3"]]
        assert rows[1].texts(2) == texts
    made.assert_not_called()


def test_many_rows_of_markup_make_rows_of_all() -> None:
    plain, marked = "| x | 1 |\n", "| **x** | 1 |\n"
    assert isinstance(table_of(HEADER + plain + 2 * marked).rows, PlainRows)
    assert isinstance(table_of(HEADER + plain + 3 * marked).rows, tuple)
    assert isinstance(table_of(HEADER + 7 * (8 * plain + marked)).rows, PlainRows)
    assert isinstance(table_of(HEADER + 7 * (4 * plain + marked)).rows, tuple)


def test_the_links_of_a_row_are_found_once_and_in_order() -> None:
    page = parse(f"{HEADER}| [x](a) | 1 |\n| y | [2](b) |\n| z | {{3}} |\n\n{HEADER}| [x](c) | 1 |\n| y | 2 |\n")
    assert [isinstance(table.rows, PlainRows) for table in page.tables] == [False, True]
    assert [link.target for link in page.links] == ["a", "b", "c"]


def test_outer_pipes_below_a_header_without_them_make_blank_cells_in_mkdocs() -> None:
    (read,) = parse("A | B | C\n--|--|--\n| x | y | z |\n", dialect="mkdocs").tables
    assert [row.texts(3) for row in read.rows] == [["", "x", "y"]]


def plain_table() -> Table:
    return table_of(f"{HEADER}| x | 1 |\n|  |2|\n| x | 1 |\n")


def test_rows_are_a_sequence_and_one_row_is_made_at_a_time() -> None:
    with patch("mdlint.plain_rows.Row", wraps=Row) as made:
        rows = plain_table().rows
        assert isinstance(rows, PlainRows)
        assert len(rows) == 3
        assert rows[-1].span.line == 5
    assert made.call_count == 1
    assert [row.texts(2) for row in rows[:2]] == [["x", "1"], ["", "2"]]
    assert [row.span.line for row in rows] == [3, 4, 5]


@pytest.mark.parametrize("more", ["", "| **y** | 3 |\n"])
def test_a_table_can_be_hashed_and_pickled(more: str) -> None:
    text = f"{HEADER}| x | 1 |\n|  |2|\n| x | 1 |\n{more}"
    table = table_of(text)
    assert pickle.loads(pickle.dumps(table)) == table
    with without_proofs():
        assert hash(table_of(text)) == hash(table)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [("| x | 1 |\n| y | 1 |", True), ("| x | 1 |\n| x | 2 |\n| y | 1 |", True), ("| x | 1 |\n| x | 1 |", False)]
)  # fmt: skip
def test_rows_are_distinct_if_no_two_have_the_same_texts(rows: str, expected: bool) -> None:
    made = table_of(f"{HEADER}{rows}\n").rows
    assert isinstance(made, PlainRows)
    assert made.are_distinct is expected


@pytest.mark.parametrize(
    ("row", "expected"), [("| x | 1 |", True), ("| `x` | 1 |", False), ("| x |", False), ("| x | [1](y) |", False)]
)
def test_rows_without_markup_are_known(row: str, *, expected: bool) -> None:
    assert have_no_markup(parse(f"{HEADER}| a | 2 |\n{row}\n").tables[0].rows) is expected
