"""The words everything else is said in: places, pages, tables, and what is said about them.

Lines and columns count from 1, columns in characters (code points) of the line as written, tabs counting one; an end
column is one past the last character. A byte order mark at the start of a page is no character. All values here are
immutable, hashable and picklable: named tuples, which are made three times as fast as frozen dataclasses, and a page has
many cells. This module imports nothing of the project.
"""

from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum
from typing import Generic, Literal, NamedTuple, TypeAlias, TypeVar


class Position(NamedTuple):
    """A place between two characters of a page."""

    line: int
    column: int


class Span(NamedTuple):
    """The characters from a start up to, not including, an end."""

    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def start(self) -> Position:
        """Where the first character stands."""
        return Position(self.line, self.column)

    @property
    def end(self) -> Position:
        """One past the last character."""
        return Position(self.end_line, self.end_column)


class Link(NamedTuple):
    """A link or image, its target as written once entities and escapes are resolved.

    `label` is that of the definition it takes its target from, if it is a reference. An `html` link is an attribute such
    as `href` or `src`: `span` is the place of its value then.
    """

    span: Span
    target: str
    text: str
    kind: Literal["link", "image", "autolink", "html"] = "link"
    label: str | None = None


class Definition(NamedTuple):
    """A link reference definition, `[label]: target`; `span` is the place of the target."""

    span: Span
    label: str
    target: str


class Reference(NamedTuple):
    """A reference link, `[text][label]` or `[label][]`, for whose label there is no definition; `span` is all of it."""

    span: Span
    label: str


class Cell(NamedTuple):
    """One cell as written.

    `span` is what stands between its pipes or tags, trimmed; `raw` that very text; `text` what a reader sees of it, on one
    line.
    `bold`, `code` and `underlined` say that the whole cell is strong, is one code span, or is set in `<u>` or `<ins>`
    (footnote marks and `*` behind it aside). `lines` are the lines of the text where `<br>` divides it, else none;
    `unstruck` are those of the text without what is struck out, None where nothing is.
    """

    span: Span
    raw: str
    text: str
    bold: bool = False
    code: bool = False
    links: tuple[Link, ...] = ()
    underlined: bool = False
    lines: tuple[str, ...] = ()
    unstruck: tuple[str, ...] | None = None


class Row(NamedTuple):
    """A row with its written cells, be they too few or too many; `span` runs from its first character to its last.

    `indent` is how many columns of white space stand between the markers of its container and the row of a pipe table.
    """

    span: Span
    cells: tuple[Cell, ...]
    indent: int = 0

    def texts(self, width: int) -> list[str]:
        """What GitHub shows of the row in a table of `width` columns: padded with empty cells, or cut."""
        texts = [cell.text for cell in self.cells[:width]]
        return texts + [""] * (width - len(texts))


Align: TypeAlias = Literal["left", "center", "right"]


class Heading(NamedTuple):
    """A heading, ATX or setext; `text` as a reader sees it.

    `id` is the one it is given by hand, `{#id}`, where the dialect reads that. `anchor_text` is what its anchor is made
    of, if that is not `text`.
    """

    span: Span
    level: int
    text: str
    container: int = 0
    id: str | None = None
    anchor_text: str | None = None


class Table(NamedTuple):
    """A table as written. GFM gives every row as many cells as the header has; here each keeps its own count.

    `span` runs from the first character of a pipe table's header to the last of its last row, and is the `<table>`
    element of an HTML table. That has no `delimiter` row; a cell that spans several columns or rows stands in each
    of them, one and the same. `headings` are those it stands under, the outermost first. `schema` is the name in a `<!-- mdlint-schema: NAME -->`
    comment right above, and `schema_span` the place of that name. `first_line` is the line of the page from which messages
    count lines: the first of a notebook's cell. `header_rows` is how many rows a reader sees as the
    header: `header`, and the first of `rows` if there are more; 0 if that header is made up.

    A `list` or `csv` table is made by a directive of MyST, and its `span` begins where that does. Without header rows, its
    header is a row of empty cells there.
    """

    span: Span
    header: Row
    delimiter: Row | None
    align: tuple[Align | None, ...]
    rows: tuple[Row, ...]
    headings: tuple[Heading, ...] = ()
    container: int = 0
    kind: Literal["pipe", "html", "list", "csv"] = "pipe"
    schema: str | None = None
    schema_span: Span | None = None
    first_line: int = 1
    header_rows: int = 1

    @property
    def width(self) -> int:
        """How many columns the header declares."""
        return len(self.header.cells)

    @property
    def further_header_rows(self) -> int:
        """How many of the `rows`, from the first, belong to the header."""
        return max(self.header_rows - 1, 0)

    @property
    def last_row(self) -> Row:
        """The row the table ends with; the delimiter row or the header if it has no other."""
        return self.rows[-1] if self.rows else self.delimiter or self.header


class TextLine(NamedTuple):
    """One line of a block, without the markers and the indentation that put it there.

    `indent` is how many columns of white space were left out behind the markers of its container.
    """

    line: int
    column: int
    text: str
    lazy: bool = False
    indent: int = 0

    @property
    def span(self) -> Span:
        """Where the text stands, trailing white space left aside."""
        return Span(self.line, self.column, self.line, self.column + len(self.text.rstrip(" \t")))


class Paragraph(NamedTuple):
    """Lines of text. A lazy line has not the markers of its container (CommonMark: lazy continuation line)."""

    lines: tuple[TextLine, ...]
    container: int = 0


class Comment(NamedTuple):
    """An HTML comment that speaks to mdlint: its first word, the words up to a colon, and the text behind that.

    `span` is all of it, from `<!--` to `-->`.
    """

    span: Span
    name: TextLine
    words: tuple[TextLine, ...]
    rest: TextLine


class HtmlBlock(NamedTuple):
    """An HTML block. `condition` is the number of its start condition in CommonMark §4.6, 1 to 7.

    It is 0 for elements that a dialect reads up to their end tags, blank lines or not.

    `comments` are those in it that speak to mdlint.
    """

    lines: tuple[TextLine, ...]
    condition: int
    container: int = 0
    comments: tuple[Comment, ...] = ()

    @property
    def is_comment(self) -> bool:
        """Whether the block began with `<!--`."""
        return self.condition == 2

    @property
    def ends_at_blank_line(self) -> bool:
        """Whether a blank line ends such a block, and nothing else does."""
        return self.condition >= 6


class CodeBlock(NamedTuple):
    """A code block, fenced or indented, of which only the place matters."""

    line: int
    end_line: int
    container: int = 0


class SiteMarkup(NamedTuple):
    """Lines that speak to what makes the site, such as the fence of a directive or an import; nothing of them is text.

    `label` is that of a content tab, which may be linked to.
    """

    line: int
    end_line: int
    container: int = 0
    label: str | None = None


class ThematicBreak(NamedTuple):
    """A thematic break."""

    line: int
    container: int = 0


Block: TypeAlias = Heading | Table | Paragraph | HtmlBlock | CodeBlock | SiteMarkup | ThematicBreak


Dialect: TypeAlias = Literal["github", "mkdocs", "docusaurus", "myst"]


class NotebookCell(NamedTuple):
    """A Markdown cell of a notebook: its number among all cells, from 1, and the line of the page it begins on.

    `file_lines` are, for each of its lines, the line of the file that it begins on.
    """

    number: int
    first_line: int
    file_lines: tuple[int, ...]


class Place(NamedTuple):
    """A span as a reader finds it: in a notebook, its lines count in the cell of that number.

    `file_line` and `file_end_line` are the lines of the file; those of the span, if the page is no notebook.
    """

    span: Span
    cell: int | None
    file_line: int
    file_end_line: int

    def __str__(self) -> str:
        """`line:column`, or `cell N:line:column`, to stand behind a path and a colon."""
        start = f"{self.span.line}:{self.span.column}"
        return start if self.cell is None else f"cell {self.cell}:{start}"


def placed(cells: Sequence[NotebookCell], span: Span) -> Place:
    """Where a span of a page is, given the `notebook_cells` of the page."""
    if not cells:
        return Place(span, None, span.line, span.end_line)
    number, first_line, file_lines = cells[bisect_right(cells, span.line, key=lambda cell: cell.first_line) - 1]
    start, end = span.line - first_line, span.end_line - first_line
    return Place(Span(start + 1, span.column, end + 1, span.end_column), number, file_lines[start], file_lines[end])


# What makes the anchors of headings under `mkdocs`: the function that the extension `toc` is given as `slugify`.
Slugs: TypeAlias = Literal["markdown", "markdown-unicode", "pymdownx", "pymdownx-cased"]


class Page(NamedTuple):
    """A Markdown page: its lines without their ends, and its leaf blocks in reading order.

    Every block names its `container` (list item, block quote, footnote) by a number, 0 being the page itself, so that
    two blocks can be known to stand side by side. `links` are all links of the page, those in cells among them;
    `definitions` those whose label no earlier one has, `undefined` the references to none of them. `ids` are the values
    of HTML `id` and `name` attributes, `footnotes` the labels of those that are defined.

    A notebook is a page too: its lines are those of its Markdown cells, the `notebook_cells`, with a blank line between
    two cells, and blocks of different cells are in different containers. `is_static` is false for one whose code may
    make headings and ids of its own.
    """

    path: str
    lines: tuple[str, ...]
    blocks: tuple[Block, ...]
    links: tuple[Link, ...] = ()
    definitions: tuple[Definition, ...] = ()
    undefined: tuple[Reference, ...] = ()
    ids: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()
    dialect: Dialect = "github"
    notebook_cells: tuple[NotebookCell, ...] = ()
    is_static: bool = True
    slugs: Slugs = "markdown"

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables, wherever they stand."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def comments(self) -> tuple[Comment, ...]:
        """The comments that speak to mdlint, wherever they stand."""
        return tuple(comment for block in self.blocks if isinstance(block, HtmlBlock) for comment in block.comments)

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings, wherever they stand."""
        return tuple(block for block in self.blocks if isinstance(block, Heading))

    def slice(self, span: Span) -> str:
        """The text a span stands for, lines joined by a line feed."""
        return text_at(self.lines, span)


def text_at(lines: Sequence[str], span: Span) -> str:
    """The text of a page's lines that a span stands for, joined by line feeds."""
    if span.line == span.end_line:
        return lines[span.line - 1][span.column - 1 : span.end_column - 1]
    first = lines[span.line - 1][span.column - 1 :]
    last = lines[span.end_line - 1][: span.end_column - 1]
    return "\n".join([first, *lines[span.line : span.end_line - 1], last])


class Facts(NamedTuple):
    """What the project stage needs to know of a page: small, and independent of its text.

    `anchors` are the fragments that lead to a place on the page, as its dialect makes them; None where that can't be known.
    """

    path: str
    links: tuple[Link, ...]
    definitions: tuple[Definition, ...]
    anchors: frozenset[str] | None


class Destination(NamedTuple):
    """Where a link or a definition of a page leads, looked up in the file system.

    `path` is what it names, as messages call it; None where that can't be known (an address with a scheme, a way out of
    the repository, a target that is not to be checked). `exists` says whether it is there, in that very spelling;
    `nearby` are the targets that could stand in its place, if it is not. `anchors` are those of the page it leads to;
    None where a `fragment` can't be checked (no page, no fragment).
    """

    source: Link | Definition
    path: str | None = None
    exists: bool = True
    nearby: tuple[str, ...] = ()
    fragment: str = ""
    anchors: frozenset[str] | None = None


class Severity(StrEnum):
    """How much a diagnostic weighs, the heaviest first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


_Place = TypeVar("_Place")


class Related(NamedTuple, Generic[_Place]):
    """Another place that a finding refers to, and what is there. The place is a span of the page, or a place in a table."""

    at: _Place
    message: str


class Diagnostic(NamedTuple):
    """One thing said about one place: what was found, and what was expected."""

    rule: str
    severity: Severity
    path: str
    span: Span
    message: str
    help: str | None = None
    related: tuple[Related[Span], ...] = ()
