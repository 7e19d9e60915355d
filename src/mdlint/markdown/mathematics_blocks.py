"""Mathematics between two lines with `$$`, in which nothing begins a block: no heading, list or table.

Sources: `math_flow` of micromark-extension-math (remark-math), `BlockArithmatexProcessor` of pymdownx.arithmatex, and
the function of Jupyter that takes mathematics out of a text.
"""

from collections.abc import Sequence

from mdlint.markdown.leaves import FencedCode, OpenLeaf, TableLeaf
from mdlint.model import Mathematics, TextLine
from mdlint.text.lazy_pattern import lazy_pattern

_DOLLARS = "$$"
# To remark-math, it is like code between fences of dollar signs.
_REMARK_FENCE = lazy_pattern(r"(\${2,})[^$]*$")


class MathematicsBlocks:
    """Finds mathematics of several lines on a page. The time is linear in the page."""

    def __init__(self, mathematics: Mathematics, lines: Sequence[str]) -> None:
        self._mathematics = mathematics
        self._lines = lines
        # The last line that was looked at in vain: no mathematics that begins above it has an end.
        self._searched = 0

    def begun(self, line: TextLine, leaf: OpenLeaf | None, container: int) -> FencedCode | None:
        """Return the block that a line begins; None if it begins none. `leaf` is what the line would continue."""
        if not line.text.startswith(_DOLLARS):
            return None
        number = line.line
        if self._mathematics == "remark":
            fence = _REMARK_FENCE.match(line.text)
            return FencedCode(fence[1], number, number, container) if fence else None
        # PyMdown looks for a whole block, and Jupyter leaves mathematics in its paragraph or row.
        if self._mathematics == "arithmatex" and leaf is None and (container or not line.indent):
            until = self._end_of_block(number)
        elif self._mathematics == "jupyter" and not isinstance(leaf, TableLeaf):
            until = self._next_dollars(number, line.text)
        else:
            until = 0
        return FencedCode(_DOLLARS, number, number, container, until) if until else None

    def _end_of_block(self, number: int) -> int:
        """Return the last line before a blank line, if dollar signs end it; 0 if not, or if it is the first line."""
        if number <= self._searched:
            return 0
        last = number
        while last < len(self._lines) and self._lines[last].strip():
            last += 1
        if last > number and self._lines[last - 1].rstrip(" ").endswith(_DOLLARS):
            return last
        self._searched = last
        return 0

    def _next_dollars(self, number: int, text: str) -> int:
        """Return the line of the next dollar signs, if nothing is after them; 0 if not, or if it is the first line."""
        if number <= self._searched or _DOLLARS in text[len(_DOLLARS) :]:
            return 0
        last = number
        while last < len(self._lines) and (below := self._lines[last].rstrip()):
            last += 1
            if _DOLLARS in below:
                return last if below.find(_DOLLARS) == len(below) - len(_DOLLARS) else 0
        self._searched = last
        return 0
