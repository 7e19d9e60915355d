"""The blocks that a site made by MkDocs has beside GFM's: those of Python-Markdown's and PyMdown's extensions.

Sources: `markdown.extensions` (admonition, md_in_html, def_list, abbr) of the package Markdown; `pymdownx` (details, tabbed,
snippets, blocks) of pymdown-extensions; `::: name` of mkdocstrings. All are read, as no page tells which ones its site has.
"""

import re
from dataclasses import dataclass

from mdlint.markdown.cursor import Cursor
from mdlint.markdown.dialects.mkdocs_html import ElementLeaf, Elements, OtherTagsLeaf
from mdlint.markdown.html.conditions import ends_at_blank_line
from mdlint.markdown.leaves import HtmlLeaf, MarkupLeaf, OpenLeaf, TableLeaf
from mdlint.markdown.syntax import Syntax
from mdlint.model import TextLine

# Python-Markdown's `tab_length`, by which the content of all its containers is indented.
_INDENT = 4
_COLON = ":"
_WORDS = r"[\w\-]+(?: +[\w\-]+)*"
# The lines `!!! note "Title"`, `???+ note "Title"`, `=== "Title"`, and `:   Definition`, each by its first character.
_MARKERS = {
    "!": re.compile(rf'(!!! ?){_WORDS}(?: +"(?P<title>.*?)")?[ \t]*$'),
    "?": re.compile(rf'(\?\?\?\+? ?)(?:(?:{_WORDS})? +"(?P<title>.*?)"|{_WORDS})[ \t]*$'),
    "=": re.compile(r'(===(?:\+!?|!\+?)? +)"(?P<title>.*?)"[ \t]*$'),
    _COLON: re.compile(r"(:[ ]{1,3})(?=[^ \t])"),
}

_SNIPPET = re.compile(r"""-+8<-+[ \t]+(?:"(?:\\"|[^"])+"|'(?:\\'|[^'])+')$""")
_SNIPPETS = re.compile(r"-+8<-+[ \t]*$")
# What stands alone on a line, and lines of options further in may follow.
_WITH_OPTIONS = {
    "/": re.compile(r"/{3,}[ ]*(?:[\w-]+[ ]*(?:\|.*)?)?$"),
    ":": re.compile(r"::: ?(?=[^\s:{])"),
}
_ABBREVIATION = re.compile(r"\*\[[^\\\]]*\] ?:")


class MkdocsSyntax(Syntax):
    """Admonitions, content tabs, definitions, snippets, and HTML up to its end tag, with Markdown in it or not."""

    def __init__(self) -> None:
        self._elements = Elements()
        # Of the container that began last, if its title has not been read.
        self._marker: re.Match[str] | None = None

    def take_container_marker(self, cursor: Cursor) -> int:
        """Move behind the mark that begins an admonition or a tab, or behind the colon of a definition.

        Outside of containers, the line of a block stands at the margin. What is left of it is read as `markup`.
        """
        text = cursor.text
        first = text[cursor.nonspace]
        pattern = _MARKERS.get(first)
        if pattern is None or (first != _COLON and cursor.indent and not cursor.column):
            return 0
        marker = pattern.match(text, cursor.nonspace)
        if marker is None:
            return 0
        indent = cursor.indent + _INDENT
        cursor.take_indent()
        cursor.take(marker.end(1) - marker.start())
        cursor.take_indent()
        self._marker = None if first == _COLON else marker
        return indent

    def markup(self, line: TextLine, leaf: OpenLeaf | None, container: int) -> MarkupLeaf | None:
        """The rest of a container's line, or the snippet, fence of a block, name in code or abbreviation that a line is."""
        if self._marker and (title := self._title(line, container)):
            return title
        text = line.text.rstrip(" \t")
        match text[0]:
            case "-" if _SNIPPETS.match(text):
                return _Snippets(line.line, line.line, container)
            case "-" if _SNIPPET.match(text):
                return MarkupLeaf(line.line, line.line, container)
            case "/" | ":" if _WITH_OPTIONS[text[0]].match(text):
                return _WithOptions(line.line, line.line, container)
            # In a table it is a row.
            case "*" if _ABBREVIATION.match(text) and not isinstance(leaf, TableLeaf):
                return MarkupLeaf(line.line, line.line, container)
        return None

    def _title(self, line: TextLine, container: int) -> MarkupLeaf | None:
        """What stands behind the mark of a container: words, which are classes, and a title."""
        marker, self._marker = self._marker, None
        # Of a line that opens too many blocks the rest is text.
        if marker is None or marker.string[line.column - 1 :] != line.text:
            return None
        written = marker["title"]
        title = TextLine(line.line, marker.start("title") + 1, written) if written else None
        return MarkupLeaf(line.line, line.line, container, title=title, is_tab=marker[1][0] == "=")

    def html(self, line: TextLine, container: int, *, in_paragraph: bool) -> HtmlLeaf | None:
        """The HTML block that a line begins. Python-Markdown looks for elements before it looks for any container."""
        if not container and self._elements.begin_at(line.text):
            return ElementLeaf([], 0, container, elements=self._elements)
        block = super().html(line, container, in_paragraph=in_paragraph)
        if block and not container and ends_at_blank_line(block.condition):
            return OtherTagsLeaf([], block.condition, container, elements=self._elements)
        return block


@dataclass(slots=True)
class _WithOptions(MarkupLeaf):
    """A line, and the options that are indented below it."""

    def goes_on(self, cursor: Cursor) -> bool:
        """Options are indented as code is, and end at a blank line."""
        return not cursor.blank and cursor.indent >= _INDENT


@dataclass(slots=True)
class _Snippets(MarkupLeaf):
    """The paths of snippets, between two lines that mark them."""

    closed: bool = False

    def goes_on(self, cursor: Cursor) -> bool:
        """All lines up to the second mark are paths."""
        if self.closed:
            return False
        self.closed = _SNIPPETS.match(cursor.text, cursor.nonspace) is not None
        return True
