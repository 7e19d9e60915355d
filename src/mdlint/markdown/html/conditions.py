"""The start and end conditions of HTML blocks (CommonMark §4.6)."""

import re

from mdlint.markdown.html.tags import TAG
from mdlint.text.lazy_pattern import lazy_pattern

PRE_TAGS = "pre|script|style|textarea"
# cmark-gfm implements CommonMark 0.29, whose list has no `meta`.
BLOCK_TAGS = (
    r"address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|"
    r"details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h1|"
    r"h2|h3|h4|h5|h6|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|"
    r"noframes|ol|optgroup|option|p|param|section|source|summary|table|tbody|td|tfoot|th|"
    r"thead|title|tr|track|ul"
)

# The number of the condition for `<!--`.
COMMENT = 2

# The start conditions in the order in which they are tried.
_STARTS = (
    (1, lazy_pattern(rf"<(?:{PRE_TAGS})(?:[ \t\v\f>]|$)", re.IGNORECASE)),
    (COMMENT, lazy_pattern(r"<!--")),
    (3, lazy_pattern(r"<\?")),
    (5, lazy_pattern(r"<!\[CDATA\[")),
    (4, lazy_pattern(r"<![A-Z]")),
    (6, lazy_pattern(rf"</?(?:{BLOCK_TAGS})(?:[ \t\v\f]|/?>|$)", re.IGNORECASE)),
)
_COMPLETE_TAG = lazy_pattern(rf"{TAG.pattern}[ \t\f]*+$")

_ENDS = {
    1: lazy_pattern(rf"</(?:{PRE_TAGS})>", re.IGNORECASE),
    COMMENT: lazy_pattern(r"-->"),
    3: lazy_pattern(r"\?>"),
    4: lazy_pattern(r">"),
    5: lazy_pattern(r"\]\]>"),
}


def start_condition(text: str, *, in_paragraph: bool) -> int | None:
    """Return the number of the condition under which a line starts an HTML block; None if it starts none.

    The line is given without its indentation. Condition 7 can't interrupt a paragraph.
    """
    if not text.startswith("<"):
        return None
    for number, pattern in _STARTS:
        if pattern.match(text):
            return number
    return 7 if not in_paragraph and _COMPLETE_TAG.match(text) else None


def ends_at_blank_line(condition: int) -> bool:
    """Whether a block that started under the condition ends at a blank line, and nowhere else."""
    return condition not in _ENDS


def is_last_line(condition: int, text: str) -> bool:
    """Whether a line ends the HTML block that it belongs to; never, if only a blank line ends the block."""
    end = _ENDS.get(condition)
    return end is not None and end.search(text) is not None
