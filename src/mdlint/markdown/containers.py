"""The blocks that hold other blocks (block quotes, list items, footnote definitions), and their markers.

Lists themselves are not kept: nothing here needs to know which items form one list.
"""

import re
from collections.abc import Sequence
from typing import Literal, TypeAlias

from mdlint.markdown.cursor import Cursor
from mdlint.model import Position
from mdlint.text.lazy_pattern import lazy_pattern

CODE_INDENT = 4

_FOOTNOTE = re.compile(r"\[\^([^\] \t\x00]+)\]:[ \t]*")
_LIST_MARKER = re.compile(r"(?:[*+-]|(\d{1,9})[.)])(?=[ \t]|$)", re.ASCII)
# cmark-gfm looks for it from the start of the line, so an item in a quote or on the line of another item has none.
_TASK = lazy_pattern(r"[ \t\v\f]*(?:[*+-]|[0-9]+.)[ \t\v\f]+(?=\[[ xX]\][ \t\v\f])")
_NOWHERE = Position(0, 0)
_NO_TEXT = ("", " ", "\t")

ContainerKind: TypeAlias = Literal["quote", "item", "footnote", "added", "directive"]


class Container:
    """An open block quote, list item, footnote definition, or a container that a dialect adds.

    `kind` is `added` for a container of a dialect with indented content, `directive` for one between two fences.
    `number` counts the containers of the page from 1; `parent` is the number of the enclosing container, 0 for the
    page. `headings` are the headings that were open when the container began. `marker` and `content` are where its
    marker and its content begin.

    `indent` is how many columns the lines of the content are indented; the marker of a quote or the closing fence of a
    directive must be indented less. A directive has its opening `fence`, and the first `fence_indent` columns of its
    lines are not content.

    `blank_depths` are the depths of the innermost container, this one included, that a line of white space can end (a
    quote or footnote), and that an empty line can end (a quote). Below that depth, blank lines need no matching.
    """

    __slots__ = (
        "blank_depths",
        "content",
        "empty",
        "fence",
        "fence_indent",
        "headings",
        "indent",
        "kind",
        "marker",
        "number",
        "parent",
    )

    def __init__(self, kind: ContainerKind, number: int, headings: tuple[int, ...], indent: int) -> None:
        self.kind = kind
        self.number = number
        self.headings = headings
        self.indent = indent
        self.empty = True
        self.parent = 0
        self.fence = ""
        self.fence_indent = 0
        self.marker = self.content = _NOWHERE
        self.blank_depths = (0, 0)

    def begin_in(self, stack: Sequence["Container"]) -> None:
        """Begin inside the open containers: record the parent, and mark it as not empty."""
        spaced, empty = stack[-1].blank_depths if stack else (0, 0)
        if stack:
            stack[-1].empty = False
            self.parent = stack[-1].number
        depth = len(stack) + 1
        self.blank_depths = (
            spaced if self.kind in ("item", "added", "directive") else depth,
            depth if self.kind == "quote" else empty,
        )

    def goes_on(self, cursor: Cursor) -> bool:
        """Whether a line continues this container. If so, the cursor moves past the marker or indentation."""
        if self.kind == "quote":
            return take_quote_marker(cursor, self.indent)
        if self.kind == "directive":
            return not self.is_closed_by(cursor) and self._take_fence_indent(cursor)
        if cursor.indent >= self.indent:
            cursor.take_columns(self.indent)
            return True
        if not cursor.blank or self._ends_at_blank(cursor.text):
            return False
        # cmark-gfm consumes the rest of the line here. So a footnote inside an item ends.
        cursor.take_indent()
        return True

    def _ends_at_blank(self, text: str) -> bool:
        """Whether a blank line without enough indentation ends this item, footnote or added container."""
        if self.kind == "item":
            return self.empty
        return self.kind == "footnote" and bool(text)

    def _take_fence_indent(self, cursor: Cursor) -> bool:
        """Move past the indentation that the fence of a directive has too."""
        cursor.take_columns(self.fence_indent)
        return True

    def is_closed_by(self, cursor: Cursor) -> bool:
        """Whether a line is the closing fence of this directive."""
        return self.kind == "directive" and is_closing_fence(cursor, self.fence, self.indent)


def is_closing_fence(cursor: Cursor, fence: str, code_indent: int) -> bool:
    """Whether a line closes a fenced block: a run of the fence's character, at least as long (CommonMark §4.5)."""
    return cursor.indent < code_indent and is_fence_end(cursor.text[cursor.nonspace :], fence)


def is_fence_end(text: str, fence: str) -> bool:
    """Whether a line without indentation has nothing but a run of a fence's character that is at least as long."""
    return text.startswith(fence) and not text.rstrip(" \t").strip(fence[0])


def take_quote_marker(cursor: Cursor, code_indent: int = CODE_INDENT) -> bool:
    """Move past a block quote marker and the space that belongs to it, if there is one here (CommonMark §5.1)."""
    if cursor.indent >= code_indent or cursor.text[cursor.nonspace : cursor.nonspace + 1] != ">":
        return False
    cursor.take_indent()
    cursor.take(1)
    if cursor.indent:
        cursor.take_columns(1)
    return True


def take_footnote_marker(cursor: Cursor) -> str | None:
    """Move past the marker of a footnote definition and return its label; None if there is none here (cmark-gfm)."""
    marker = _FOOTNOTE.match(cursor.text, cursor.nonspace)
    if marker is None:
        return None
    cursor.take_indent()
    cursor.take(marker.end() - marker.start())
    return marker[1]


def take_list_marker(cursor: Cursor, *, interrupts: bool) -> int:
    """Move past a list marker and the white space that belongs to it (CommonMark §5.2).

    Return how many columns the lines of the item are indented; 0 if no item begins here. An item that interrupts a
    paragraph must have text, and must begin with 1 if it is numbered.
    """
    text = cursor.text
    start = cursor.nonspace
    if text[start] in "*+-" and text[start + 1 : start + 2] == " " and text[start + 2 : start + 3] not in _NO_TEXT:
        # One space and text after a bullet, as in most items.
        indent = cursor.indent + 2
        cursor.take_marker(2)
        return indent
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


def take_task_marker(cursor: Cursor) -> bool:
    """Move past the marker of a task at the start of an item, if there is one; return whether there is.

    The rest of the line is text (cmark-gfm's extension `tasklist`).
    """
    task = _TASK.match(cursor.text) if cursor.text.startswith("[", cursor.offset) else None
    if task is None or task.end() != cursor.offset:
        return False
    cursor.take(3)
    return True
