"""Comments for mdlint: `<!-- mdlint-WORD RULE, RULE: reason -->`, or the same between the comment marks of a dialect.

A comment in code, in a line of text, in a script or in an attribute does not count.
"""

import re
from collections.abc import Sequence

from mdlint.markdown.source_map import SourceMap
from mdlint.model import Comment, TextLine

SCHEMA = "mdlint-schema"

# `mdlint disable` and `<!--- mdlint-disable --->` are mistyped: the first is reported, the second understood.
_COMMENT = re.compile(
    r"[\s-]*(?P<name>mdlint(?:-[\w-]*|[\s:_]+(?:disable|enable|schema)[\w-]*))(?P<words>[^:]*+)(?::(?P<rest>.*+))?\Z",
    re.IGNORECASE | re.DOTALL,
)
_WORD = re.compile(r"[^\s,]+")
# The reason, without the white space around it and the extra dash of `--->`.
_REST = re.compile(r"[^\s-](?:.*[^\s-])?", re.DOTALL)
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


def own_lines(text: str, comments: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the comments of an HTML block with nothing but comments on their lines, given by their offsets."""
    if not comments:
        return []
    ends = [end for _, end in comments]
    starts = [start for start, _ in comments]
    between = [text[end:start] for end, start in zip([0, *ends], [*starts, len(text)], strict=True)]
    # What is before the first comment or after the last on a line, or between two on one line.
    before = [part.rpartition("\n")[2].strip() == "" for part in between[:-1]]
    after = [part.partition("\n")[0].strip() == "" for part in between[1:]]
    breaks = ["\n" in part for part in between]
    kept: list[tuple[int, int]] = []
    group: list[tuple[int, int]] = []
    is_clean = True
    for number, comment in enumerate(comments):
        group.append(comment)
        is_clean = is_clean and before[number] and after[number]
        if breaks[number + 1] or number + 1 == len(comments):
            kept += group if is_clean else []
            group, is_clean = [], True
    return kept


def schema_named(comment: Comment) -> TextLine | None:
    """Return the name of the schema in `<!-- mdlint-schema: NAME -->`; None for any other comment."""
    names_schema = comment.name.text == SCHEMA and not comment.words and comment.rest.text
    return comment.rest if names_schema and not re.search(r"\s", comment.rest.text) else None
