"""The blocks that MkDocs sites have besides the blocks of GFM: extensions of Python-Markdown and PyMdown.

Sources: `markdown.extensions` (admonition, md_in_html, def_list, abbr) of the package Markdown; `pymdownx` (details,
tabbed, snippets, blocks) of pymdown-extensions; `::: name` of mkdocstrings. All of them are read, since a page does not
show which ones its site has.
"""

import re
from collections.abc import Sequence

from mdlint.markdown.cursor import Cursor
from mdlint.markdown.dialects.mkdocs_html import ElementLeaf, Elements, OtherTagsLeaf
from mdlint.markdown.dialects.python_tables import begun_table, refusal
from mdlint.markdown.html import conditions
from mdlint.markdown.leaves import HtmlLeaf, MarkupLeaf, OpenLeaf, TableLeaf
from mdlint.markdown.syntax import Syntax
from mdlint.model import Refusal, TextLine

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
# Lines that indented options may follow: the fence of a block, and `::: name`.
_WITH_OPTIONS = {
    "/": re.compile(r"/{3,}[ ]*(?:[\w-]+[ ]*(?:\|.*)?)?$"),
    ":": re.compile(r"::: ?(?=[^\s:{])"),
}
_FENCE = re.compile(r"`{3,}[^`]*$|~{3,}")
_TAKEN_OUT = re.compile(r"\[[^\[\]]++\]:[ \t]*\S|\{[%#].*[%#]\}[ \t]*$")
_ABBREVIATION = re.compile(r"\*\[[^\\\]]*\] ?:")


class MkdocsSyntax(Syntax):
    """Admonitions, content tabs, definitions, snippets, and HTML up to its end tag, with or without Markdown in it."""

    adds_blocks = True
    takes_task_marker = False

    def __init__(self, *, has_own_tables: bool = True) -> None:
        self.has_own_tables = has_own_tables
        self._elements = Elements()
        # The marker of the container that began last, if its title has not been read.
        self._marker: re.Match[str] | None = None

    def table_of(self, lines: Sequence[TextLine], delimiter: TextLine, container: int) -> TableLeaf | None:
        """Return the table whose header is the last of these lines.

        Above the header, there may only be a definition, which Python-Markdown takes out of a paragraph, or a statement
        of a template, which leaves a blank line.
        """
        if len(lines) > 1 and not _TAKEN_OUT.match(lines[-2].text):
            return None
        return begun_table(lines[-1], delimiter, container)

    def refusal(self, lines: Sequence[TextLine]) -> Refusal | None:
        """Return why these lines of a paragraph are not a table to Python-Markdown; None if they were not meant as one."""
        return refusal(lines)

    def ends_table(self, line: TextLine, cursor: Cursor, container: int) -> bool:
        """Whether a line below a table begins a block that Python-Markdown finds before it looks for tables.

        Such blocks are markup for the site, containers, code in fences, comments and elements.
        """
        marker = None if line.text[0] == _COLON else self._marker_at(cursor)
        if marker or _FENCE.match(line.text) or self._fixed_markup(line, container):
            return True
        if not container:
            return line.text.startswith("<!--") or self._elements.begins_at(line.text)
        return conditions.start_condition(line.text, in_paragraph=True) is not None

    def take_container_marker(self, cursor: Cursor) -> int:
        """Move past the mark of an admonition or a tab, or past the colon of a definition, and return the indentation.

        Outside of containers, the line of an admonition or tab must not be indented. Its rest is read as `markup`.
        """
        marker = self._marker_at(cursor)
        if marker is None:
            return 0
        indent = cursor.indent + _INDENT
        cursor.take_indent()
        cursor.take(marker.end(1) - marker.start())
        cursor.take_indent()
        self._marker = None if marker[1][0] == _COLON else marker
        return indent

    def _marker_at(self, cursor: Cursor) -> re.Match[str] | None:
        """Return the marker of a container at the cursor."""
        first = cursor.text[cursor.nonspace]
        pattern = _MARKERS.get(first)
        if pattern is None or (first != _COLON and cursor.indent and not cursor.column):
            return None
        return pattern.match(cursor.text, cursor.nonspace)

    def markup(self, line: TextLine, leaf: OpenLeaf | None, container: int) -> MarkupLeaf | None:
        """Return the rest of a container's line, or a snippet, the fence of a block, `::: name`, or an abbreviation."""
        if self._marker and (title := self._title(line, container)):
            return title
        # In a table, an abbreviation is a row.
        if line.text[0] == "*" and not isinstance(leaf, TableLeaf) and _ABBREVIATION.match(line.text):
            return MarkupLeaf(line.line, line.line, container)
        return self._fixed_markup(line, container)

    def _fixed_markup(self, line: TextLine, container: int) -> MarkupLeaf | None:
        """Return a snippet, the fence of a block, or `::: name`: markup anywhere, also below a table."""
        text = line.text.rstrip(" \t")
        match text[0]:
            case "-" if _SNIPPETS.match(text):
                return _Snippets(line.line, container)
            case "-" if _SNIPPET.match(text):
                return MarkupLeaf(line.line, line.line, container)
            case "/" | ":" if _WITH_OPTIONS[text[0]].match(text):
                return _WithOptions(line.line, line.line, container)
        return None

    def _title(self, line: TextLine, container: int) -> MarkupLeaf | None:
        """Return the rest of a container's line: its classes, and its title."""
        marker, self._marker = self._marker, None
        # If the line opened too many blocks, its rest is text, and the marker is from an earlier line.
        if marker is None or marker.string[line.column - 1 :] != line.text:
            return None
        written = marker["title"]
        title = TextLine(line.line, marker.start("title") + 1, written) if written else None
        leaf = MarkupLeaf(line.line, line.line, container)
        leaf.title, leaf.is_tab = title, marker[1][0] == "="
        return leaf

    def html(self, line: TextLine, container: int, *, in_paragraph: bool) -> HtmlLeaf | None:
        """Return the HTML block that a line begins. Python-Markdown finds elements before it finds containers."""
        if not container and self._elements.begins_at(line.text):
            return ElementLeaf(container, self._elements)
        block = super().html(line, container, in_paragraph=in_paragraph)
        if block and not container and conditions.ends_at_blank_line(block.condition):
            return OtherTagsLeaf(block.condition, container, self._elements)
        return block


class _WithOptions(MarkupLeaf):
    """A line, and the options that are indented below it."""

    __slots__ = ()

    def goes_on(self, cursor: Cursor) -> bool:
        """Options are indented like code, and end at a blank line."""
        return not cursor.blank and cursor.indent >= _INDENT


class _Snippets(MarkupLeaf):
    """The paths of snippets between two lines of scissors, `--8<--`."""

    __slots__ = ("closed",)

    def __init__(self, line: int, container: int) -> None:
        super().__init__(line, line, container)
        self.closed = False

    def goes_on(self, cursor: Cursor) -> bool:
        """All lines up to the second line of scissors are paths."""
        if self.closed:
            return False
        self.closed = _SNIPPETS.match(cursor.text, cursor.nonspace) is not None
        return True
