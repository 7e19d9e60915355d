"""The comments on a page that speak to mdlint: `<!-- mdlint-WORD RULE, RULE: reason -->`.

They are comments of HTML blocks. What stands in code, or within a line of text, is none.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from mdlint.model import HtmlBlock, Page, Span, TextLine

DISABLE = "mdlint-disable"
DISABLE_FILE = "mdlint-disable-file"
ENABLE = "mdlint-enable"
NEXT_TABLE = "mdlint-disable-next-table"
COMMENTS = (DISABLE, DISABLE_FILE, NEXT_TABLE, ENABLE)

_COMMENT = re.compile(r"\s*(mdlint-[\w-]*)([^:]*)(?::(.*))?", re.IGNORECASE | re.DOTALL)
_RULE = re.compile(r"[^\s,]+")


class Word(NamedTuple):
    """A word of a comment, and its place."""

    text: str
    span: Span


class Comment(NamedTuple):
    """A comment that begins with `mdlint-`: its first word, the words up to a colon, and what follows that."""

    name: Word
    rules: tuple[Word, ...]
    reason: str


def comments_of(page: Page) -> Iterator[Comment]:
    """The comments of a page that begin with `mdlint-`, in its order, whether mdlint knows them or not."""
    for block in page.blocks:
        if isinstance(block, HtmlBlock):
            yield from _comments(block.lines)


def _comments(lines: tuple[TextLine, ...]) -> Iterator[Comment]:
    text = "\n".join(line.text for line in lines)
    starts = [0, *accumulate(len(line.text) + 1 for line in lines)]

    def word(start: int, end: int) -> Word:
        at = bisect_right(starts, start) - 1
        line, column, _, _ = lines[at]
        return Word(text[start:end], Span(line, column + start - starts[at], line, column + end - starts[at]))

    for start, end in _bodies(text):
        if found := _COMMENT.match(text, start, end):
            rules = tuple(word(*rule.span()) for rule in _RULE.finditer(text, *found.span(2)))
            yield Comment(word(*found.span(1)), rules, found[3] or "")


def _bodies(text: str) -> Iterator[tuple[int, int]]:
    """Where the text of each comment starts and ends. `<!-->` is a whole comment (HTML, section 13.1.6)."""
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + len("<!"))
        if end < 0:
            return
        yield start + len("<!--"), end
        start = text.find("<!--", end + len("-->"))
