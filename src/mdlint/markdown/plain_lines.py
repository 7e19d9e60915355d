"""Lines outside of all containers whose first character shows what they are. Most lines of a page are such lines.

They are read in runs: each function takes the lines that continue a block, up to the first line that may do something
else. The rules are those of `blocks`, which reads all other lines; the tests compare both on whole pages.
"""

import re
from collections.abc import Sequence

from mdlint.markdown.containers import is_fence_end
from mdlint.markdown.html.conditions import ends_at_blank_line
from mdlint.markdown.leaves import FencedCode, HeadingLeaf, HtmlLeaf, IndentedCode, ParagraphLeaf, TableLeaf
from mdlint.markdown.open_blocks import OpenBlocks
from mdlint.markdown.pipes import WHITE_SPACE
from mdlint.markdown.syntax import Syntax
from mdlint.model import TextLine

_ATX = re.compile(r"(#{1,6})(?:[ \t]+|$)")
FENCE = re.compile(r"(`{3,})[^`]*$|(~{3,})")
_BLANK = ("", " ", "\t")
_ATX_CLOSE = re.compile(r"(?:^|[ \t])#+$")


class PlainLines:
    """Reads the lines of a page, which are numbered from `first`, while no container is open."""

    def __init__(self, blocks: OpenBlocks, syntax: Syntax, lines: Sequence[str], first: int) -> None:
        self._blocks = blocks
        self._is_text = syntax.is_text
        self._has_own_tables = syntax.has_own_tables
        self._adds_blocks = syntax.adds_blocks
        self._lines = lines
        self._first = first

    def read(self, index: int) -> int:
        """Read plain lines from an index on. Return the index of the first line that is left to `blocks`."""
        end = len(self._lines)
        before = -1
        while before < index < end:
            before = index
            leaf = self._blocks.leaf
            if leaf is None:
                index = self._read_start(index)
            elif isinstance(leaf, ParagraphLeaf):
                index = self._read_text(leaf, index)
            elif isinstance(leaf, TableLeaf):
                index = self._read_rows(leaf, index)
            elif isinstance(leaf, FencedCode):
                index = self._read_code(leaf, index)
            elif isinstance(leaf, IndentedCode):
                if self._lines[index][:1] in _BLANK:
                    return index
                self._blocks.close_leaf()
                before = -1
            elif type(leaf) is HtmlLeaf:
                # The leaves of dialects go on under conditions of their own.
                index = self._read_html(leaf, index)
        return index

    def _read_start(self, index: int) -> int:
        """Read blank lines, headings, and a paragraph or the fence of code."""
        for at in range(index, len(self._lines)):
            text = self._lines[at]
            if not text:
                continue
            if text[0] == "#":
                if not self._add_heading(at):
                    return at
            elif text[0] == "|" or (text[0].isalpha() and self._is_text(text)):
                self._blocks.leaf = leaf = ParagraphLeaf([TextLine(at + self._first, 1, text)], 0)
                return self._read_text(leaf, at + 1)
            else:
                return at + self._begins_code(at)
        return len(self._lines)

    def _begins_code(self, index: int) -> bool:
        """Begin code if a line is its opening fence; return whether it is. A dialect may see a directive in it."""
        text = self._lines[index]
        fence = None if self._adds_blocks or text[0] not in "`~" else FENCE.match(text)
        if fence:
            number = index + self._first
            self._blocks.close_leaf()
            self._blocks.leaf = FencedCode(fence[1] or fence[2], number, number, 0)
        return fence is not None

    def _add_heading(self, index: int) -> bool:
        """Add the heading that a line with `#` is, below what it ends; return whether it is a heading."""
        heading = atx_heading(self._lines[index], index + self._first, 1, 0)
        if heading is not None:
            self._blocks.close_leaf()
            self._blocks.append(heading)
        return heading is not None

    def _read_text(self, leaf: ParagraphLeaf, index: int) -> int:
        """Read lines of a paragraph, and what ends it: a blank line, a heading, or the delimiter row of a table."""
        for at in range(index, len(self._lines)):
            text = self._lines[at]
            if not text:
                self._blocks.close_leaf()
                return at + 1
            if text[0].isalpha() and self._is_text(text):
                leaf.lines.append(TextLine(at + self._first, 1, text))
            elif self._has_own_tables:
                return at
            elif text[0] == "|":
                line = TextLine(at + self._first, 1, text)
                if self._blocks.begin_table(line):
                    return at + 1
                leaf.lines.append(line)
            else:
                return at + 1 if text[0] == "#" and self._add_heading(at) else at
        return len(self._lines)

    def _read_rows(self, leaf: TableLeaf, index: int) -> int:
        """Read rows of a table, and the blank line that ends it."""
        for at in range(index, len(self._lines)):
            text = self._lines[at]
            if not text:
                self._blocks.close_leaf()
                return at + 1
            if text[0] == "|":
                # A lone pipe ends a table.
                if (len(text) == 1 or text[-1] != "|") and text.rstrip(WHITE_SPACE) == "|":
                    return at
            elif not (text[0].isalpha() and self._is_text(text)):
                return at
            line = TextLine(at + self._first, 1, text)
            if not leaf.takes(line):
                self._blocks.add_text(line)
                return at + 1
            leaf.rows.append(line)
        return len(self._lines)

    def _read_code(self, leaf: FencedCode, index: int) -> int:
        """Read code up to its closing fence, or up to a line that may be its last."""
        mark, at = leaf.fence[0], index
        end = leaf.until - self._first if leaf.until else len(self._lines)
        while at < end and self._lines[at].lstrip(" \t")[:1] != mark:
            at += 1
        closes = at < end and not leaf.until and is_fence_end(self._lines[at], leaf.fence)
        at += closes
        if at > index:
            leaf.last = at - 1 + self._first
        if closes:
            self._blocks.close_leaf()
        return at

    def _read_html(self, leaf: HtmlLeaf, index: int) -> int:
        """Read HTML up to a line that ends it, or a line of white space, which may end it."""
        if ends_at_blank_line(leaf.condition):
            at, end, first, add = index, len(self._lines), self._first, leaf.lines.append
            while at < end and (text := self._lines[at]).strip(" \t"):
                add(TextLine(at + first, 1, text))
                at += 1
            return at
        for at in range(index, len(self._lines)):
            text = self._lines[at]
            if not text.strip(" \t"):
                return at
            if leaf.add(TextLine(at + self._first, 1, text)):
                self._blocks.close_leaf()
                return at + 1
        return len(self._lines)


def atx_heading(text: str, line: int, column: int, container: int) -> HeadingLeaf | None:
    """Return the heading that a line is: `# text` (CommonMark §4.2). Its text, from a column on, is not indented."""
    opening = _ATX.match(text)
    if opening is None:
        return None
    content = text[opening.end() :].rstrip(" \t")
    if content.endswith("#") and (closing := _ATX_CLOSE.search(content)):
        content = content[: closing.start()].rstrip(" \t")
    return HeadingLeaf([TextLine(line, column + opening.end(), content)], len(opening[1]), container)
