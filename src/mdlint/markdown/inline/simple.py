"""The forms that most inline content has, each read by one expression.

The expressions take only content that the complete parsers read in the same way, and leave the rest to them. On the
pages of real projects these are nine of ten cells with markup, and three of four paragraphs with links.
"""

import re
from typing import Literal, NamedTuple

# A text without any of these is plain. An underscore inside a word, as in many names, is not markup.
_MARKUP = re.compile(r"[\\`*\[<&~\x00\t\v\f\n]|  |://|(?<![^\W_])_|_(?![^\W_])")
# A destination without brackets, escapes and character references.
_DESTINATION = r"[^\x00-\x1f\x7f\s()<>\\&`\[\]]+"
# Without marks of mathematics, roles and footnotes, and without white space at its ends.
_WHOLE = re.compile(
    rf"\[(?P<link>[^\[\]$^{{\s](?:[^\[\]${{]*[^\[\]${{\s])?)\]\((?P<target>{_DESTINATION})\)"
    r"|\*\*(?P<bold>[0-9A-Za-z](?:[^*$w{]*[0-9A-Za-z%)])?)\*\*"
    r"|`(?P<code>[^`${\s](?:[^`${]*[^`${\s])?)`"
)
_CODE_OR_LINK = re.compile(rf"`[^`]*`|(!?)\[([^\[\]`<\\]*)\]\(({_DESTINATION})\)")
# Without code and links, none of these is left.
_OTHER_MARK = re.compile(r"[\[\]<`\\]|://")


class Whole(NamedTuple):
    """Content that is one link, bold or code of plain text. `target` is that of the link."""

    text: str
    kind: Literal["link", "bold", "code"]
    target: str


class SimpleLink(NamedTuple):
    """A link or an image by its offsets; `close` is the offset of its `]`."""

    start: int
    end: int
    target: str
    kind: Literal["link", "image"]
    close: int


def is_plain(content: str) -> bool:
    """Whether inline content is just text as it is written."""
    return _MARKUP.search(content) is None


def read_whole(content: str) -> Whole | None:
    """Read content that is one link, bold or code; None if it is anything else, or might be."""
    found = _WHOLE.fullmatch(content)
    if found is None:
        return None
    if found["link"] is not None:
        whole = Whole(found["link"], "link", found["target"])
    elif found["bold"] is not None:
        whole = Whole(found["bold"], "bold", "")
    else:
        whole = Whole(found["code"], "code", "")
    return whole if is_plain(whole.text) else None


def simple_links(content: str) -> list[SimpleLink] | None:
    """Return the links of content with no other brackets, tags, addresses and escapes; None for other content."""
    if "``" in content or "$" in content or _OTHER_MARK.search(_CODE_OR_LINK.sub("", content)):
        return None
    return [
        SimpleLink(*found.span(), found[3], "image" if found[1] else "link", found.end(2))
        for found in _CODE_OR_LINK.finditer(content)
        if found[3]
    ]
