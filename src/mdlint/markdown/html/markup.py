"""The tags of HTML with their places, and the attributes that link somewhere or can be linked to.

HTML is read as a browser does (HTML Living Standard §13.2.5), so far as it matters here: comments, raw text elements, quoted
and unquoted values, and a tag that is not closed before the end of the text is dropped with all that follows. Each character
is looked at a fixed number of times.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from mdlint.markdown.html.entities import with_entities_resolved

_SPACE = r"[ \t\n\f\r]"
_MARKUP = re.compile(r"<(?:(!--)|(/?)([A-Za-z][^ \t\n\f\r/>]*+)|[!?/])")
_ATTRIBUTE = re.compile(
    rf"(?:{_SPACE}|/)*+(?:(?P<end>>)|(?P<name>[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+)"
    rf"(?:{_SPACE}*+={_SPACE}*+(?P<quote>[\"']?+))?+)"
)
_VALUE = {"": re.compile(r"[^ \t\n\f\r>]*+"), '"': re.compile(r'[^"]*+'), "'": re.compile(r"[^']*+")}
_RAW_TEXT = ("script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp")
_COMMENT = "!--"
# What ends a comment, and where the end tag of an element begins whose text holds no tags.
_ENDS = {
    _COMMENT: re.compile("-->"),
    **{name: re.compile(rf"(?=</{name}[ \t\n\f\r/>])", re.IGNORECASE) for name in _RAW_TEXT},
}
_LINKS = frozenset({"href", "src", "poster"})
_CANDIDATE = re.compile(r"[ \t\n\f\r,]*+([^ \t\n\f\r]++)([^,]*+)")
_WHITE_SPACE = " \t\n\f\r"


class Attribute(NamedTuple):
    """An attribute of a tag: its name in lower case, and the offsets of its value, if it has one."""

    tag: str
    name: str
    start: int
    end: int


class Markup(NamedTuple):
    """A tag, or what a reader sees nothing of, by its offsets in a piece of HTML.

    `name` is that of the tag in lower case; empty for a comment, a declaration, and the text of a script and the like.
    `awaits` says what does not end in the text: `!--` for a comment, else the name of the element.
    """

    start: int
    end: int
    name: str = ""
    closing: bool = False
    attributes: tuple[Attribute, ...] = ()
    awaits: str = ""


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
    found = list(read_markup(text))
    # The attributes of end tags mean nothing.
    attributes = [attribute for markup in found if not markup.closing for attribute in markup.attributes]
    comments = tuple([(one.start, one.end) for one in found if not one.name and _is_comment(text, one)])
    return Html(tuple(_links(text, attributes)), tuple(_ids(text, attributes)), comments)


def read_markup(text: str, position: int = 0, *, awaited: str = "") -> Iterator[Markup]:
    """The markup in HTML from a position on. `awaited` is what earlier text did not end, as `Markup.awaits` says."""
    if awaited:
        yield (hidden := _hidden(text, awaited, position, position))
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
    """The value of an attribute in a text that is one tag, entities not resolved; empty if it is not there. The first counts."""
    attributes = next(read_markup(tag)).attributes
    return next((tag[one.start : one.end] for one in attributes if one.name == name), "")


def _is_comment(text: str, markup: Markup) -> bool:
    return not markup.awaits and text.startswith("<!--", markup.start)


def _hidden(text: str, awaited: str, start: int, position: int) -> Markup:
    """What nothing is seen of, from `start` up to the end that is awaited, which stands at a position or behind it."""
    end = _ENDS[awaited].search(text, position)
    return Markup(start, end.end()) if end else Markup(start, len(text), awaits=awaited)


def _tag(text: str, tag: str, position: int) -> tuple[tuple[Attribute, ...] | None, int]:
    """The attributes of the tag whose name ends at a position, and where it ends; None for those of a tag without an end."""
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
