"""The comments that speak to mdlint: `<!-- mdlint-WORD RULE, RULE: reason -->`, or with the marks of a dialect's comments.

What stands in code, in a line of text, in a script or in an attribute is none.
"""

import re

from mdlint.markdown.source_map import Places
from mdlint.model import Comment, TextLine

SCHEMA = "mdlint-schema"

# `mdlint disable` and `<!--- mdlint-disable --->` are slips of the pen, the first to be reported, the second understood.
_COMMENT = re.compile(
    r"[\s-]*(?P<name>mdlint(?:-[\w-]*|[\s:_]+(?:disable|enable|schema)[\w-]*))(?P<words>[^:]*+)(?::(?P<rest>.*+))?\Z",
    re.IGNORECASE | re.DOTALL,
)
_WORD = re.compile(r"[^\s,]+")
# Without white space around it, nor a dash of `--->`.
_REST = re.compile(r"[^\s-](?:.*[^\s-])?", re.DOTALL)
_HTML = ("<!--", "-->")


def read_comment(text: str, bounds: tuple[int, int], places: Places, marks: tuple[str, str] = _HTML) -> Comment | None:
    """The comment between two offsets of a text, if it speaks to mdlint; `marks` are what opens and closes it."""
    start, end = bounds
    found = _COMMENT.match(text, start + len(marks[0]), end - len(marks[1]))
    if found is None:
        return None

    def word(first: int, last: int) -> TextLine:
        place = places.span(first, first)
        return TextLine(place.line, place.column, text[first:last])

    rest = _REST.search(text, *found.span("rest")) if found["rest"] else None
    words = found.start("words")
    return Comment(
        places.span(start, end),
        word(*found.span("name")),
        tuple(word(*one.span()) for one in _WORD.finditer(text, words, words + len(found["words"].rstrip("-")))),
        word(*rest.span()) if rest else word(found.end(), found.end()),
    )


def schema_named(comment: Comment) -> TextLine | None:
    """The schema that `<!-- mdlint-schema: NAME -->` names; None for any other comment."""
    is_named = comment.name.text == SCHEMA and not comment.words and comment.rest.text
    return comment.rest if is_named and not re.search(r"\s", comment.rest.text) else None
