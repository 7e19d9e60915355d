"""The leaf blocks while they are read. `mdlint.markdown.page` makes the blocks of a `Page` from them.

They are plain classes: a dataclass takes 0.6 ms of each start, and the modules that `dataclasses` imports 6 ms.
"""

from collections.abc import Sequence
from typing import ClassVar, Literal, TypeAlias

from mdlint.markdown.containers import CODE_INDENT, is_closing_fence
from mdlint.markdown.cursor import Cursor
from mdlint.markdown.html import conditions
from mdlint.markdown.pipes import WHITE_SPACE, split_row
from mdlint.model import TextLine
from mdlint.text.lazy_pattern import lazy_pattern

_INDENTATION = " \t"
_DELIMITER_CELL = lazy_pattern(r"[:-]+")
_QUOTE_MARKERS = " \t>"


def rest_of(cursor: Cursor, number: int) -> TextLine:
    """Return the line from its first character that is neither space nor tab."""
    return TextLine(number, cursor.nonspace + 1, cursor.text[cursor.nonspace :], indent=cursor.indent)


class ParagraphLeaf:
    """A paragraph.

    `no_table` is set once a delimiter row in it did not fit its header: cmark-gfm then looks for no further table in
    it.
    """

    __slots__ = ("container", "lines", "no_table")

    def __init__(self, lines: list[TextLine], container: int, *, no_table: bool = False) -> None:
        self.lines = lines
        self.container = container
        self.no_table = no_table

    def goes_on(self, cursor: Cursor) -> bool:
        """A paragraph ends at a blank line."""
        return not cursor.blank


class HeadingLeaf:
    """A heading. Its content is one line, or several lines in a setext heading."""

    __slots__ = ("container", "level", "lines")

    def __init__(self, lines: list[TextLine], level: int, container: int) -> None:
        self.lines = lines
        self.level = level
        self.container = container


class TableLeaf:
    """A table: its header row, its delimiter row, and its rows up to now."""

    __slots__ = ("container", "delimiter", "header", "rows")

    # Whether escaped pipes are resolved before anything else, even in code (GFM §4.10).
    resolves_pipes_first: ClassVar[bool] = True

    def __init__(self, header: TextLine, delimiter: TextLine, container: int) -> None:
        self.header = header
        self.delimiter = delimiter
        self.container = container
        self.rows: list[TextLine] = []

    def goes_on(self, cursor: Cursor) -> bool:
        """A table ends at a blank line and at a lone pipe. Any other line is a row, unless it begins another block."""
        return not cursor.blank and cursor.text[cursor.nonspace :].rstrip(WHITE_SPACE) != "|"

    def takes(self, line: TextLine) -> bool:  # noqa: ARG002  a dialect's subclass uses it
        """Whether a line can be a row. If not, all lines up to it are text."""
        return True

    @property
    def drops_outer_pipes(self) -> bool:
        """Whether a pipe at the start or the end of a row separates no cells."""
        return True

    def cells_of(self, text: str) -> list[tuple[int, int]]:
        """Return the cells of a row as offsets of their trimmed text."""
        return split_row(text)

    def delimiter_cells(self) -> list[tuple[int, int]]:
        """Return the cells of the delimiter row as `cells_of` does. Here, all its characters but pipes are theirs."""
        return [found.span() for found in _DELIMITER_CELL.finditer(self.delimiter.text)]


class FencedCode:
    """A fenced code block; `fence` is the opening run of backticks or tildes, or of dollar signs around mathematics.

    It ends with the line `until`, or with its closing fence if that is 0.
    """

    __slots__ = ("container", "fence", "last", "line", "until")

    def __init__(self, fence: str, line: int, last: int, container: int, until: int = 0) -> None:
        self.fence = fence
        self.line = line
        self.last = last
        self.container = container
        self.until = until

    def closes(self, cursor: Cursor, code_indent: int = CODE_INDENT) -> bool:
        """Whether a line, the last of the code up to now, is the closing fence."""
        return self.last == self.until if self.until else is_closing_fence(cursor, self.fence, code_indent)


class IndentedCode:
    """An indented code block."""

    __slots__ = ("container", "last", "line")

    def __init__(self, line: int, last: int, container: int) -> None:
        self.line = line
        self.last = last
        self.container = container

    def goes_on(self, cursor: Cursor) -> bool:
        """An indented code block continues over blank lines."""
        return cursor.blank or cursor.indent >= CODE_INDENT


def code_lines(lines: Sequence[str], leaf: FencedCode | IndentedCode) -> list[TextLine]:
    """Return the lines of a code block, without their indentation and the markers of quotes."""
    markers = _QUOTE_MARKERS if leaf.container else _INDENTATION
    texts = [line.lstrip(markers) for line in lines]
    return [
        TextLine(number, len(line) - len(text) + 1, text)
        for number, (line, text) in enumerate(zip(lines, texts, strict=True), leaf.line)
    ]


def without_fences(text: str, fence: str) -> str:
    """Return the content of a fenced code block. It has no closing fence if it ends with its container."""
    _, *lines = text.split("\n")
    if lines and len(lines[-1].rstrip()) >= len(fence) and not lines[-1].rstrip().strip(fence[0]):
        lines.pop()
    return "\n".join(lines)


class HtmlLeaf:
    """An HTML block that began under the start condition of that number; 0 if the dialect has its own rule for its end.

    `is_inline` is set if its text is Markdown without blocks.
    """

    __slots__ = ("condition", "container", "is_inline", "lines")

    def __init__(self, lines: list[TextLine], condition: int, container: int) -> None:
        self.lines = lines
        self.condition = condition
        self.container = container
        self.is_inline = False

    def goes_on(self, cursor: Cursor) -> bool:
        """A blank line ends blocks of some conditions; the others end with a line for which `add` returns True."""
        return not cursor.blank or not conditions.ends_at_blank_line(self.condition)

    def add(self, line: TextLine) -> bool:
        """Add a line; return whether the block ends with it."""
        self.lines.append(line)
        return conditions.is_last_line(self.condition, line.text)


class MarkupLeaf:
    """Lines for the site generator, such as the fence of a directive or an import. They hold no text of the page.

    The leaf extends to line `until`; a dialect's subclasses may override `goes_on`. A leaf with a `fence` opens a
    directive whose content is Markdown: the container with the number `inner`. A `title` is read as inline content; it
    is the label of a content tab if `is_tab`.
    """

    __slots__ = ("container", "fence", "inner", "is_tab", "last", "line", "title", "until")

    def __init__(self, line: int, last: int, container: int, until: int = 0, fence: str = "") -> None:
        self.line = line
        self.last = last
        self.container = container
        self.until = until
        self.fence = fence
        self.inner = 0
        self.title: TextLine | None = None
        self.is_tab = False

    def goes_on(self, cursor: Cursor) -> bool:  # noqa: ARG002  subclasses use it
        """Whether the next line belongs to the leaf, whatever it contains."""
        return self.last < self.until

    def add(self, line: TextLine) -> None:
        """Add the next line."""
        self.last = line.line


class CommentLeaf(MarkupLeaf):
    """A comment in the syntax of a dialect, which may be for mdlint: its lines, and what opens and closes it.

    `until` is its last line, or 0 if it has no other line.
    """

    __slots__ = ("closing", "lines", "opening")

    def __init__(self, line: TextLine, container: int, until: int, opening: str, closing: str) -> None:
        super().__init__(line.line, line.line, container, until)
        self.lines = [line]
        self.opening = opening
        self.closing = closing

    def add(self, line: TextLine) -> None:
        """Add the next line."""
        MarkupLeaf.add(self, line)
        self.lines.append(line)


# The directive that makes a table of the list in it.
LIST_TABLE = "list-table"

# The parts of a directive. An `options` line begins with a colon, `yaml` is between dashes.
DirectivePart: TypeAlias = Literal["start", "options", "yaml", "body"]


class DirectiveLeaf(MarkupLeaf):
    """The opening of a MyST directive: its fence, a name and an argument, and the lines of its options.

    The options are between two lines of dashes, or each begins with a colon. The body of a directive that `is_verbatim`
    belongs to the leaf, too; the body of any other is Markdown. `column` is the column of the fence.
    """

    __slots__ = ("body", "column", "is_verbatim", "name", "options", "part")

    def __init__(self, line: TextLine, container: int, fence: str, name: str, *, is_verbatim: bool) -> None:
        super().__init__(line.line, line.line, container, fence=fence)
        self.name = name
        self.column = line.column
        self.is_verbatim = is_verbatim
        self.options: list[TextLine] = []
        self.body: list[TextLine] = []
        self.part: DirectivePart = "start"

    def goes_on(self, cursor: Cursor) -> bool:
        """Whether the next line is an option, or a line of a verbatim body."""
        return self.is_verbatim or self._part_of(cursor.text[cursor.offset :]) != "body"

    def add(self, line: TextLine) -> None:
        """Add the next line."""
        MarkupLeaf.add(self, line)
        part = self._part_of(line.text)
        (self.body if part == "body" else self.options).append(line)
        is_closing = self.part == "yaml" and line.text.startswith("---")
        self.part = "body" if is_closing else part

    def _part_of(self, text: str) -> DirectivePart:
        """Return the part of the directive that the next line belongs to."""
        if self.part in ("body", "yaml"):
            return self.part
        if self.part == "start" and text.startswith("---"):
            return "yaml"
        text = text.lstrip()
        return "options" if text.startswith(":") and not text.startswith(":::") else "body"


class BreakLeaf:
    """A thematic break."""

    __slots__ = ("container", "line")

    def __init__(self, line: int, container: int) -> None:
        self.line = line
        self.container = container


OpenLeaf: TypeAlias = ParagraphLeaf | TableLeaf | FencedCode | IndentedCode | HtmlLeaf | MarkupLeaf
Leaf: TypeAlias = OpenLeaf | HeadingLeaf | BreakLeaf
