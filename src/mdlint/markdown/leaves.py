"""The leaf blocks while they are being read. `mdlint.markdown.page` turns them into what `mdlint.model` knows."""

from dataclasses import dataclass, field
from typing import TypeAlias

from mdlint.markdown import html
from mdlint.markdown.containers import CODE_INDENT
from mdlint.markdown.cursor import Cursor
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

    def closes(self, cursor: Cursor) -> bool:
        """Whether a line is the closing fence (CommonMark §4.5)."""
        if cursor.indent >= CODE_INDENT:
            return False
        rest = cursor.text[cursor.nonspace :].rstrip(" \t")
        return len(rest) >= len(self.fence) and rest == self.fence[0] * len(rest)


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
    """An HTML block that began under the start condition of that number."""

    lines: list[TextLine]
    condition: int
    container: int

    def goes_on(self, cursor: Cursor) -> bool:
        """Blocks of some conditions end at a blank line, the others at the line that `html.ends` names."""
        return not cursor.blank or not html.ends_at_blank_line(self.condition)


@dataclass(slots=True)
class BreakLeaf:
    """A thematic break."""

    line: int
    container: int


OpenLeaf: TypeAlias = ParagraphLeaf | TableLeaf | FencedCode | IndentedCode | HtmlLeaf
Leaf: TypeAlias = OpenLeaf | HeadingLeaf | BreakLeaf
