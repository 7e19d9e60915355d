"""Headings: what a reader sees of them, and what their anchors are made of."""

import re

from mdlint.markdown.dialects.attribute_lists import at_end
from mdlint.markdown.inline.parser import References, parse_heading
from mdlint.markdown.leaves import HeadingLeaf
from mdlint.model import Dialect, Heading, Span

_DOCUSAURUS_ID = re.compile(r"(?<![ \t])[ \t]*+\{#((?:(?!\{#|\}).)+)\}$")
# The first word of a comment that ends a heading (Docusaurus 3.10): MDX has no braces for ids.
_COMMENT_ID = re.compile(
    r"(?<![ \t])[ \t]*+(?:\{[ \t]*+/\*|<!--)[ \t]*+#([^\s{}<>*]+?)(?:\s[^{}<>*]*)?(?:\*/[ \t]*+\}|-->)$"
)


def read_heading(leaf: HeadingLeaf, references: References, dialect: Dialect) -> Heading:
    """The heading that a leaf is, without the id that is written behind it."""
    content = "\n".join([line.text for line in leaf.lines])
    content, given = _without_id(content, dialect)
    text, anchor_text = parse_heading(content, references, dialect)
    span = Span(*leaf.lines[0].span.start, *leaf.lines[-1].span.end)
    return Heading(span, leaf.level, text, leaf.container, given, None if anchor_text == text else anchor_text)


def _without_id(content: str, dialect: Dialect) -> tuple[str, str | None]:
    """The content of a heading without the id that is written behind it, and that id, where the dialect reads one."""
    if dialect in ("github", "myst") or not ("#" in content or "{" in content):
        return content, None
    if dialect == "docusaurus":
        written = _COMMENT_ID.search(content) or _DOCUSAURUS_ID.search(content)
        return (content[: written.start()], written[1]) if written else (content, None)
    return at_end(content)
