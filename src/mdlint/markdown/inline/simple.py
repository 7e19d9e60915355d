"""The forms that most inline content has, each read by one expression.

The expressions take only content that the complete parsers read in the same way, and leave the rest to them. On the
pages of real projects these are nine of ten cells with markup, and three of four paragraphs with links.
"""

import re
from typing import Literal, NamedTuple

from mdlint.markdown.inline.text import MARKS

Kind = Literal["link", "image", "autolink", "html"]

# In each of these expressions, every alternative begins with a fixed character, so that `re` finds the next place where
# one may match ten times as fast.
#
# A text without any of these is plain. An underscore inside a word, as in many names, is not markup.
_MARKUP = re.compile(r"(?:\\|`|\*|\[|<|&|~|\x00|\t|\v|\f|\n|  |://|_(?:(?<![^\W_]_)|(?![^\W_])))")
# A destination without brackets, escapes and character references.
_DESTINATION = r"[^\x00-\x1f\x7f\s()<>\\&`\[\]]+"
# Without marks of mathematics, roles and footnotes, and without white space at its ends.
_WHOLE = re.compile(
    rf"\[(?P<link>[^\[\]$^{{\s](?:[^\[\]${{]*[^\[\]${{\s])?)\]\((?P<target>{_DESTINATION})\)"
    r"|\*\*(?P<bold>[0-9A-Za-z](?:[^*$w{]*[0-9A-Za-z%)])?)\*\*"
    r"|`(?P<code>[^`${\s](?:[^`${]*[^`${\s])?)`(?P<marks>(?:\\\*)*)"
)
# Code, a link or an image; else a mark that may begin something else. Groups: the text and the target of an image, and of
# a link.
_TEXT = r"[^\[\]`<\\]*"
_TARGET = rf"({_TEXT}(?:`[^`]+`{_TEXT})*)\]\(({_DESTINATION}|)\)"
_CODE_OR_LINK = re.compile(rf"(?:`[^`]+`|!\[{_TARGET}|\[{_TARGET}|\[|\]|<|`|\\|://|www\.)")
_OTHER_MARKS = frozenset(("[", "]", "<", "`", "\\", "://", "www."))
# What may follow code without being a part of the content.
_AFTER_FORMAT = f" {MARKS}"


class Whole(NamedTuple):
    """Content that is one link, bold or code, of plain text. `target` is that of the link."""

    text: str
    kind: Literal["link", "bold", "code"]
    target: str


class InlineLink(NamedTuple):
    """A link, by the offset of its first character and the offset after its last; see `mdlint.model.Link`."""

    start: int
    end: int
    target: str
    kind: Kind
    label: str | None = None


class Mixed(NamedTuple):
    """Content of plain text, links of plain text and code of plain text, and the text that a reader sees."""

    text: str
    links: list[InlineLink]


def is_plain(content: str) -> bool:
    """Whether inline content is just text as it is written."""
    return _MARKUP.search(content) is None


def read_whole(content: str) -> Whole | None:
    """Read content that is one link, bold or code; None if it is anything else, or might be."""
    found = _WHOLE.fullmatch(content)
    if found is None:
        return None
    if (code := found["code"]) is not None:
        # Escaped asterisks after code are footnote marks.
        return Whole(code + found["marks"].replace("\\", ""), "code", "") if _is_plain_code(code) else None
    if (link := found["link"]) is not None:
        return Whole(link, "link", found["target"]) if is_plain(link) else None
    return Whole(found["bold"], "bold", "") if is_plain(found["bold"]) else None


def _is_plain_code(code: str) -> bool:
    """Whether code is shown as it is written: no marks but escaped pipes count in it, and white space is collapsed."""
    return code.isprintable() and "  " not in code and "\\" not in code


def simple_links(content: str) -> list[InlineLink] | None:
    """Return the links of content with no other brackets, tags, addresses and escapes; None for other content."""
    if "``" in content or "$" in content:
        return None
    links: list[InlineLink] = []
    for found in _CODE_OR_LINK.finditer(content):
        if found[0] in _OTHER_MARKS:
            return None
        if (target := found[4]) is not None:
            links.append(InlineLink(*found.span(), target, "link"))
        elif (target := found[2]) is not None:
            links.append(InlineLink(*found.span(), target, "image"))
    return links


def read_mixed(content: str) -> Mixed | None:
    """Read the text of a cell with some links or code in it; None for other content, or if it may be read differently.

    An underscore next to a link or code, braces (a role of MyST) and white space at an end are left to the complete
    parser, and so is code with nothing but footnote marks after it, which is code as a whole.
    """
    if "``" in content or "$" in content or "{" in content or content != content.strip():
        return None
    links: list[InlineLink] = []
    shown: list[str] = []
    end = 0
    for found in _CODE_OR_LINK.finditer(content):
        text, target = found[3], found[4]
        if target is not None:
            links.append(InlineLink(*found.span(), target, "link"))
        is_code = content[found.start()] == "`" and len(found[0]) > 1
        if is_code:
            text = found[0][1:-1]
        if not text or text != text.strip() or text[0] == "^":
            return None
        if not (_is_plain_code(text) if is_code else is_plain(text)):
            return None
        shown += (content[end : found.start()], text)
        end = found.end()
    shown.append(content[end:])
    # With a full stop in the place of links and code, no underscore next to them is inside a word.
    if not is_plain(".".join(shown[::2])) or not (shown[0] or "".join(shown[2:]).strip(_AFTER_FORMAT)):
        return None
    return Mixed("".join(shown), links)
