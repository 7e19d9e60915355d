"""The start and end conditions of HTML blocks (CommonMark §4.6), and the grammar of raw HTML tags (§6.8) and those of JSX."""

import re

from mistune.helpers import BLOCK_TAGS, PRE_TAGS

# cmark-gfm follows CommonMark 0.29, whose list has no `meta`.
_BLOCK_TAG_NAMES = "|".join(tag for tag in BLOCK_TAGS if tag != "meta")

COMMENT = 2

# Every loop is possessive: in mistune's own, white space can be part of a value or stand before the next attribute, and so a
# long tag that never ends be read in many ways.
_SPACE = r"[ \t\v\f\r\n]"
TAG = re.compile(
    rf"<(?:/[A-Za-z][A-Za-z0-9-]*+{_SPACE}*+|[A-Za-z][A-Za-z0-9-]*+"
    rf"(?:{_SPACE}++[A-Za-z_:][A-Za-z0-9:._-]*+"
    rf"(?:{_SPACE}*+={_SPACE}*+(?:[^ \t\v\f\r\n\"'=<>`\x00]++|'[^'\x00]*+'|\"[^\"\x00]*+\"))?+)*+{_SPACE}*+/?)>"
)

# A tag of JSX (micromark-extension-mdx-jsx): its attributes may hold JavaScript, with braces in braces, and texts in which any
# character may stand. Deeper braces and longer tags are left aside, so that a tag is looked for in bounded time.
_TEXT = "|".join([rf"{mark}[^{mark}\\]*+(?:\\.[^{mark}\\]*+)*+{mark}" for mark in "\"'`"])
_EXPRESSION = r"(?!)"
for _ in range(4):
    _EXPRESSION = rf"\{{(?:[^{{}}\"'`]++|{_TEXT}|{_EXPRESSION})*+\}}"
_JSX_TAG = re.compile(
    r"<(?:/[A-Za-z][\w.:-]*+\s*+|[A-Za-z][\w.:-]*+"
    rf"(?:\s*+(?:{_EXPRESSION}|[A-Za-z_$][\w$:.-]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|{_EXPRESSION}))?+))*+\s*+/?)>",
    re.DOTALL,
)
_LONGEST_JSX_TAG = 1000

_STARTS = (
    (1, re.compile(rf"<(?:{'|'.join(PRE_TAGS)})(?:[ \t\v\f>]|$)", re.IGNORECASE)),
    (COMMENT, re.compile(r"<!--")),
    (3, re.compile(r"<\?")),
    (5, re.compile(r"<!\[CDATA\[")),
    (4, re.compile(r"<![A-Z]")),
    (6, re.compile(rf"</?(?:{_BLOCK_TAG_NAMES})(?:[ \t\v\f]|/?>|$)", re.IGNORECASE)),
)
_COMPLETE_TAG = re.compile(rf"{TAG.pattern}[ \t\f]*+$")

_ENDS = {
    1: re.compile(rf"</(?:{'|'.join(PRE_TAGS)})>", re.IGNORECASE),
    COMMENT: re.compile(r"-->"),
    3: re.compile(r"\?>"),
    4: re.compile(r">"),
    5: re.compile(r"\]\]>"),
}


def start_condition(text: str, *, in_paragraph: bool) -> int | None:
    """The number of the condition under which a line, without indentation, starts an HTML block; 7 can't in a paragraph."""
    if not text.startswith("<"):
        return None
    for number, pattern in _STARTS:
        if pattern.match(text):
            return number
    return 7 if not in_paragraph and _COMPLETE_TAG.match(text) else None


def ends_at_blank_line(condition: int) -> bool:
    """Whether a blank line ends a block of that condition, and nothing else does."""
    return condition not in _ENDS


def ends(condition: int, text: str) -> bool:
    """Whether a line of an HTML block is its last; never, if only a blank line ends it."""
    end = _ENDS.get(condition)
    return end is not None and end.search(text) is not None


def tag_at(text: str, start: int, *, is_jsx: bool) -> re.Match[str] | None:
    """The tag that begins at an offset of inline content, if one does: raw HTML, or JSX where the page has that."""
    jsx = _JSX_TAG.match(text, start, start + _LONGEST_JSX_TAG) if is_jsx else None
    return jsx or TAG.match(text, start)
