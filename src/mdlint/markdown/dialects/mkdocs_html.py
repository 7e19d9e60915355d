"""HTML in Markdown as Python-Markdown reads it: an element extends to its end tag, over blank lines.

With the extension md_in_html, the content of an element that has the attribute `markdown` is Markdown. Elements are
found line by line, so that no line is read twice. Sources: `htmlparser.py` and `extensions/md_in_html.py` of the
package Markdown.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from mdlint.markdown.containers import CODE_INDENT
from mdlint.markdown.cursor import Cursor
from mdlint.markdown.leaves import HtmlLeaf
from mdlint.model import TextLine

# The kind of content of an element: Markdown blocks, Markdown without blocks, or HTML.
Content: TypeAlias = Literal["block", "span", "off"]

_SPAN = frozenset(
    {"address", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "legend", "li", "p", "summary", "td", "th"}
)
_RAW = frozenset({"canvas", "math", "option", "pre", "script", "style", "textarea"})
_EMPTY = frozenset({"hr"})
_BLOCK = frozenset(
    {"article", "aside", "blockquote", "body", "center", "colgroup", "details", "div", "dl", "fieldset", "figcaption"}
    | {"figure", "footer", "form", "group", "header", "hgroup", "html", "iframe", "main", "map", "menu", "nav"}
    | {"noscript", "object", "ol", "output", "progress", "section", "table", "tbody", "tfoot", "thead", "tr", "ul"}
    | {"video"}
)
_ELEMENTS = _SPAN | _RAW | _EMPTY | _BLOCK

_TAG = re.compile(r"<(?:(!--)|(/?)([A-Za-z][^ \t\f/>`<]*))")
# In a tag: the opening quote of a value, or the end of the tag.
_IN_TAG = re.compile(r"""=[ \t]*(["'])|(>)""")
_ATTRIBUTE = re.compile(r"""([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?""")
# The ends of the elements whose text holds no tags.
_ENDS = {name: re.compile(rf"(?=</{name}[ \t>])", re.IGNORECASE) for name in ("script", "style")}
_COMMENT_END = re.compile(r"--!?>")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")


class _Tag(NamedTuple):
    name: str
    closing: bool
    attributes: str


class _Tags:
    """The tags in lines of HTML. A tag may continue over several lines."""

    def __init__(self) -> None:
        # The end of the open comment or raw text; the name of the open tag, and its open quote.
        self._hidden: re.Pattern[str] | None = None
        self._name = ""
        self._quote = ""
        self._closing = False
        self._attributes: list[str] = []

    @property
    def is_between(self) -> bool:
        """Whether no tag, comment or raw text is open."""
        return not self._name and self._hidden is None

    def read(self, text: str) -> Iterator[_Tag]:
        """Yield the tags that end in a line.

        A blank line in a tag makes it text, so that an unclosed quote does not take the whole page.
        """
        if not text.strip():
            self._name = self._quote = ""
        position = 0
        while position < len(text):
            if self._hidden:
                end = self._hidden.search(text, position)
                self._hidden = None if end else self._hidden
                position = end.end() if end else len(text)
            elif self._name:
                position = self._read_attributes(text, position)
                if text[position - 1] == ">" and not self._quote:
                    yield self._end_tag()
            else:
                position = self._begin(text, position)
        self._attributes.append("\n")

    def _begin(self, text: str, position: int) -> int:
        begun = _TAG.search(text, position)
        if begun is None:
            return len(text)
        if begun[1]:
            self._hidden = _COMMENT_END
        else:
            self._name, self._closing, self._attributes = begun[3].lower(), bool(begun[2]), []
        return begun.end()

    def _read_attributes(self, text: str, position: int) -> int:
        """Continue to read a tag: to the end or the start of a quoted value, or to the end of the tag."""
        if self._quote:
            end = text.find(self._quote, position) + 1
            self._quote = "" if end else self._quote
        else:
            mark = _IN_TAG.search(text, position)
            end = mark.end() if mark else 0
            self._quote = (mark[1] or "") if mark else ""
        end = end or len(text)
        self._attributes.append(text[position:end])
        return end

    def _end_tag(self) -> _Tag:
        tag = _Tag(self._name, self._closing, "".join(self._attributes)[:-1])
        self._name = ""
        self._hidden = None if tag.closing else _ENDS.get(tag.name)
        return tag


class Elements:
    """The open elements of a page, and the kind of content of each."""

    def __init__(self) -> None:
        self._tags = _Tags()
        self._open: list[tuple[str, Content]] = []
        self._count: Counter[str] = Counter()
        # Whether the outermost element is HTML, and so is everything in it. If not, an element ends the `p` it is in.
        self._is_html = False

    def begins_at(self, text: str, position: int = 0) -> bool:
        """Whether an element that Python-Markdown looks for begins or ends at a position of a line."""
        tag = _TAG.match(text, position)
        name = tag[3].lower() if tag and tag[3] else ""
        return name in _ELEMENTS and (not (tag and tag[2]) or self._count[name] > 0)

    @property
    def takes_blocks(self) -> bool:
        """Whether the next line may begin Markdown blocks, rather than be part of an element."""
        return self._tags.is_between and (not self._open or self._open[-1][1] == "block")

    @property
    def takes_code(self) -> bool:
        """Whether a fence in the element begins code. Python-Markdown finds all code before it looks for elements."""
        return self._tags.is_between and bool(self._open) and self._open[-1][0] not in _RAW

    @property
    def has_text(self) -> bool:
        """Whether the content of the innermost element is Markdown without blocks."""
        return bool(self._open) and self._open[-1][1] == "span"

    def read(self, text: str) -> bool:
        """Read a line; return whether its text, or the text after it, is Markdown without blocks."""
        has_text = self.has_text
        for tag in self._tags.read(text):
            if tag.name not in _ELEMENTS or tag.name in _EMPTY or tag.attributes.endswith("/"):
                continue
            if tag.closing:
                self._end(tag.name)
            else:
                self._begin(tag)
                has_text = has_text or self.has_text
        return has_text

    def _begin(self, tag: _Tag) -> None:
        content = self._content(tag)
        if not self._open:
            self._is_html = content == "off"
        if self._count["p"] and not self._is_html:
            self._end("p")
        self._open.append((tag.name, content))
        self._count[tag.name] += 1

    def _end(self, name: str) -> None:
        """End an element, and the elements that are open in it."""
        while self._count[name]:
            last, _ = self._open.pop()
            self._count[last] -= 1
            if last == name:
                return

    def _content(self, tag: _Tag) -> Content:
        """Return the kind of content of an element, as `get_state` of md_in_html does."""
        value = _markdown_attribute(tag.attributes)
        around = self._open[-1][1] if self._open else None
        if around == "off" or (around == "span" and value != "0"):
            value = around
        if tag.name in _RAW:
            return "off"
        if value == "block" or (value == "1" and tag.name in _BLOCK):
            return "block"
        return "span" if value in ("1", "span") else "off"


def _markdown_attribute(attributes: str) -> str:
    """Return the value of the attribute `markdown` for md_in_html: `1` without a value, `0` without the attribute."""
    for found in _ATTRIBUTE.finditer(attributes) if "markdown" in attributes.lower() else ():
        if found[1].lower() == "markdown":
            value = next((value for value in found.groups()[1:] if value is not None), "1")
            return "1" if value == "markdown" else value
    return "0"


class ElementLeaf(HtmlLeaf):
    """Tags of elements, and the content of elements that can't hold Markdown blocks."""

    __slots__ = ("elements", "fence")

    def __init__(self, container: int, elements: Elements) -> None:
        super().__init__([], 0, container)
        self.elements = elements
        self.fence = ""

    def goes_on(self, cursor: Cursor) -> bool:  # noqa: ARG002  the signature of HtmlLeaf
        """The leaf ends with the line for which `add` returns True."""
        return True

    def add(self, line: TextLine) -> bool:
        """Add a line; return whether the block ends with it. Lines of code are not HTML, and become blank lines."""
        fence = _FENCE.match(line.text)
        if self.fence:
            self.lines.append(line._replace(text=""))
            if fence and fence[1].startswith(self.fence) and not line.text[fence.end() :].strip():
                self.fence = ""
            return False
        if fence and self.elements.takes_code:
            self.fence = fence[1]
            self.lines.append(line._replace(text=""))
            return False
        self.lines.append(line)
        self.is_inline |= self.elements.read(line.text)
        return self.elements.takes_blocks


class OtherTagsLeaf(HtmlLeaf):
    """Tags that Python-Markdown reads as text: tags that begin no block there, and end tags without an element."""

    __slots__ = ("elements",)

    def __init__(self, condition: int, container: int, elements: Elements) -> None:
        super().__init__([], condition, container)
        self.elements = elements

    def goes_on(self, cursor: Cursor) -> bool:
        """The leaf ends at a blank line, and where an element begins."""
        return not cursor.blank and not (
            cursor.indent < CODE_INDENT and self.elements.begins_at(cursor.text, cursor.nonspace)
        )
