"""From offsets in a text to positions on a page."""

from bisect import bisect_right
from collections.abc import Sequence

from mdlint.model import Position, Span, TextLine


class SourceMap:
    """The text of some lines joined by line feeds, mapped to the page that the lines are from."""

    def __init__(self, lines: Sequence[TextLine]) -> None:
        self._lines = lines
        self._starts = [0]
        for line in lines[:-1]:
            self._starts.append(self._starts[-1] + len(line.text) + 1)

    def span(self, start: int, end: int) -> Span:
        """Return the span of the characters from one offset up to another."""
        line, column = self._place(start)
        return Span(line, column, *self._place(end))

    def position(self, offset: int) -> Position:
        """Return the position of the character at an offset."""
        return Position(*self._place(offset))

    def _place(self, offset: int) -> tuple[int, int]:
        index = bisect_right(self._starts, offset) - 1
        line = self._lines[index]
        return line.line, line.column + offset - self._starts[index]
