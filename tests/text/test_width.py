"""The width of text beyond the cases of `tests/formatters/test_excerpt.py`: what is counted, and what needs no library."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from mdlint.text.width import width, widths


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        # Emoji of later versions of Unicode than the oldest Python knows.
        ("\U0001fae8", 2),
        ("\U0001fae9", 2),
        ("🇩", 2),
        ("🇫🇷🇩🇪", 4),
        ("👨\u200d👩\u200d👧 漢", 5),
        ("a\tb", 2),
        ("a\x1b[1m", 4),
        ("a\x00b", 2),
        ("\u0301", 0),
        ("‼", 1),
        ("‼\ufe0f", 2),
    ],
)
def test_width(text: str, cells: int) -> None:
    assert width(text) == cells


@given(st.text())
def test_the_width_is_the_sum_of_the_widths_of_the_characters(text: str) -> None:
    each = list(widths(text))
    assert len(each) == len(text)
    assert min(each, default=0) >= 0
    assert sum(each) == width(text)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=1))
def test_a_single_character_is_as_wide_as_the_library_says(character: str) -> None:
    assert width(character) == wcswidth(character)


@pytest.mark.parametrize(("text", "needed"), [("| 84.8 ± 0.2 |", False), ("| – … “é” |", False), ("| 漢 |", True)])
def test_the_library_is_imported_only_for_possibly_wide_characters(text: str, needed: bool) -> None:
    program = f"import sys; from mdlint.text.width import width; width({text!r}); print('wcwidth' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == str(needed)
