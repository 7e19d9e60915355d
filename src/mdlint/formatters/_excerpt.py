"""A source line with one part underlined. A long line is cut around that part."""

from itertools import accumulate
from typing import NamedTuple

from mdlint.text.visible import LONGEST_OPENING, visible_after
from mdlint.text.width import width, widths

_ELLIPSIS = "…"
_TAB = " " * 4


class Excerpt(NamedTuple):
    """A line to print, and the carets to print below it. Both begin at the same terminal cell."""

    text: str
    carets: str


def excerpt(line: str, start: int, end: int, limit: int) -> Excerpt:
    """Return `line` with its characters `start` up to `end` (0-based) underlined, cut to `limit` terminal cells.

    An empty part gets one caret. Only the characters near the part are measured, so that a very long line costs no more
    than a short one.
    """
    end = max(start, end)
    if max(start, len(line)) <= limit and _is_shown_as_written(line):
        # Most lines are like this, and a page can have 100,000 findings.
        marked = line[start:end]
        return Excerpt(line, " " * min(start, len(line)) + "^" * max(1, len(marked)))
    left = _render(line, max(0, start - limit - 1), start)
    marked = _render(line, start, min(end, start + limit + 1))
    right = _render(line, end, end + limit + 1)
    marked = _keep_first(marked, max(limit // 2, limit - width(left) - width(right)))
    room = limit - width(marked)
    left = _keep_last(left, max(room // 2, room - width(right)))
    right = _keep_first(right, room - width(left))
    return Excerpt(left + marked + right, " " * width(left) + "^" * max(1, width(marked)))


def shortened_path(path: str, room: int) -> str:
    """Return a path, with a part in the middle replaced by an ellipsis if it is wider than `room` terminal cells.

    The end, which names the page, gets two thirds of the room.
    """
    if width(path) <= room:
        return path
    left = _keep_first(path, room // 3)
    return left + _keep_last(path, room - width(left) + 1).removeprefix(_ELLIPSIS)


def _is_shown_as_written(line: str) -> bool:
    """Whether each character of a line takes one cell, and none is escaped. May be false for such a line."""
    return line.isascii() and line.isprintable() and "##" not in line


def _render(line: str, start: int, end: int) -> str:
    # A copy of all that is before takes long in a line of megabytes, and is made for each finding in it.
    before = line[max(0, start - LONGEST_OPENING) : start]
    return visible_after(before, line[start:end].replace("\t", _TAB))


def _keep_first(text: str, room: int) -> str:
    """Return `text`, with its end replaced by an ellipsis if it is wider than `room`."""
    if width(text) <= room:
        return text
    end = next(index for index, used in enumerate(accumulate(widths(text))) if used >= room)
    return text[:end] + _ELLIPSIS


def _keep_last(text: str, room: int) -> str:
    """Return `text`, with its beginning replaced by an ellipsis if it is wider than `room`."""
    excess = width(text) - room
    if excess <= 0:
        return text
    excess += width(_ELLIPSIS)
    for index, cells in enumerate(widths(text)):
        if excess <= 0 and cells:
            return _ELLIPSIS + text[index:]
        excess -= cells
    return _ELLIPSIS
