"""The name in a cell: its text without the marks after it."""

from collections.abc import Sequence

from mdlint.model import Cell
from mdlint.text.lazy_pattern import lazy_pattern

# The last of the footnotes: a search for all of them would begin again at each.
_FOOTNOTE = lazy_pattern(r"\[\^[^\[\]\s]+\]\Z")
_SUPERSCRIPTS = tuple("⁰¹²³⁴⁵⁶⁷⁸⁹")


def name_in(cell: Cell, marks: Sequence[str]) -> str:
    """Return a cell's text without the marks and footnote numbers after it.

    Marks in a code span belong to the name. The text of a cell with nothing but marks is returned as it is.
    """
    if _FOOTNOTE.search(cell.raw):
        marks = (*marks, *_SUPERSCRIPTS)
    end = _end_without(cell.text, marks)
    if "`" in cell.raw:
        code = cell.raw[: cell.raw.rindex("`")].rstrip("` ")
        end += len(code) - _end_without(code, marks)
    return cell.text[:end] or cell.text


def names_in(texts: Sequence[str], marks: Sequence[str]) -> list[str]:
    """Return `name_in` of cells that are shown as they are written, given their texts."""
    ends = (" ", *marks)
    return [(text[: _end_without(text, marks)] or text) if text.endswith(ends) else text for text in texts]


def _end_without(text: str, marks: Sequence[str]) -> int:
    """Return where a text ends without the spaces and marks after it."""
    end = len(text)
    while mark := next((mark for mark in (" ", *marks) if text.endswith(mark, 0, end)), ""):
        end -= len(mark)
    return end
