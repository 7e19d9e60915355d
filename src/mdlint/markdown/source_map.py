"""Offsets in a text made of lines of a page, back to places on the page."""

from bisect import bisect_right
from collections.abc import Sequence

from mdlint.model import Position, Span, TextLine


class Places:
    """The text of some lines joined by line feeds, and where each of its characters stands."""

    def __init__(self, lines: Sequence[TextLine]) -> None:
        self._lines = lines
        self._starts = [0]
        for line in lines[:-1]:
            self._starts.append(self._starts[-1] + len(line.text) + 1)

    def span(self, start: int, end: int) -> Span:
        """Where the characters from one offset up to another stand."""
        return Span(*self.position(start), *self.position(end))

    def position(self, offset: int) -> Position:
        """Where the character at an offset stands."""
        index = bisect_right(self._starts, offset) - 1
        line = self._lines[index]
        return Position(line.line, line.column + offset - self._starts[index])
