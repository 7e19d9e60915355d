"""Headings: their text, and the text that their anchors are made from."""

from mdlint.markdown.dialects.attribute_lists import at_end
from mdlint.markdown.inline.parser import References, parse_heading
from mdlint.markdown.leaves import HeadingLeaf
from mdlint.model import Dialect, Heading, Span
from mdlint.text.lazy_pattern import lazy_pattern

_DOCUSAURUS_ID = lazy_pattern(r"(?<![ \t])[ \t]*+\{#((?:(?!\{#|\}).)+)\}$")
# The id is the first word of a comment at the end of the heading (Docusaurus 3.10), since braces mean code in MDX.
_COMMENT_ID = lazy_pattern(
    r"(?<![ \t])[ \t]*+(?:\{[ \t]*+/\*|<!--)[ \t]*+#([^\s{}<>*]+?)(?:\s[^{}<>*]*)?(?:\*/[ \t]*+\}|-->)$"
)


def read_heading(leaf: HeadingLeaf, content: str, references: References, dialect: Dialect) -> Heading:
    """Return the heading of a leaf, given the text of its lines. An id written at its end is not part of the text."""
    first, last = leaf.lines[0], leaf.lines[-1]
    content, heading_id = _without_id(content, dialect)
    text, anchor_text = parse_heading(content, references, dialect)
    span = Span(first.line, first.column, last.line, last.end_column)
    return Heading(span, leaf.level, text, leaf.container, heading_id, None if anchor_text == text else anchor_text)


def _without_id(content: str, dialect: Dialect) -> tuple[str, str | None]:
    """Split the content of a heading into the content and the id written at its end, if the dialect reads one."""
    if dialect in ("github", "myst") or not ("#" in content or "{" in content):
        return content, None
    if dialect == "docusaurus":
        written = _COMMENT_ID.search(content) or _DOCUSAURUS_ID.search(content)
        return (content[: written.start()], written[1]) if written else (content, None)
    return at_end(content)
