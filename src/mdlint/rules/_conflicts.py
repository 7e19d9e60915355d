"""Merge conflicts that were not resolved: for the rule about them, and for the rules that ignore their lines."""

from typing import NamedTuple

from mdlint.model import CodeBlock, HtmlBlock, Page
from mdlint.stray_lines import conflict_marker

# Scripts, comments, instructions, declarations and CDATA sections (CommonMark §4.6).
_HIDDEN_HTML = range(1, 6)


class Conflict(NamedTuple):
    """The first and the last line of a merge conflict: its markers `<<<<<<<` and `>>>>>>>`."""

    first: int
    last: int


def has_lines(page: Page, *marks: str) -> bool:
    """Whether a line of the page begins with one of these marks."""
    # One search in the whole text takes a tenth of the time that a look at each line takes.
    text = "\n".join(("", *page.lines))
    return any(f"\n{mark}" in text for mark in marks)


def conflicts(page: Page) -> list[Conflict]:
    """Return the merge conflicts of a page, outside of code, scripts and comments."""
    found: list[Conflict] = []
    if not has_lines(page, "<<<<<<<"):
        return found
    hidden = hidden_lines(page)
    first: int | None = None
    is_divided = False
    for number, line in enumerate(page.lines, 1):
        marker = conflict_marker(line) if line[:1] in "<=>" and number not in hidden else None
        if marker == "<":
            first, is_divided = number, False
        elif marker == "=":
            is_divided = True
        elif marker == ">" and first and is_divided:
            found.append(Conflict(first, number))
            first = None
    return found


def hidden_lines(page: Page) -> set[int]:
    """Return the lines of code, scripts and comments."""
    hidden: set[int] = set()
    for block in page.blocks:
        if isinstance(block, CodeBlock):
            hidden.update(range(block.line, block.end_line + 1))
        elif isinstance(block, HtmlBlock) and block.condition in _HIDDEN_HTML:
            hidden.update(line.line for line in block.lines)
    return hidden


def conflict_lines(page: Page) -> set[int]:
    """Return the lines of all merge conflicts of a page."""
    return {line for first, last in conflicts(page) for line in range(first, last + 1)}
