"""Edits of a text keep every other character, and the line endings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mdlint.fixes.text import PageText, narrowed
from mdlint.model import Edit, Span


def place(line: int, column: int, end_column: int | None = None) -> Span:
    return Span(line, column, line, column if end_column is None else end_column)


CASES = [
    ("a part of a line", "abc\ndef\n", [Edit(place(2, 2, 3), "E")], "abc\ndEf\n"),
    ("an insertion", "abc\n", [Edit(place(1, 4), "!")], "abc!\n"),
    ("a removal", "abc\n", [Edit(place(1, 1, 3), "")], "c\n"),
    ("edits in any order", "abc\ndef", [Edit(place(2, 4), "2"), Edit(place(1, 4), "1")], "abc1\ndef2"),
    ("a new line", "a\nb\n", [Edit(place(2, 1), "\n")], "a\n\nb\n"),
    ("a new line on a page with CRLF", "a\r\nb\r\n", [Edit(place(2, 1), "\n")], "a\r\n\r\nb\r\n"),
    ("a new line in a line of a page with both", "a\nb\r\nc", [Edit(place(2, 1), ">\n")], "a\n>\r\nb\r\nc"),
    ("a new line in the last line, which has no ending", "a\r\nb", [Edit(place(2, 1), "\n")], "a\r\n\r\nb"),
    ("a new line on a page of one line", "b", [Edit(place(1, 1), "\n")], "\nb"),
    ("old line endings of the Macintosh", "a\rb\r", [Edit(place(2, 1, 2), "B")], "a\rB\r"),
    ("a form feed ends no line", "a\fb\nc", [Edit(place(1, 3, 4), "B")], "a\fB\nc"),
    ("an edit of several lines", "abc\r\ndef\r\n", [Edit(Span(1, 3, 2, 2), "-")], "ab-ef\r\n"),
]


@pytest.mark.parametrize(("text", "edits", "expected"), [pytest.param(*case, id=name) for name, *case in CASES])
def test_edits_change_their_places_alone(text: str, edits: list[Edit], expected: str) -> None:
    assert PageText(text).with_edits(edits) == expected


@given(st.text(st.sampled_from("ab|\r\n\f\x85 "), max_size=40))
def test_without_edits_a_text_is_the_same(text: str) -> None:
    assert PageText(text).with_edits([]) == text


LINKS = [
    ("a link", "[x](A.md)", "[x](a.md)"),
    ("the text of a link is its target too", "[A.md](A.md)", "[A.md](a.md)"),
    ("the title of a link is its target too", '[x](A.md "A.md")', '[x](a.md "A.md")'),
    ("in angle brackets", "[x](<A.md>)", "[x](<a.md>)"),
    ("an image in a link", "[![x](B.png)](A.md)", "[![x](B.png)](a.md)"),
    ("the value of an attribute", "A.md", "a.md"),
    ("the target of a definition in angle brackets", "<A.md>", "<a.md>"),
]


@pytest.mark.parametrize(("line", "expected"), [pytest.param(*case, id=name) for name, *case in LINKS])
def test_the_target_of_a_link_is_found(line: str, expected: str) -> None:
    edit = narrowed([line], Edit(place(1, 1, len(line) + 1), "a.md", "A.md"))
    assert edit
    assert PageText(line).with_edits([edit]) == expected


@pytest.mark.parametrize("line", ["[x](A%2Emd)", "[x][A.md]", "[![x](A.md)](A.md)", "[x](A.md#y)"])
def test_a_target_that_is_written_otherwise_or_twice_is_not_found(line: str) -> None:
    assert narrowed([line], Edit(place(1, 1, len(line) + 1), "a.md", "A.md")) is None
