"""A finding is in new content if its row, its column, its header or its line is not in the old state of the page."""

import pytest
from tables import span_of

from mdlint.markdown import parse
from mdlint.model import Diagnostic, Related, Severity
from mdlint.review.new_content import NewContent

OLD = """\
# Models

A [link](gone.md) in text.

| Model | Size | Top-1 |
|-------|------|-------|
| vit   | 224  | 848.0 |
| swin  | 224  | 83.0  |
| [mae](m.md) | 224 | 85.0 |

| cut | off |
"""


def is_new(new: str, place: str, rule: str = "out-of-range", occurrence: int = 1) -> bool:
    page = parse(new)
    diagnostic = Diagnostic(rule, Severity.ERROR, "page.md", span_of(page, place, occurrence), "a message")
    return NewContent(parse(OLD), page).has(diagnostic)


KEPT = [
    ("nothing", "", "", "848.0"),
    ("text above", "# Models\n", "# Models\n\nText.\n", "848.0"),
    ("another row", "83.0", "84.0", "848.0"),
    ("a row before it", "| vit ", "| deit | 224 | 81.0 |\n| vit ", "848.0"),
    ("rows in another order", "| vit   | 224  | 848.0 |\n| swin  | 224  | 83.0  |\n", "| swin  | 224  | 83.0  |\n| vit   | 224  | 848.0 |\n", "848.0"),
    ("columns aligned in another way", "| vit   | 224  | 848.0 |", "|vit|224|848.0|", "848.0"),
    ("another heading", "# Models", "# Results", "848.0"),
    ("a row that is gone", "| swin  | 224  | 83.0  |\n", "", "848.0"),
    ("an unchanged header", "83.0", "84.0", "Top-1"),
    ("line endings", "\n", "\r\n", "848.0"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "place"), [case[1:] for case in KEPT], ids=[case[0] for case in KEPT])
def test_unchanged_content_is_not_new(old: str, new: str, place: str) -> None:
    assert not is_new(OLD.replace(old, new), place)


CHANGED = [
    ("the value", "848.0", "849.0", "849.0"),
    ("another value of the row", "| vit   | 224  |", "| vit   | 384  |", "848.0"),
    ("a new row", "| swin ", "| deit | 224 | 850.0 |\n| swin ", "850.0"),
    ("the target of a link", "m.md", "n.md", "85.0"),
    ("a renamed column", "Top-1", "Top-5", "848.0"),
    ("a renamed column, at the header", "Top-1", "Top-5", "Top-5"),
    ("the alignment of a column", "|-------|------|-------|", "|-------|------|------:|", "Top-1"),
    ("a cell more", "848.0 |", "848.0 | 3 |", "848.0"),
    ("a cell less", "| 224  | 848.0 |", "| 224  |", "| vit   | 224  |"),
]


@pytest.mark.parametrize(("old", "new", "place"), [case[1:] for case in CHANGED], ids=[case[0] for case in CHANGED])
def test_changed_content_is_new(old: str, new: str, place: str) -> None:
    assert is_new(OLD.replace(old, new), place)


def test_of_two_equal_rows_the_second_is_new() -> None:
    new = OLD.replace("| swin ", "| vit | 224 | 848.0 |\n| swin ")
    assert [is_new(new, "848.0", occurrence=number) for number in (1, 2)] == [False, True]


def test_a_new_column_is_new_in_every_row_and_the_others_are_not() -> None:
    lines = OLD.splitlines()
    for number, cell in ((4, "Top-5"), (5, "---"), (6, "970"), (7, "96"), (8, "97")):
        lines[number] += f" {cell} |"
    new = "\n".join(lines) + "\n"
    assert is_new(new, "970")
    assert is_new(new, "Top-5")
    assert not is_new(new, "848.0")
    assert not is_new(new, "Top-1")


def test_a_missing_column_is_new_if_the_header_has_changed() -> None:
    page = parse(OLD.replace("| Model | Size | Top-1 |", "| Model | Image | Top-1 |"))
    header = page.tables[0].header.span
    diagnostic = Diagnostic("missing-column", Severity.ERROR, "page.md", header, "a message")
    assert NewContent(parse(OLD), page).has(diagnostic)
    assert not NewContent(page, page).has(diagnostic)


def test_a_finding_that_refers_to_a_new_row_is_new() -> None:
    page = parse(OLD.replace("| vit ", "| swin | 384 | 80.0 |\n| vit "))
    new, old = span_of(page, "swin"), span_of(page, "swin", 2)
    key = Diagnostic("duplicate-key", Severity.ERROR, "page.md", old, "a message")
    content = NewContent(parse(OLD), page)
    assert not content.has(key)
    assert content.has(key._replace(related=(Related(new, "here"),)))


ROWS = ["| vit | 224 | 848.0 |", "| swin | 224 | 83.0 |", "| [mae](m.md) | 224 | 85.0 |", "| new | 1 | 2.0 |"]
VIT, SWIN, MAE, NEW = range(4)
# The rows in their new order, the place of a finding, and a place that it refers to.
ORDERS = [
    ("nothing has moved", [VIT, SWIN, MAE], "83.0", "85.0", False),
    ("a row has moved past the other", [VIT, MAE, SWIN], "85.0", "83.0", True),
    ("it was below the other before", [MAE, VIT, SWIN], "848.0", "83.0", False),
    ("a row was added between them", [VIT, NEW, SWIN, MAE], "848.0", "83.0", False),
    ("a row that has no row above has moved", [SWIN, VIT, MAE], "848.0", None, True),
    ("a row that has no row above", [VIT, SWIN, MAE], "848.0", None, False),
    ("all rows, of which some have moved", [VIT, MAE, SWIN], "Top-1", "848.0", True),
    ("all rows, of which one was added", [VIT, NEW, SWIN, MAE], "Top-1", "848.0", False),
]


@pytest.mark.parametrize(("rows", "place", "other", "expected"), [c[1:] for c in ORDERS], ids=[c[0] for c in ORDERS])
def test_an_order_is_new_if_rows_have_moved(rows: list[int], place: str, other: str | None, expected: bool) -> None:
    page = parse("\n".join([*OLD.splitlines()[:6], *(ROWS[row] for row in rows), ""]))
    related = () if other is None else (Related(span_of(page, other), "it belongs below this row"),)
    found = Diagnostic("unsorted-rows", Severity.ERROR, "page.md", span_of(page, place), "a message", related=related)
    content = NewContent(parse(OLD), page)
    assert content.has(found) == expected
    assert not content.has(found._replace(rule="out-of-range"))


def test_lines_outside_of_tables() -> None:
    assert not is_new("Text.\n\n" + OLD, "gone.md", "broken-link")
    assert is_new(OLD.replace("in text", "in the text"), "gone.md", "broken-link")
    assert not is_new(OLD.replace("# Models", "# Results"), "gone.md", "broken-link")


def test_a_blank_line_that_cuts_off_a_row_makes_it_new() -> None:
    assert not is_new(OLD, "| cut | off |", "orphan-rows")
    cut = OLD.replace("| [mae]", "\n| [mae]")
    assert is_new(cut, "| [mae](m.md) | 224 | 85.0 |", "orphan-rows")


def test_an_empty_page_before() -> None:
    page = parse(OLD)
    found = Diagnostic("out-of-range", Severity.ERROR, "page.md", span_of(page, "848.0"), "a message")
    link = Diagnostic("broken-link", Severity.ERROR, "page.md", span_of(page, "gone.md"), "a message")
    content = NewContent(parse(""), page)
    assert content.has(found)
    assert content.has(link)
