"""The blocks that hold others: block quotes, list items, footnote definitions, and the markers that begin them.

A list itself is not kept: which items make one list matters to nobody here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from mdlint.markdown.cursor import Cursor
from mdlint.model import Position

CODE_INDENT = 4

_FOOTNOTE = re.compile(r"\[\^([^\] \t\x00]+)\]:[ \t]*")
_LIST_MARKER = re.compile(r"(?:[*+-]|(\d{1,9})[.)])(?=[ \t]|$)", re.ASCII)
_NOWHERE = Position(0, 0)

ContainerKind: TypeAlias = Literal["quote", "item", "footnote", "added", "directive"]


@dataclass(slots=True)
class Container:
    """An open block quote, list item, footnote definition, or a block that a dialect adds.

    The content of an `added` one is indented, that of a `directive` stands between two fences. `indent` is how many columns
    its lines are indented; the markers of a quote and the closing fence of a directive are indented less. So many columns as the
    `fence` of a directive is indented are no part of its content. `headings` is what stood open when it began,
    `parent` the number of what it stands in, `marker` and `content` the places where its marker and its content begin.
    `ended_within` is how many containers, from the outermost to this one, there are up to the last that a blank line may
    end: a line of white space, which ends quotes and footnotes, and an empty one, which ends quotes.
    """

    kind: ContainerKind
    number: int
    headings: tuple[int, ...]
    indent: int = 0
    empty: bool = True
    parent: int = 0
    fence: str = ""
    fence_indent: int = 0
    marker: Position = _NOWHERE
    content: Position = _NOWHERE
    ended_within: tuple[int, int] = (0, 0)

    def begins_in(self, stack: Sequence["Container"]) -> None:
        """Note what stands around it: each of those holds a block from now on."""
        spaced, empty = stack[-1].ended_within if stack else (0, 0)
        if stack:
            stack[-1].empty = False
            self.parent = stack[-1].number
        depth = len(stack) + 1
        self.ended_within = (
            spaced if self.kind in ("item", "added", "directive") else depth,
            depth if self.kind == "quote" else empty,
        )

    def goes_on(self, cursor: Cursor) -> bool:
        """Whether a line goes on in this container; if so the cursor moves behind what says so."""
        if self.kind == "quote":
            return take_quote_marker(cursor, self.indent)
        if self.kind == "directive":
            return not self.is_closed_by(cursor) and self._goes_in(cursor)
        if cursor.indent >= self.indent:
            cursor.take_columns(self.indent)
            return True
        if not cursor.blank or self._ends_at_blank(cursor.text):
            return False
        # To cmark-gfm nothing is left of the line then, so that a footnote in an item ends.
        cursor.take_indent()
        return True

    def _ends_at_blank(self, text: str) -> bool:
        """Whether a blank line ends it, an item, a footnote, or what a dialect adds, when it is not indented enough."""
        if self.kind == "item":
            return self.empty
        return self.kind == "footnote" and bool(text)

    def _goes_in(self, cursor: Cursor) -> bool:
        """Move behind the indentation that a directive's fence has too."""
        cursor.take_columns(self.fence_indent)
        return True

    def is_closed_by(self, cursor: Cursor) -> bool:
        """Whether a line is the closing fence of this directive."""
        return self.kind == "directive" and is_closing_fence(cursor, self.fence, self.indent)


def is_closing_fence(cursor: Cursor, fence: str, code_indent: int) -> bool:
    """Whether a line closes what that fence opened: a run as long of the same character (CommonMark §4.5)."""
    if cursor.indent >= code_indent or not cursor.text.startswith(fence, cursor.nonspace):
        return False
    return not cursor.text[cursor.nonspace :].rstrip(" \t").strip(fence[0])


def take_quote_marker(cursor: Cursor, code_indent: int = CODE_INDENT) -> bool:
    """Move behind a block quote marker and the space that belongs to it, if one stands here (CommonMark §5.1)."""
    if cursor.indent >= code_indent or cursor.text[cursor.nonspace : cursor.nonspace + 1] != ">":
        return False
    cursor.take_indent()
    cursor.take(1)
    if cursor.indent:
        cursor.take_columns(1)
    return True


def take_footnote_marker(cursor: Cursor) -> str | None:
    """Move behind the marker of a footnote definition, if one stands here; its label (a cmark-gfm extension)."""
    marker = _FOOTNOTE.match(cursor.text, cursor.nonspace)
    if marker is None:
        return None
    cursor.take_indent()
    cursor.take(marker.end() - marker.start())
    return marker[1]


def take_list_marker(cursor: Cursor, *, interrupts: bool) -> int:
    """Move behind a list marker and the white space that belongs to it, if one stands here (CommonMark §5.2).

    How many columns the item's lines are indented; 0 where no item begins. One that interrupts a paragraph must have text,
    and begin with 1 if it is numbered.
    """
    text = cursor.text
    marker = _LIST_MARKER.match(text, cursor.nonspace)
    if not marker or (interrupts and not (text[marker.end() :].strip(" \t") and int(marker[1] or 1) == 1)):
        return 0
    width = cursor.indent + marker.end() - marker.start()
    cursor.take_indent()
    cursor.take(marker.end() - marker.start())
    columns = cursor.indent if cursor.indent <= CODE_INDENT and not cursor.blank else 1
    if cursor.indent:
        cursor.take_columns(columns)
    return width + columns
