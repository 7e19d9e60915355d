"""The tags in HTML with their places, and their attributes that are links or ids.

HTML is tokenized as by a browser (HTML Living Standard §13.2.5), as far as it matters here: comments, raw text
elements, quoted and unquoted values. A tag that is not closed before the end of the text is dropped with everything
after it. Each character is looked at a fixed number of times.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from mdlint.markdown.html.entities import with_entities_resolved
from mdlint.text.lazy_pattern import lazy_pattern

_SPACE = r"[ \t\n\f\r]"
_MARKUP = lazy_pattern(r"<(?:(!--)|(/?)([A-Za-z][^ \t\n\f\r/>]*+)|[!?/])")
_ATTRIBUTE = lazy_pattern(
    rf"(?:{_SPACE}|/)*+(?:(?P<end>>)|(?P<name>[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+)"
    rf"(?:{_SPACE}*+={_SPACE}*+(?P<quote>[\"']?+))?+)"
)
_VALUE = {"": lazy_pattern(r"[^ \t\n\f\r>]*+"), '"': lazy_pattern(r'[^"]*+'), "'": lazy_pattern(r"[^']*+")}
_RAW_TEXT = ("script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp")
_COMMENT = "!--"
# The end of a comment, and the start of the end tag of each raw text element.
_ENDS = {
    _COMMENT: lazy_pattern("-->"),
    **{name: lazy_pattern(rf"(?=</{name}[ \t\n\f\r/>])", re.IGNORECASE) for name in _RAW_TEXT},
}
_LINKS = frozenset({"href", "src", "poster"})
_CANDIDATE = lazy_pattern(r"[ \t\n\f\r,]*+([^ \t\n\f\r]++)([^,]*+)")
WHITE_SPACE = " \t\n\f\r"


class Attribute(NamedTuple):
    """An attribute with a value: the name of its tag, its own name in lower case, and the offsets of the value."""

    tag: str
    name: str
    start: int
    end: int


class Markup(NamedTuple):
    """A tag, or a part of HTML that a browser does not show, by its offsets.

    `name` is the name of the tag in lower case. It is empty for a comment, for a declaration, and for the text of a
    `script` and the like. `unclosed` names what does not end in the text: `!--` for a comment, or else the element.
    """

    start: int
    end: int
    name: str = ""
    closing: bool = False
    attributes: tuple[Attribute, ...] = ()
    unclosed: str = ""


class HtmlLink(NamedTuple):
    """A link in an attribute: the offsets of the value, and its target."""

    start: int
    end: int
    target: str


class Html(NamedTuple):
    """The links, the names of places, and the start and end of each comment in a piece of HTML."""

    links: tuple[HtmlLink, ...]
    ids: tuple[str, ...]
    comments: tuple[tuple[int, int], ...] = ()


_NOTHING = Html((), ())


def read_html(text: str) -> Html:
    """Return the links, the names of places and the comments in HTML."""
    # Without an equals sign, no attribute has a value.
    if "=" not in text and "<!--" not in text:
        return _NOTHING
    found = list(read_markup(text))
    # The attributes of end tags have no meaning.
    attributes = [attribute for markup in found if not markup.closing for attribute in markup.attributes]
    comments = tuple([(part.start, part.end) for part in found if not part.name and _is_comment(text, part)])
    return Html(tuple(_links(text, attributes)), tuple(_ids(text, attributes)), comments)


def read_markup(text: str, position: int = 0, *, unclosed: str = "") -> Iterator[Markup]:
    """Yield the markup in HTML from a position on. `unclosed` is the `Markup.unclosed` of the text before."""
    if unclosed:
        yield (hidden := _hidden(text, unclosed, position, position))
        position = hidden.end
    while found := _MARKUP.search(text, position):
        start = found.start()
        comment, slash, written = found.groups()
        if comment:
            # `<!-->` is a whole comment.
            markup = _hidden(text, _COMMENT, start, start + 2)
        elif not written:
            markup = Markup(start, text.find(">", found.end()) + 1 or len(text))
        else:
            name = written.lower()
            attributes, end = _tag(text, name, found.end())
            markup = Markup(start, end, name, bool(slash), attributes) if attributes is not None else Markup(start, end)
        yield markup
        position = markup.end
        if markup.name in _ENDS and not markup.closing:
            yield (hidden := _hidden(text, markup.name, position, position))
            position = hidden.end


def attribute_of(tag: str, name: str) -> str:
    """Return the value of an attribute of a tag, with its character references; empty if the tag does not have it.

    If the tag has the attribute twice, the first counts.
    """
    attributes = next(read_markup(tag)).attributes
    return next((tag[found.start : found.end] for found in attributes if found.name == name), "")


def _is_comment(text: str, markup: Markup) -> bool:
    return not markup.unclosed and text.startswith("<!--", markup.start)


def _hidden(text: str, unclosed: str, start: int, position: int) -> Markup:
    """Return the part from `start` to the end of the unclosed comment or element, which is at `position` or later."""
    end = _ENDS[unclosed].search(text, position)
    return Markup(start, end.end()) if end else Markup(start, len(text), unclosed=unclosed)


def _tag(text: str, tag: str, position: int) -> tuple[tuple[Attribute, ...] | None, int]:
    """Return the attributes of the tag whose name ends at a position, and the offset after the tag.

    The attributes are None if the tag does not end.
    """
    found: list[Attribute] = []
    while attribute := _ATTRIBUTE.match(text, position):
        position = attribute.end()
        if attribute["end"]:
            return tuple(found), position
        quote = attribute["quote"]
        if quote is not None and (value := _VALUE[quote].match(text, position)):
            found.append(Attribute(tag, attribute["name"].lower(), *value.span()))
            position = value.end() + len(quote)
    return None, len(text)


def _links(text: str, attributes: list[Attribute]) -> Iterator[HtmlLink]:
    for attribute in attributes:
        if attribute.name in _LINKS or (attribute.tag == "object" and attribute.name == "data"):
            yield from _link(text, attribute.start, attribute.end)
        elif attribute.name == "srcset":
            yield from _candidates(text, attribute)


def _link(text: str, start: int, end: int) -> Iterator[HtmlLink]:
    """Yield the link in a value, without the white space around it. A value in braces is code (JSX, a template)."""
    value = text[start:end]
    start += len(value) - len(value.lstrip(WHITE_SPACE))
    value = value.strip(WHITE_SPACE)
    if not value.startswith("{"):
        yield HtmlLink(start, start + len(value), with_entities_resolved(value))


def _candidates(text: str, attribute: Attribute) -> Iterator[HtmlLink]:
    """Yield the addresses of a `srcset`: separated by commas, each with an optional width or density after it."""
    position = attribute.start
    while candidate := _CANDIDATE.match(text, position, attribute.end):
        url = candidate[1].rstrip(",")
        yield from _link(text, candidate.start(1), candidate.start(1) + len(url))
        position = candidate.end() if url == candidate[1] else candidate.end(1)


def _ids(text: str, attributes: list[Attribute]) -> Iterator[str]:
    """Yield the names by which places can be linked to: every `id`, and the `name` of an `a`."""
    for tag, name, start, end in attributes:
        if start < end and (name == "id" or (name == "name" and tag == "a")):
            yield with_entities_resolved(text[start:end])
