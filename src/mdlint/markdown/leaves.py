"""The leaf blocks while they are being read. `mdlint.markdown.page` turns them into what `mdlint.model` knows."""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from mdlint.markdown.containers import CODE_INDENT, is_closing_fence
from mdlint.markdown.cursor import Cursor
from mdlint.markdown.html import conditions
from mdlint.markdown.pipes import WHITE_SPACE
from mdlint.model import TextLine


def rest_of(cursor: Cursor, number: int) -> TextLine:
    """The line from its first character that is neither space nor tab."""
    return TextLine(number, cursor.nonspace + 1, cursor.text[cursor.nonspace :], indent=cursor.indent)


@dataclass(slots=True)
class ParagraphLeaf:
    """A paragraph. Once a delimiter row in it did not fit its header, cmark-gfm looks for no table in it any more."""

    lines: list[TextLine]
    container: int
    no_table: bool = False

    def goes_on(self, cursor: Cursor) -> bool:
        """A paragraph ends at a blank line."""
        return not cursor.blank


@dataclass(slots=True)
class HeadingLeaf:
    """A heading; its content has one line, or several in a setext heading."""

    lines: list[TextLine]
    level: int
    container: int


@dataclass(slots=True)
class TableLeaf:
    """A table: header row, delimiter row, and its rows so far."""

    header: TextLine
    delimiter: TextLine
    container: int
    rows: list[TextLine] = field(default_factory=list)

    def goes_on(self, cursor: Cursor) -> bool:
        """A table ends at a blank line and at a lone pipe; any other line is a row, unless it starts another block."""
        return not cursor.blank and cursor.text[cursor.nonspace :].rstrip(WHITE_SPACE) != "|"


@dataclass(slots=True)
class FencedCode:
    """A fenced code block; `fence` is the opening run."""

    fence: str
    line: int
    last: int
    container: int

    def closes(self, cursor: Cursor, code_indent: int = CODE_INDENT) -> bool:
        """Whether a line is the closing fence."""
        return is_closing_fence(cursor, self.fence, code_indent)


@dataclass(slots=True)
class IndentedCode:
    """An indented code block."""

    line: int
    last: int
    container: int

    def goes_on(self, cursor: Cursor) -> bool:
        """An indented block goes on over blank lines."""
        return cursor.blank or cursor.indent >= CODE_INDENT


@dataclass(slots=True)
class HtmlLeaf:
    """An HTML block that began under the start condition of that number; 0 is one that a dialect ends by its own rule.

    `is_inline` says that its text is Markdown, in which no blocks stand.
    """

    lines: list[TextLine]
    condition: int
    container: int
    is_inline: bool = False

    def goes_on(self, cursor: Cursor) -> bool:
        """Blocks of some conditions end at a blank line, the others at the line that `conditions.is_last_line` finds."""
        return not cursor.blank or not conditions.ends_at_blank_line(self.condition)

    def add(self, line: TextLine) -> bool:
        """Add a line; whether the block ends with it."""
        self.lines.append(line)
        return conditions.is_last_line(self.condition, line.text)


@dataclass(slots=True)
class MarkupLeaf:
    """Lines that speak to what makes the site: the fence of a directive, an import. Nothing of them is text.

    As it stands it goes on up to the line `until`; a dialect's own kinds may go on otherwise. With a `fence`, Markdown
    follows up to its like: the container of that number, `inner`. A `title` in it is read as inline content, and is the
    label of a tab or not.
    """

    line: int
    last: int
    container: int
    until: int = 0
    fence: str = ""
    inner: int = 0
    title: TextLine | None = None
    is_tab: bool = False

    def goes_on(self, cursor: Cursor) -> bool:  # noqa: ARG002  a dialect's kind looks at it
        """Whether the next line belongs to it, whatever it says."""
        return self.last < self.until

    def add(self, line: TextLine) -> None:
        """Take the next line."""
        self.last = line.line


@dataclass(slots=True)
class CommentLeaf(MarkupLeaf):
    """A comment of a dialect, which may speak to mdlint: its lines, and what opens and closes it."""

    lines: list[TextLine] = field(default_factory=list)
    opening: str = ""
    closing: str = ""

    def add(self, line: TextLine) -> None:
        """Take the next line."""
        MarkupLeaf.add(self, line)
        self.lines.append(line)


# The directive whose content, a list, is a table.
LIST_TABLE = "list-table"

# The part of a directive that its next line belongs to.
DirectivePart: TypeAlias = Literal["start", "options", "yaml", "body"]


@dataclass(slots=True)
class DirectiveLeaf(MarkupLeaf):
    """The opening of a directive of MyST: its fence, a name and an argument, and the lines of its options.

    The options stand between two lines of dashes, or each behind a colon. If the directive `is_verbatim`, its body belongs
    to it too, line by line; else that is Markdown. `column` is where the fence stands.
    """

    name: str = ""
    column: int = 1
    is_verbatim: bool = False
    options: list[TextLine] = field(default_factory=list)
    body: list[TextLine] = field(default_factory=list)
    part: DirectivePart = "start"

    def goes_on(self, cursor: Cursor) -> bool:
        """Whether the next line is an option, or one of a body that belongs to it."""
        return self.is_verbatim or self._part_of(cursor.text[cursor.offset :]) != "body"

    def add(self, line: TextLine) -> None:
        """Take the next line."""
        MarkupLeaf.add(self, line)
        part = self._part_of(line.text)
        (self.body if part == "body" else self.options).append(line)
        is_closing = self.part == "yaml" and line.text.startswith("---")
        self.part = "body" if is_closing else part

    def _part_of(self, text: str) -> DirectivePart:
        """The part that the next line belongs to."""
        if self.part in ("body", "yaml"):
            return self.part
        if self.part == "start" and text.startswith("---"):
            return "yaml"
        text = text.lstrip()
        return "options" if text.startswith(":") and not text.startswith(":::") else "body"


@dataclass(slots=True)
class BreakLeaf:
    """A thematic break."""

    line: int
    container: int


OpenLeaf: TypeAlias = ParagraphLeaf | TableLeaf | FencedCode | IndentedCode | HtmlLeaf | MarkupLeaf
Leaf: TypeAlias = OpenLeaf | HeadingLeaf | BreakLeaf
