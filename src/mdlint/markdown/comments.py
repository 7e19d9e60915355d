"""Comments for mdlint: `<!-- mdlint-WORD RULE, RULE: reason -->`, or the same between the comment marks of a dialect.

A comment in code, in a line of text, in a script or in an attribute does not count.
"""

import re
from collections.abc import Iterator, Sequence

from mdlint.markdown.source_map import SourceMap
from mdlint.model import Comment, TextLine
from mdlint.text.lazy_pattern import lazy_pattern

SCHEMA = "mdlint-schema"

# `mdlint disable` and `<!--- mdlint-disable --->` are mistyped: the first is reported, the second understood.
_COMMENT = lazy_pattern(
    r"[\s-]*(?P<name>mdlint(?:-[\w-]*|[\s:_]+(?:disable|enable|schema)[\w-]*))(?P<words>[^:]*+)(?::(?P<rest>.*+))?\Z",
    re.IGNORECASE | re.DOTALL,
)
_WORD = lazy_pattern(r"[^\s,]+")
# The reason, without the white space around it and the extra dash of `--->`.
_REST = lazy_pattern(r"[^\s-](?:.*[^\s-])?", re.DOTALL)
_HTML = ("<!--", "-->")


def read_comment(
    text: str, bounds: tuple[int, int], source: SourceMap, marks: tuple[str, str] = _HTML
) -> Comment | None:
    """Return the comment between two offsets of a text, if it is for mdlint. `marks` open and close a comment."""
    start, end = bounds
    found = _COMMENT.match(text, start + len(marks[0]), end - len(marks[1]))
    if found is None:
        return None

    def part(first: int, last: int) -> TextLine:
        return TextLine(*source.position(first), text[first:last])

    rest = _REST.search(text, *found.span("rest")) if found["rest"] else None
    words = found.start("words")
    return Comment(
        source.span(start, end),
        part(*found.span("name")),
        tuple(part(*word.span()) for word in _WORD.finditer(text, words, words + len(found["words"].rstrip("-")))),
        part(*rest.span()) if rest else part(found.end(), found.end()),
    )


def read_comments(text: str, places: Sequence[tuple[int, int]], source: SourceMap) -> Iterator[Comment]:
    """Yield the comments for mdlint in HTML, among all comments: their starts and ends, in their order."""
    found = [comment for bounds in places if (comment := read_comment(text, bounds, source))]
    if not found:
        return
    starts, ends = [0, *(end for _, end in places)], [*(start for start, _ in places), len(text)]
    shown = {line for between in zip(starts, ends, strict=True) for line in _lines_shown(text, *between, source)}
    for comment in found:
        yield comment._replace(is_alone=shown.isdisjoint((comment.span.line, comment.span.end_line)))


def _lines_shown(text: str, start: int, end: int, source: SourceMap) -> Iterator[int]:
    """Yield the lines that are not blank between two offsets."""
    for line in text[start:end].splitlines(keepends=True):
        if line.strip():
            yield source.position(start)[0]
        start += len(line)


def schema_named(comment: Comment) -> TextLine | None:
    """Return the name of the schema in `<!-- mdlint-schema: NAME -->`; None for any other comment."""
    names_schema = comment.name.text == SCHEMA and not comment.words and comment.rest.text
    return comment.rest if names_schema and not re.search(r"\s", comment.rest.text) else None
