from typing import SupportsIndex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mdlint.formatters import _excerpt
from mdlint.formatters._excerpt import excerpt
from mdlint.text.width import width

LIMIT = 120


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("abc", 3),
        ("é½…", 3),
        ("漢字", 4),
        ("Ａ", 2),
        ("ｶ", 1),
        ("e\u0301", 1),
        ("a\u200bb", 2),
        ("✅", 2),
        ("⚠", 1),
        ("⚠\ufe0f", 2),
        ("✅\ufe0f", 2),
        ("1\ufe0f\u20e3", 2),
        ("👍🏽", 2),
        ("👨\u200d👩\u200d👧", 2),
        ("👩\u200d⚕\ufe0f", 2),
        ("🏳\ufe0f\u200d🌈", 2),
        ("🙂\u200d↔\ufe0f", 2),
        ("ශ\u0dca\u200dර", 2),
        ("क\u094d\u200dष", 2),
        ("a\u200db", 2),
        ("🇩🇪", 2),
        ("한", 2),
        ("\u1112\u1161\u11ab", 2),
    ],
)
def test_width_in_terminal_cells(text: str, cells: int) -> None:
    assert width(text) == cells


@pytest.mark.parametrize(
    ("line", "start", "end", "text", "carets"),
    [
        ("| a | 848 |", 6, 9, "| a | 848 |", "      ^^^"),
        ("| 漢字 | 848 |", 7, 10, "| 漢字 | 848 |", "         ^^^"),
        ("| a | 漢字 |", 6, 8, "| a | 漢字 |", "      ^^^^"),
        ("| e\u0301 | 8 |", 7, 8, "| e\u0301 | 8 |", "      ^"),
        ("|\ta\t| 8 |", 6, 7, "|    a    | 8 |", "            ^"),
        ("| \x1b[1m | 8 |", 9, 10, r"| \x1b[1m | 8 |", "            ^"),
        ("| \u202e |", 2, 3, r"| \u202e |", "  ^^^^^^"),
        ("| a |", 5, 5, "| a |", "     ^"),
        ("", 0, 0, "", "^"),
        ("abc", 9, 12, "abc", "   ^"),
    ],
)
def test_the_part_is_underlined(line: str, start: int, end: int, text: str, carets: str) -> None:
    assert excerpt(line, start, end, LIMIT) == (text, carets)


def test_a_long_line_is_cut_on_both_sides_of_the_part() -> None:
    text, carets = excerpt("x" * 500 + "| 848 |" + "y" * 500, 502, 505, LIMIT)
    assert text.startswith("…x")
    assert text.endswith("y…")
    assert len(text) == LIMIT
    assert text[carets.index("^") : len(carets)] == "848"


def test_a_part_near_the_start_leaves_more_width_to_the_text_after_it() -> None:
    text, carets = excerpt("| 848 |" + "y" * 500, 2, 5, LIMIT)
    assert (text, carets) == ("| 848 |" + "y" * 112 + "…", "  ^^^")


def test_a_part_near_the_end_leaves_more_width_to_the_text_before_it() -> None:
    text, carets = excerpt("x" * 500 + "| 848 |", 502, 505, LIMIT)
    assert (text, carets) == ("…" + "x" * 112 + "| 848 |", " " * 115 + "^^^")


def test_a_part_that_is_too_wide_is_cut() -> None:
    text, carets = excerpt("a" * 50 + "z" * 500 + "b" * 50, 50, 550, LIMIT)
    assert text == "…" + "a" * 29 + "z" * 59 + "…" + "b" * 29 + "…"
    assert carets == " " * 30 + "^" * 60


def test_a_cut_never_splits_a_wide_character() -> None:
    text, carets = excerpt("漢" * 200 + "848" + "字" * 200, 200, 203, LIMIT)
    assert width(text) <= LIMIT
    assert text[1] == "漢"
    assert text[-2] == "字"
    assert len(carets) - 3 == width(text[: text.index("8")])


def test_a_line_of_full_width_is_not_cut() -> None:
    line = "x" * LIMIT
    assert excerpt(line, 60, 70, LIMIT).text == line


def test_a_narrow_limit_cuts_a_line_that_a_wide_limit_does_not() -> None:
    line = "x" * 30 + "| 848 |" + "y" * 30
    assert excerpt(line, 32, 35, 67).text == line
    assert excerpt(line, 32, 35, 21) == ("…" + "x" * 6 + "| 848 |" + "y" * 6 + "…", " " * 9 + "^^^")


@given(
    st.text(st.sampled_from("ab |#[\t\x7f\x00é漢"))
    | st.sampled_from(["##[error]", "##vso[x]", "#"]).map(lambda text: f"| {text} |"),
    st.integers(0, 40),
    st.integers(0, 40),
    st.integers(20, 40),
)
def test_a_line_of_ascii_is_shown_as_any_other(line: str, start: int, end: int, limit: int) -> None:
    short = excerpt(line, start, end, limit)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_excerpt, "_is_shown_as_written", lambda _line: False)
        assert short == excerpt(line, start, end, limit)


class SlicedLine(str):  # noqa: SLOT000  a test needs no slots
    """A line that remembers the longest part that was copied of it."""

    longest = 0

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        part = super().__getitem__(key)
        self.longest = max(self.longest, len(part))
        return part


@pytest.mark.parametrize("command", ["##[error]", "##teamcity[x]", "word"])
def test_only_the_text_near_a_part_of_a_long_line_is_copied(command: str) -> None:
    line = SlicedLine("x" * 9_000 + command + "| 848 |" + "y" * 9_000)
    start = line.index("848")
    found = excerpt(line, start, start + 3, LIMIT)
    assert found == excerpt(line[8_000:-8_000], start - 8_000, start - 7_997, LIMIT)
    line.longest = 0
    excerpt(line, start, start + 3, LIMIT)
    assert 0 < line.longest < 2 * LIMIT
