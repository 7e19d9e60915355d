"""From offsets in a text to positions on a page."""

from bisect import bisect_right
from collections.abc import Sequence

from mdlint.model import Position, Span, TextLine


def text_of(lines: Sequence[TextLine]) -> str:
    """Return the text of some lines, joined by line feeds."""
    return lines[0].text if len(lines) == 1 else "\n".join([line.text for line in lines])


class SourceMap:
    """The text of some lines joined by line feeds, mapped to the page that the lines are from."""

    def __init__(self, lines: Sequence[TextLine]) -> None:
        self._lines = lines
        self._starts = [0]
        for line in lines[:-1]:
            self._starts.append(self._starts[-1] + len(line.text) + 1)

    def span(self, start: int, end: int) -> Span:
        """Return the span of the characters from one offset up to another."""
        after = bisect_right(self._starts, start)
        line = self._lines[after - 1]
        shift = line.column - self._starts[after - 1]
        if after == len(self._starts) or end < self._starts[after]:
            return Span(line.line, start + shift, line.line, end + shift)
        return Span(line.line, start + shift, *self.position(end))

    def position(self, offset: int) -> Position:
        """Return the position of the character at an offset."""
        index = bisect_right(self._starts, offset) - 1
        line = self._lines[index]
        return Position(line.line, line.column + offset - self._starts[index])
