"""Headings: what a reader sees of them, and what their anchors are made of."""

import re
from collections.abc import Iterator

from mdlint.markdown.inline import References, parse_heading
from mdlint.markdown.leaves import HeadingLeaf
from mdlint.model import Dialect, Heading, Span

# python-markdown's attribute list at the end of a heading and behind other content, and Docusaurus' heading id.
_ATTRIBUTE_LIST = re.compile(r"(?<![ ])[ ]++\{:?[ ]*([^}\n ][^\n{]*)\}[ ]*$")
_CODE_OR_BRACE = re.compile(r"`+[^`]*+`+|\{")
_UP_TO_BRACE = re.compile(r"[^}\n]*+(?=(\})?)")
_INLINE_ATTRIBUTE_LIST = re.compile(r"\{:?[ ]*([^}\n ][^}\n]*+)\}")
_LISTED_ID = re.compile(r"""(?:^|[ ])(?:#([^ }]+)|id=["']?([^ "'}]+))""")
_DOCUSAURUS_ID = re.compile(r"(?<![ \t])[ \t]*+\{#((?:(?!\{#|\}).)+)\}$")


def read_heading(leaf: HeadingLeaf, references: References, dialect: Dialect) -> Heading:
    """The heading that a leaf is, without the id that is written behind it."""
    content = "\n".join([line.text for line in leaf.lines])
    content, given = _without_id(content, dialect)
    text, anchor_text = parse_heading(content, references, dialect)
    span = Span(*leaf.lines[0].span.start, *leaf.lines[-1].span.end)
    return Heading(span, leaf.level, text, leaf.container, given, None if anchor_text == text else anchor_text)


def listed_ids(content: str) -> Iterator[str]:
    """The ids that python-markdown's attribute lists in a paragraph give to what they stand behind."""
    position = unclosed = 0
    while mark := _CODE_OR_BRACE.search(content, position):
        position = mark.end()
        if mark[0] != "{" or position <= unclosed:
            continue
        if attributes := _INLINE_ATTRIBUTE_LIST.match(content, mark.start()):
            position = attributes.end()
            if given := _LISTED_ID.search(attributes[1]):
                yield given[1] or given[2]
        elif (rest := _UP_TO_BRACE.match(content, position)) and not rest[1]:
            # Nor is any other brace closed before the line ends.
            unclosed = rest.end()


def _without_id(content: str, dialect: Dialect) -> tuple[str, str | None]:
    """The content of a heading without the id that is written behind it, and that id, where the dialect reads one."""
    if dialect in ("github", "myst") or "{" not in content:
        return content, None
    if dialect == "docusaurus":
        written = _DOCUSAURUS_ID.search(content)
        return (content[: written.start()], written[1]) if written else (content, None)
    attributes = _ATTRIBUTE_LIST.search(content)
    if attributes is None:
        return content, None
    given = _LISTED_ID.search(attributes[1])
    return content[: attributes.start()], (given[1] or given[2]) if given else None
