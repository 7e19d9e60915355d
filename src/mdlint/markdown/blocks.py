"""The block structure of a page, line by line: which containers are open, and which leaf block each line belongs to.

mistune finds blocks by searching a text, and parses the content of a container from a copy without the markers. Whether
a line without markers still belongs to a container (a lazy continuation line) depends on the leaf that is open inside,
which such a parser can't know; and its copies have no places. So this is the loop of CommonMark's appendix and of
cmark-gfm: match the open containers, open new ones, add the rest of the line to the leaf. The measurements are in
docs/decisions/0002-parsing.md.

Sources: CommonMark 0.29 and its appendix "A parsing strategy", GFM §4.10 (tables), and cmark-gfm's order of checks.
"""

import re
from collections.abc import Iterable

from mdlint.markdown.containers import (
    CODE_INDENT,
    Container,
    ContainerKind,
    take_footnote_marker,
    take_list_marker,
    take_quote_marker,
    take_task_marker,
)
from mdlint.markdown.cursor import Cursor
from mdlint.markdown.definitions import take_definitions
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
from mdlint.markdown.pipes import WHITE_SPACE, is_delimiter_row, split_row
from mdlint.markdown.syntax import Syntax
from mdlint.model import Definition, Position, TextLine

# cmark-gfm opens at most this many blocks on one line, so that a line of markers stays cheap.
MAX_OPENED_PER_LINE = 100
# Each line is compared with the fences of all open directives, so their number is bounded. Nobody nests them this deep.
MAX_DIRECTIVES = 32

_ATX = re.compile(r"(#{1,6})(?:[ \t]+|$)")
_ATX_CLOSE = re.compile(r"(?:^|[ \t])#+$")
_SETEXT = re.compile(r"(?:=+|-+)[ \t]*$")
_WITHOUT_LAZY_LINES = ("added", "directive")
_OF_GFM = ("item", "quote", "footnote")
_THEMATIC_BREAK_MARKS = ("*", "-", "_")
_FENCE = re.compile(r"(`{3,})[^`]*$|(~{3,})")


class BlockScanner:
    """Reads the lines of a page in order and collects its leaf blocks.

    `headings` has, for each leaf block, the indices of the headings that it is under. `definitions` are the link
    reference definitions by the keys of their labels, `footnotes` the labels of footnotes by their folded form.
    `containers` are all containers in the order of their numbers.
    """

    def __init__(self, syntax: Syntax, mathematics: MathematicsBlocks) -> None:
        self._syntax = syntax
        self._mathematics = mathematics
        self.blocks: list[Leaf] = []
        self.headings: list[tuple[int, ...]] = []
        self.definitions: dict[str, Definition] = {}
        self.footnotes: dict[str, str] = {}
        self.containers: list[Container] = []
        self._stack: list[Container] = []
        self._leaf: OpenLeaf | None = None
        self._headings: tuple[int, ...] = ()

    def scan(self, lines: Iterable[tuple[int, str]]) -> list[Leaf]:
        """Return the leaf blocks of a page, given as numbered lines, in reading order."""
        for number, text in lines:
            if self._stack or not self._read_plain(number, text):
                self._read(number, Cursor(text))
        self._close_to(0)
        return self.blocks

    def _read_plain(self, number: int, text: str) -> bool:
        """Read a line outside of all containers, if its first character shows what it is; return whether it does.

        Most lines of a page are read here.
        """
        leaf = self._leaf
        if isinstance(leaf, FencedCode):
            leaf.last = number
            return number != leaf.until and text.lstrip(" \t")[:1] != leaf.fence[0]
        # The leaves of dialects go on under conditions of their own.
        if type(leaf) is HtmlLeaf:
            # A line of white space may end it.
            if is_filled := bool(text.strip(" \t")):
                self._add_html(leaf, TextLine(number, 1, text))
            return is_filled
        if leaf is not None and not isinstance(leaf, ParagraphLeaf | TableLeaf):
            return False
        if not text:
            if leaf is not None:
                self._close_leaf()
        elif (text[0].isalpha() and self._syntax.is_text(text)) or (
            text[0] == "|" and isinstance(leaf, TableLeaf) and text.rstrip(WHITE_SPACE) != "|"
        ):
            self._add_text(TextLine(number, 1, text))
        else:
            return False
        return True

    def _read(self, number: int, cursor: Cursor) -> None:
        depth = self._matching(cursor)
        if depth < len(self._stack) and self._stack[depth].is_closed_by(cursor):
            self._begin(depth, MarkupLeaf(number, number, self._number(depth)))
            return
        leaf = self._leaf if depth == len(self._stack) else None
        if leaf is not None and self._takes_verbatim(leaf, number, cursor):
            return
        if self._syntax.has_own_tables and self._is_line_of_own_table(number, cursor, depth):
            return
        if not isinstance(leaf, ParagraphLeaf | TableLeaf) or not leaf.goes_on(cursor):
            leaf = None
        opened = self._open(number, cursor, depth, leaf)
        if opened is None:
            return
        if opened < len(self._stack) and not cursor.blank and self._is_lazy(opened):
            self._add_text(TextLine(number, cursor.offset + 1, cursor.text[cursor.offset :], lazy=True))
            return
        if leaf is None:
            self._close_to(opened)
        if not cursor.blank:
            line = rest_of(cursor, number)
            if self._syntax.has_own_tables or cursor.indent >= self._syntax.code_indent or not self._begin_table(line):
                self._add_text(line)

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
        leaf = self._leaf
        if cursor.blank or any(container.kind in _WITHOUT_LAZY_LINES for container in self._stack[depth:]):
            return False
        line = rest_of(cursor, number)._replace(lazy=depth < len(self._stack))
        if isinstance(leaf, ParagraphLeaf):
            return self._begin_own_table(leaf, line)
        is_row = isinstance(leaf, TableLeaf) and leaf.takes(line)
        if not is_row or self._syntax.ends_table(line, cursor, self._number(depth)):
            return False
        self._add_text(line)
        return True

    def _begin_own_table(self, leaf: ParagraphLeaf, delimiter: TextLine) -> bool:
        """Begin a table of the dialect if the open paragraph ends with its header, and the line is its delimiter row."""
        table = None if leaf.no_table else self._syntax.table_of(leaf.lines, delimiter, leaf.container)
        if table is None:
            return False
        if above := self._without_definitions(ParagraphLeaf(leaf.lines[:-1], leaf.container)):
            self._append(ParagraphLeaf(above, leaf.container))
        self._leaf = table
        return True

    def _is_lazy(self, depth: int) -> bool:
        """Whether text is a lazy continuation of a paragraph in containers below the depth."""
        ended = self._stack[depth:]
        return isinstance(self._leaf, ParagraphLeaf) and not any(
            container.kind in _WITHOUT_LAZY_LINES for container in ended
        )

    def _takes_verbatim(self, leaf: OpenLeaf, number: int, cursor: Cursor) -> bool:
        """Let the open leaf take the line if it is code, HTML or markup that continues; return whether it did."""
        if isinstance(leaf, FencedCode):
            leaf.last = number
            if leaf.closes(cursor, self._syntax.code_indent):
                self._close_leaf()
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
            self._close_leaf()

    def _open(self, number: int, cursor: Cursor, depth: int, leaf: ParagraphLeaf | TableLeaf | None) -> int | None:
        """Open all blocks that begin on the line; return the depth after that, None if nothing is left of the line.

        `leaf` is the leaf that the line continues if no block begins.
        """
        for opened in range(MAX_OPENED_PER_LINE):
            if cursor.blank or self._is_text(cursor, depth):
                return depth
            if cursor.indent >= self._syntax.code_indent:
                if not opened and isinstance(self._leaf, ParagraphLeaf):
                    return depth
                self._begin(depth, IndentedCode(number, number, self._number(depth)))
                return None
            if self._open_leaf(number, cursor, depth, leaf):
                return None
            marker = Position(number, cursor.nonspace + 1)
            container = self._new_container(cursor, interrupts=isinstance(leaf, ParagraphLeaf))
            if container is None:
                return depth
            self._close_to(depth)
            container.marker, container.content = marker, Position(number, cursor.offset + 1)
            self._push(container)
            depth = len(self._stack)
            leaf = None
            if container.kind == "item" and self._syntax.takes_task_marker and take_task_marker(cursor):
                break
        return depth

    def _is_text(self, cursor: Cursor, depth: int) -> bool:
        """Whether no block begins at the cursor, which shows at a letter in containers of GFM. Most list items are text."""
        text, start = cursor.text, cursor.nonspace
        is_known = cursor.indent < self._syntax.code_indent and text[start].isalpha()
        is_in_gfm = not depth or self._stack[depth - 1].kind in _OF_GFM
        return is_known and is_in_gfm and self._syntax.is_text(text[start:])

    def _open_leaf(self, number: int, cursor: Cursor, depth: int, leaf: ParagraphLeaf | TableLeaf | None) -> bool:
        """Open the heading, code, HTML block or thematic break that begins at the cursor; return whether one does."""
        line = rest_of(cursor, number)
        text = line.text
        first = text[0]
        lazy = self._leaf if isinstance(self._leaf, ParagraphLeaf) else leaf
        if markup := self._syntax.markup(line, lazy, self._number(depth)):
            self._begin(depth, markup)
            self._begin_directive(markup, number, cursor)
        elif first == "#" and (atx := _ATX.match(text)):
            self._begin(depth, self._atx_heading(line, atx, self._number(depth)))
        elif first == "$" and (block := self._mathematics.begun(line, lazy, self._number(depth))):
            self._begin(depth, block)
        elif first in "`~" and (fence := _FENCE.match(text)):
            self._begin(depth, FencedCode(fence[1] or fence[2], number, number, self._number(depth)))
        elif first == "<" and (
            html := self._syntax.html(line, self._number(depth), in_paragraph=isinstance(leaf, ParagraphLeaf))
        ):
            self._begin(depth, html)
            self._add_html(html, line)
        elif first in "=-" and isinstance(leaf, ParagraphLeaf) and _SETEXT.match(text):
            self._end_setext(leaf, line)
        elif _is_thematic_break(text):
            self._begin(depth, BreakLeaf(number, self._number(depth)))
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
            container = self._container("directive", self._syntax.code_indent)
            container.fence, container.fence_indent = markup.fence, cursor.indent
            container.marker = Position(number, cursor.nonspace + 1)
            self._push(container)
            markup.inner = container.number

    def _atx_heading(self, line: TextLine, opening: re.Match[str], container: int) -> HeadingLeaf:
        content = line.text[opening.end() :].rstrip(" \t")
        closing = _ATX_CLOSE.search(content)
        content = content[: closing.start()].rstrip(" \t") if closing else content
        place = TextLine(line.line, line.column + opening.end(), content)
        return HeadingLeaf([place], len(opening[1]), container)

    def _end_setext(self, leaf: ParagraphLeaf, underline: TextLine) -> None:
        """Make the open paragraph a heading. If it was all link reference definitions, the underline begins it anew."""
        leaf.lines = self._without_definitions(leaf)
        if leaf.lines:
            self._leaf = None
            self._append(HeadingLeaf(leaf.lines, 1 if underline.text[0] == "=" else 2, leaf.container))
        else:
            leaf.lines.append(underline)

    def _begin_table(self, delimiter: TextLine) -> bool:
        """Begin a table if the last line of the paragraph and this line are header and delimiter row; False if not."""
        leaf = self._leaf
        if not isinstance(leaf, ParagraphLeaf) or leaf.no_table or not is_delimiter_row(delimiter.text):
            return False
        header = leaf.lines[-1]
        if len(split_row(header.text)) != len(split_row(delimiter.text)):
            leaf.no_table = True
            return False
        if len(leaf.lines) > 1:
            # cmark-gfm reads these lines as text, even if they are link reference definitions.
            self._append(ParagraphLeaf(leaf.lines[:-1], leaf.container))
        self._leaf = TableLeaf(header, delimiter, leaf.container)
        return True

    def _new_container(self, cursor: Cursor, *, interrupts: bool) -> Container | None:
        """Return the container that begins at the cursor, if one does. The cursor moves past its marker."""
        if indent := self._syntax.take_container_marker(cursor):
            return self._container("added", indent)
        code_indent = self._syntax.code_indent
        if take_quote_marker(cursor, code_indent):
            return self._container("quote", code_indent)
        if label := take_footnote_marker(cursor):
            self.footnotes.setdefault(label.casefold(), label)
            return self._container("footnote", CODE_INDENT)
        indent = take_list_marker(cursor, interrupts=interrupts)
        return self._container("item", indent) if indent else None

    def _container(self, kind: ContainerKind, indent: int) -> Container:
        container = Container(kind, len(self.containers) + 1, self._headings, indent)
        self.containers.append(container)
        return container

    def _number(self, depth: int) -> int:
        return self._stack[depth - 1].number if depth else 0

    def _add_text(self, line: TextLine) -> None:
        leaf = self._leaf
        if isinstance(leaf, ParagraphLeaf):
            leaf.lines.append(line)
        elif isinstance(leaf, TableLeaf) and leaf.takes(line):
            leaf.rows.append(line)
        elif isinstance(leaf, TableLeaf):
            lines = [leaf.header, leaf.delimiter, *leaf.rows, line]
            self._leaf = ParagraphLeaf(lines, leaf.container, no_table=True)
        else:
            depth = len(self._stack)
            self._begin(depth, ParagraphLeaf([line], self._number(depth)))

    def _begin(self, depth: int, leaf: Leaf) -> None:
        """Close the containers below a depth, and begin a leaf there."""
        self._close_to(depth)
        if self._stack:
            self._stack[-1].empty = False
        if isinstance(leaf, HeadingLeaf | BreakLeaf):
            self._append(leaf)
        else:
            self._leaf = leaf

    def _push(self, container: Container) -> None:
        container.begin_in(self._stack)
        self._stack.append(container)

    def _close_to(self, depth: int) -> None:
        """Close the open leaf, and the containers below a depth."""
        self._close_leaf()
        if depth < len(self._stack):
            self._headings = self._stack[depth].headings
            del self._stack[depth:]

    def _close_leaf(self) -> None:
        leaf, self._leaf = self._leaf, None
        if isinstance(leaf, ParagraphLeaf):
            leaf.lines = self._without_definitions(leaf)
        if leaf is not None and not (isinstance(leaf, ParagraphLeaf) and not leaf.lines):
            self._append(leaf)

    def _without_definitions(self, leaf: ParagraphLeaf) -> list[TextLine]:
        if not leaf.lines or leaf.lines[0].text[:1] != "[":
            return leaf.lines
        return leaf.lines[take_definitions(leaf.lines, self.definitions) :]

    def _append(self, leaf: Leaf) -> None:
        self.headings.append(self._headings)
        if isinstance(leaf, HeadingLeaf):
            self._headings = (*(i for i in self._headings if self._level(i) < leaf.level), len(self.blocks))
        self.blocks.append(leaf)

    def _level(self, index: int) -> int:
        heading = self.blocks[index]
        return heading.level if isinstance(heading, HeadingLeaf) else 0


def _is_thematic_break(text: str) -> bool:
    """Whether a line, given without its indentation, is a thematic break (CommonMark §4.1)."""
    mark = text[:1]
    return mark in _THEMATIC_BREAK_MARKS and text.count(mark) >= 3 and not text.strip(f"{mark} \t")
