"""The name in a cell: its text without the marks behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mdlint.model import Cell


_FOOTNOTES = re.compile(r"(?:\[\^[^\[\]\s]+\])+\Z")
_SUPERSCRIPTS = tuple("⁰¹²³⁴⁵⁶⁷⁸⁹")


def name_in(cell: Cell, marks: Sequence[str]) -> str:
    """Return a cell's text without the marks behind it, and without the numbers of footnotes.

    A mark in a code span belongs to the name; so does all there is.
    """
    if _FOOTNOTES.search(cell.raw):
        marks = (*marks, *_SUPERSCRIPTS)
    end = _end_without(cell.text, marks)
    if "`" in cell.raw:
        code = cell.raw[: cell.raw.rindex("`")].rstrip("` ")
        end += len(code) - _end_without(code, marks)
    return cell.text[:end] or cell.text


def _end_without(text: str, marks: Sequence[str]) -> int:
    """Where a text ends once spaces and marks behind it are left aside."""
    end = len(text)
    while aside := next((mark for mark in (" ", *marks) if text.endswith(mark, 0, end)), ""):
        end -= len(aside)
    return end
