"""A source line with one part of it underlined, cut around that part where the line is long."""

from itertools import accumulate
from typing import NamedTuple

from mdlint.visible import visible
from mdlint.width import width, widths

_ELLIPSIS = "…"
_TAB = " " * 4


class Excerpt(NamedTuple):
    """A line to print and the carets to print under it; both begin at the same terminal cell."""

    text: str
    carets: str


def excerpt(line: str, start: int, end: int, limit: int) -> Excerpt:
    """`line` with its characters `start` up to `end` (0-based) underlined, at most `limit` terminal cells of it.

    An empty part gets one caret, where it stands. Only what is near the part is looked at, so that a very long line
    costs no more than a short one.
    """
    end = max(start, end)
    left = _render(line[max(0, start - limit - 1) : start])
    marked = _render(line[start : min(end, start + limit + 1)])
    right = _render(line[end : end + limit + 1])
    marked = _keep_first(marked, max(limit // 2, limit - width(left) - width(right)))
    room = limit - width(marked)
    left = _keep_last(left, max(room // 2, room - width(right)))
    right = _keep_first(right, room - width(left))
    return Excerpt(left + marked + right, " " * width(left) + "^" * max(1, width(marked)))


def _render(text: str) -> str:
    return visible(text.replace("\t", _TAB))


def _keep_first(text: str, room: int) -> str:
    """`text`, its end replaced by an ellipsis where it is wider than `room`."""
    if width(text) <= room:
        return text
    end = next(index for index, used in enumerate(accumulate(widths(text))) if used >= room)
    return text[:end] + _ELLIPSIS


def _keep_last(text: str, room: int) -> str:
    """`text`, its beginning replaced by an ellipsis where it is wider than `room`."""
    excess = width(text) - room
    if excess <= 0:
        return text
    excess += width(_ELLIPSIS)
    for index, cells in enumerate(widths(text)):
        if excess <= 0 and cells:
            return _ELLIPSIS + text[index:]
        excess -= cells
    return _ELLIPSIS
