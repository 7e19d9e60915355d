"""The attributes of HTML tags that link somewhere or can be linked to, with the place of each value.

HTML is read as a browser does (HTML Living Standard §13.2.5), so far as it matters here: comments, raw text elements, quoted
and unquoted values, and a tag that is not closed before the end of the text is dropped with all that follows. Each character
is looked at a fixed number of times.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from mdlint.markdown.targets import with_entities_resolved

_SPACE = r"[ \t\n\f\r]"
_MARKUP = re.compile(r"<(?:(!--)|(/?)([A-Za-z][^ \t\n\f\r/>]*+)|[!?/])")
_ATTRIBUTE = re.compile(
    rf"(?:{_SPACE}|/)*+(?:(?P<end>>)|(?P<name>[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+)"
    rf"(?:{_SPACE}*+={_SPACE}*+(?P<quote>[\"']?+))?+)"
)
_VALUE = {"": re.compile(r"[^ \t\n\f\r>]*+"), '"': re.compile(r'[^"]*+'), "'": re.compile(r"[^']*+")}
_RAW_TEXT = ("script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp")
_RAW_TEXT_END = {name: re.compile(rf"</{name}(?=[ \t\n\f\r/>])", re.IGNORECASE) for name in _RAW_TEXT}
_LINKS = frozenset({"href", "src", "poster"})
_CANDIDATE = re.compile(r"[ \t\n\f\r,]*+([^ \t\n\f\r]++)([^,]*+)")
_WHITE_SPACE = " \t\n\f\r"


class Attribute(NamedTuple):
    """An attribute of a tag: its name in lower case, and the offsets of its value, which is a link or an `id`."""

    tag: str
    name: str
    start: int
    end: int


class HtmlLink(NamedTuple):
    """A link that an attribute holds, by the offsets of what stands for it."""

    start: int
    end: int
    target: str


class Html(NamedTuple):
    """What was found in a piece of HTML: links, names of places, and where each comment starts and ends."""

    links: tuple[HtmlLink, ...]
    ids: tuple[str, ...]
    comments: tuple[tuple[int, int], ...] = ()


NOTHING = Html((), ())


def read_html(text: str) -> Html:
    """The links, the names of places and the comments in HTML."""
    # No attribute has a value without an equals sign.
    if "=" not in text and "<!--" not in text:
        return NOTHING
    attributes: list[Attribute] = []
    comments: list[tuple[int, int]] = []
    for found in _markup(text):
        if isinstance(found, list):
            attributes += found
        else:
            comments.append(found)
    return Html(tuple(_links(text, attributes)), tuple(_ids(text, attributes)), tuple(comments))


def _markup(text: str) -> Iterator[list[Attribute] | tuple[int, int]]:
    """The attributes of each start tag, and the bounds of each comment. Those of end tags mean nothing."""
    position = 0
    while markup := _MARKUP.search(text, position):
        comment, slash, name = markup.groups()
        if name is None:
            # `<!-->` is a whole comment.
            end = text.find("-->", markup.start() + 2) + 3 if comment else text.find(">", markup.end()) + 1
            if end < 3:
                return
            if comment:
                yield markup.start(), end
            position = end
            continue
        attributes, position = _tag(text, name.lower(), markup.end())
        if not slash:
            yield attributes
            position = _raw_text_end(text, name.lower(), position)


def _tag(text: str, tag: str, position: int) -> tuple[list[Attribute], int]:
    """The attributes of the tag whose name ends at a position, and where it ends."""
    found: list[Attribute] = []
    while attribute := _ATTRIBUTE.match(text, position):
        position = attribute.end()
        if attribute["end"]:
            return found, position
        quote = attribute["quote"]
        if quote is not None and (value := _VALUE[quote].match(text, position)):
            found.append(Attribute(tag, attribute["name"].lower(), *value.span()))
            position = value.end() + len(quote)
    return [], len(text)


def _raw_text_end(text: str, tag: str, position: int) -> int:
    """Behind the text of an element that holds no tags; the position itself for other elements."""
    end = _RAW_TEXT_END.get(tag)
    if end is None:
        return position
    closing = end.search(text, position)
    return closing.start() if closing else len(text)


def _links(text: str, attributes: list[Attribute]) -> Iterator[HtmlLink]:
    for attribute in attributes:
        if attribute.name in _LINKS or (attribute.tag == "object" and attribute.name == "data"):
            yield from _link(text, attribute.start, attribute.end)
        elif attribute.name == "srcset":
            yield from _candidates(text, attribute)


def _link(text: str, start: int, end: int) -> Iterator[HtmlLink]:
    """The link that a value is, white space around it aside; a value in braces is an expression (JSX, a template)."""
    value = text[start:end]
    start += len(value) - len(value.lstrip(_WHITE_SPACE))
    value = value.strip(_WHITE_SPACE)
    if not value.startswith("{"):
        yield HtmlLink(start, start + len(value), with_entities_resolved(value))


def _candidates(text: str, attribute: Attribute) -> Iterator[HtmlLink]:
    """The addresses of a `srcset`: separated by commas, each with a width or density behind it or not."""
    position = attribute.start
    while candidate := _CANDIDATE.match(text, position, attribute.end):
        url = candidate[1].rstrip(",")
        yield from _link(text, candidate.start(1), candidate.start(1) + len(url))
        position = candidate.end() if url == candidate[1] else candidate.end(1)


def _ids(text: str, attributes: list[Attribute]) -> Iterator[str]:
    """The names by which places can be linked to: any `id`, and the `name` of an `a`."""
    for tag, name, start, end in attributes:
        if start < end and (name == "id" or (name == "name" and tag == "a")):
            yield with_entities_resolved(text[start:end])
