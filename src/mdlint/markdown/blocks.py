"""The block structure of a page, line by line: which containers are open, and which leaf block each line belongs to.

mistune finds blocks by searching a text, and parses the content of a container from a copy without the markers. Whether
a line without markers still belongs to a container (a lazy continuation line) depends on the leaf that is open inside,
which such a parser can't know; and its copies have no places. So this is the loop of CommonMark's appendix and of
cmark-gfm: match the open containers, open new ones, add the rest of the line to the leaf. The measurements are in
docs/decisions/0002-parsing.md.

Sources: CommonMark 0.29 and its appendix "A parsing strategy", GFM §4.10 (tables), and cmark-gfm's order of checks.
"""

import re
from collections.abc import Sequence

from mdlint.markdown.containers import (
    CODE_INDENT,
    Container,
    take_footnote_marker,
    take_list_marker,
    take_quote_marker,
    take_task_marker,
)
from mdlint.markdown.cursor import Cursor
from mdlint.markdown.leaves import (
    BreakLeaf,
    FencedCode,
    HeadingLeaf,
    HtmlLeaf,
    IndentedCode,
    Leaf,
    MarkupLeaf,
    OpenLeaf,
    ParagraphLeaf,
    TableLeaf,
    rest_of,
)
from mdlint.markdown.mathematics_blocks import MathematicsBlocks
from mdlint.markdown.open_blocks import OpenBlocks
from mdlint.markdown.plain_lines import FENCE, PlainLines, atx_heading
from mdlint.markdown.syntax import Syntax
from mdlint.model import Position, TextLine

# cmark-gfm opens at most this many blocks on one line, so that a line of markers stays cheap.
MAX_OPENED_PER_LINE = 100
# Each line is compared with the fences of all open directives, so their number is bounded. Nobody nests them this deep.
MAX_DIRECTIVES = 32

_SETEXT = re.compile(r"(?:=+|-+)[ \t]*$")
_WITHOUT_LAZY_LINES = ("added", "directive")
_OF_GFM = ("item", "quote", "footnote")
_BREAK_MARKS = frozenset("*-_")
# The characters that a heading, code, an HTML block, mathematics or a thematic break of GFM may begin with.
_LEAF_MARKS = frozenset("#$`~<=-*_")
_LIST_MARKS = frozenset("*+-0123456789")


class BlockScanner:
    """Reads the lines of a page in order: `lines`, numbered from `first`."""

    def __init__(self, syntax: Syntax, mathematics: MathematicsBlocks, lines: Sequence[str], first: int) -> None:
        self._syntax = syntax
        self._mathematics = mathematics
        self._lines = lines
        self._first = first
        self._blocks = OpenBlocks()
        self._stack = self._blocks.stack
        self._plain = PlainLines(self._blocks, syntax, lines, first)

    def scan(self) -> OpenBlocks:
        """Return the blocks of the page. None is open any more."""
        index, count = 0, len(self._lines)
        while index < count:
            if not self._stack:
                index = self._plain.read(index)
            if index < count:
                self._read(index + self._first, Cursor(self._lines[index]))
                index += 1
        self._blocks.close_to(0)
        return self._blocks

    def _read(self, number: int, cursor: Cursor) -> None:
        depth = self._matching(cursor)
        is_inside = depth == len(self._stack)
        if not is_inside and self._stack[depth].kind == "directive" and self._stack[depth].is_closed_by(cursor):
            self._blocks.begin(depth, MarkupLeaf(number, number, self._blocks.number(depth)))
            return
        leaf = self._blocks.leaf if is_inside else None
        has_text = isinstance(leaf, ParagraphLeaf | TableLeaf)
        if leaf is not None and not has_text and self._takes_verbatim(leaf, number, cursor):
            return
        if self._syntax.has_own_tables and self._is_line_of_own_table(number, cursor, depth):
            return
        if not isinstance(leaf, ParagraphLeaf | TableLeaf) or not leaf.goes_on(cursor):
            leaf = None
        opened = self._open(number, cursor, depth, leaf)
        if opened is None:
            return
        if opened < len(self._stack) and not cursor.blank and self._is_lazy(opened):
            self._blocks.add_text(TextLine(number, cursor.offset + 1, cursor.text[cursor.offset :], lazy=True))
            return
        if leaf is None:
            self._blocks.close_to(opened)
        if not cursor.blank:
            line = rest_of(cursor, number)
            if (
                self._syntax.has_own_tables
                or cursor.indent >= self._syntax.code_indent
                or not self._blocks.begin_table(line)
            ):
                self._blocks.add_text(line)

    def _matching(self, cursor: Cursor) -> int:
        """Return how many of the open containers, counted from the outermost, the line continues."""
        stack = self._stack
        for depth, container in enumerate(stack):
            # A page can have many blank lines in deep containers. They are not matched with containers they can't end.
            if cursor.blank and not cursor.indent and depth >= stack[-1].blank_depths[not cursor.text]:
                return len(stack) - (stack[-1].kind == "item" and stack[-1].empty)
            if not container.goes_on(cursor):
                return depth
        return len(stack)

    def _is_line_of_own_table(self, number: int, cursor: Cursor, depth: int) -> bool:
        """Add a line that makes the open paragraph a table of the dialect, or that is a row of the open table.

        Returns whether the line does. Such a table goes on in lines that lack the markers of list items and quotes.
        """
        leaf = self._blocks.leaf
        if cursor.blank or any(container.kind in _WITHOUT_LAZY_LINES for container in self._stack[depth:]):
            return False
        line = rest_of(cursor, number)._replace(lazy=depth < len(self._stack))
        if isinstance(leaf, ParagraphLeaf):
            return self._begin_own_table(leaf, line)
        is_row = isinstance(leaf, TableLeaf) and leaf.takes(line)
        if not is_row or self._syntax.ends_table(line, cursor, self._blocks.number(depth)):
            return False
        self._blocks.add_text(line)
        return True

    def _begin_own_table(self, leaf: ParagraphLeaf, delimiter: TextLine) -> bool:
        """Begin a table of the dialect if the open paragraph ends with its header, and the line is its delimiter row."""
        table = None if leaf.no_table else self._syntax.table_of(leaf.lines, delimiter, leaf.container)
        if table is None:
            return False
        if above := self._blocks.without_definitions(leaf.lines[:-1]):
            self._blocks.append(ParagraphLeaf(above, leaf.container))
        self._blocks.leaf = table
        return True

    def _is_lazy(self, depth: int) -> bool:
        """Whether text is a lazy continuation of a paragraph in containers below the depth."""
        ended = self._stack[depth:]
        return isinstance(self._blocks.leaf, ParagraphLeaf) and not any(
            container.kind in _WITHOUT_LAZY_LINES for container in ended
        )

    def _takes_verbatim(self, leaf: OpenLeaf, number: int, cursor: Cursor) -> bool:
        """Let the open leaf take the line if it is code, HTML or markup that continues; return whether it did."""
        if isinstance(leaf, FencedCode):
            leaf.last = number
            if leaf.closes(cursor, self._syntax.code_indent):
                self._blocks.close_leaf()
            return True
        if isinstance(leaf, IndentedCode) and leaf.goes_on(cursor):
            leaf.last = leaf.last if cursor.blank else number
            return True
        if isinstance(leaf, HtmlLeaf) and leaf.goes_on(cursor):
            self._add_html(leaf, TextLine(number, cursor.offset + 1, cursor.text[cursor.offset :]))
            return True
        if isinstance(leaf, MarkupLeaf) and leaf.goes_on(cursor):
            leaf.add(TextLine(number, cursor.offset + 1, cursor.text[cursor.offset :]))
            return True
        return False

    def _add_html(self, leaf: HtmlLeaf, line: TextLine) -> None:
        if leaf.add(line):
            self._blocks.close_leaf()

    def _open(self, number: int, cursor: Cursor, depth: int, leaf: ParagraphLeaf | TableLeaf | None) -> int | None:
        """Open all blocks that begin on the line; return the depth after that, None if nothing is left of the line.

        `leaf` is the leaf that the line continues if no block begins.
        """
        for opened in range(MAX_OPENED_PER_LINE):
            if cursor.blank or self._is_text(cursor, depth):
                return depth
            if cursor.indent >= self._syntax.code_indent:
                if not opened and isinstance(self._blocks.leaf, ParagraphLeaf):
                    return depth
                self._blocks.begin(depth, IndentedCode(number, number, self._blocks.number(depth)))
                return None
            if self._open_leaf(number, cursor, depth, leaf):
                return None
            marker = Position(number, cursor.nonspace + 1)
            container = self._new_container(cursor, interrupts=isinstance(leaf, ParagraphLeaf))
            if container is None:
                return depth
            self._blocks.close_to(depth)
            container.marker, container.content = marker, Position(number, cursor.offset + 1)
            self._blocks.push(container)
            depth = len(self._stack)
            leaf = None
            if container.kind == "item" and self._syntax.takes_task_marker and take_task_marker(cursor):
                break
        return depth

    def _is_text(self, cursor: Cursor, depth: int) -> bool:
        """Whether no block begins at the cursor, which shows at a letter in containers of GFM. Most list items are text."""
        text, start = cursor.text, cursor.nonspace
        if not text[start].isalpha() or cursor.indent >= self._syntax.code_indent:
            return False
        is_in_gfm = not depth or self._stack[depth - 1].kind in _OF_GFM
        return is_in_gfm and self._syntax.is_text(text[start:])

    def _open_leaf(self, number: int, cursor: Cursor, depth: int, leaf: ParagraphLeaf | TableLeaf | None) -> bool:
        """Open the heading, code, HTML block or thematic break that begins at the cursor; return whether one does."""
        if not (self._syntax.adds_blocks or _may_begin_leaf(cursor, leaf)):
            return False
        first = cursor.text[cursor.nonspace]
        line = rest_of(cursor, number)
        text = line.text
        lazy = self._blocks.leaf if isinstance(self._blocks.leaf, ParagraphLeaf) else leaf
        if markup := self._syntax.markup(line, lazy, self._blocks.number(depth)):
            self._blocks.begin(depth, markup)
            self._begin_directive(markup, number, cursor)
        elif first == "#" and (heading := atx_heading(text, number, line.column, self._blocks.number(depth))):
            self._blocks.begin(depth, heading)
        elif first == "$" and (block := self._mathematics.begun(line, lazy, self._blocks.number(depth))):
            self._blocks.begin(depth, block)
        elif first in "`~" and (fence := FENCE.match(text)):
            self._blocks.begin(depth, FencedCode(fence[1] or fence[2], number, number, self._blocks.number(depth)))
        elif first == "<" and (
            html := self._syntax.html(line, self._blocks.number(depth), in_paragraph=isinstance(leaf, ParagraphLeaf))
        ):
            self._blocks.begin(depth, html)
            self._add_html(html, line)
        elif first in "=-" and isinstance(leaf, ParagraphLeaf) and _SETEXT.match(text):
            self._end_setext(leaf, line)
        elif _is_thematic_break(text):
            self._blocks.begin(depth, BreakLeaf(number, self._blocks.number(depth)))
        else:
            return False
        return True

    def _begin_directive(self, markup: Leaf, number: int, cursor: Cursor) -> None:
        """Open the container of a directive that a line began. If directives are nested too deep, its content belongs
        to the last.
        """
        if not isinstance(markup, MarkupLeaf) or not markup.fence:
            return
        if sum(container.kind == "directive" for container in self._stack) < MAX_DIRECTIVES:
            container = self._blocks.container("directive", self._syntax.code_indent)
            container.fence, container.fence_indent = markup.fence, cursor.indent
            container.marker = Position(number, cursor.nonspace + 1)
            self._blocks.push(container)
            markup.inner = container.number

    def _end_setext(self, leaf: ParagraphLeaf, underline: TextLine) -> None:
        """Make the open paragraph a heading. If it was all link reference definitions, the underline begins it anew."""
        leaf.lines = self._blocks.without_definitions(leaf.lines)
        if leaf.lines:
            self._blocks.leaf = None
            self._blocks.append(HeadingLeaf(leaf.lines, 1 if underline.text[0] == "=" else 2, leaf.container))
        else:
            leaf.lines.append(underline)

    def _new_container(self, cursor: Cursor, *, interrupts: bool) -> Container | None:
        """Return the container that begins at the cursor, if one does. The cursor moves past its marker."""
        if self._syntax.adds_blocks and (indent := self._syntax.take_container_marker(cursor)):
            return self._blocks.container("added", indent)
        first, code_indent = cursor.text[cursor.nonspace], self._syntax.code_indent
        if first == ">" and take_quote_marker(cursor, code_indent):
            return self._blocks.container("quote", code_indent)
        if first == "[" and (label := take_footnote_marker(cursor)):
            self._blocks.footnotes.setdefault(label.casefold(), label)
            return self._blocks.container("footnote", CODE_INDENT)
        if first in _LIST_MARKS and (indent := take_list_marker(cursor, interrupts=interrupts)):
            return self._blocks.container("item", indent)
        return None


def _may_begin_leaf(cursor: Cursor, leaf: OpenLeaf | None) -> bool:
    """Whether the next character may begin a leaf of GFM, given the leaf that the line continues."""
    first = cursor.text[cursor.nonspace]
    if first in _BREAK_MARKS and not isinstance(leaf, ParagraphLeaf):
        # It is nearly always the marker of a list. Below a paragraph, it may also be an underline.
        return _is_thematic_break(cursor.text[cursor.nonspace :])
    return first in _LEAF_MARKS


def _is_thematic_break(text: str) -> bool:
    """Whether a line, given without its indentation, is a thematic break (CommonMark §4.1)."""
    mark = text[:1]
    return mark in _BREAK_MARKS and text.count(mark) >= 3 and not text.strip(f"{mark} \t")
