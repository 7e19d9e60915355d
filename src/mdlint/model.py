"""What all other modules share: pages and their blocks, tables and links, with the values they are made of.

Lines and columns count from 1, as `places` says. All values are immutable, hashable and picklable. They are named
tuples, which are created three times as fast as frozen dataclasses: a page has many cells.

Places, diagnostics and the names of dialects can be imported from here too. Their modules are apart because finding the
pages and their settings needs them alone: a run that finds its report in the cache does without this module.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from mdlint.diagnostics import Diagnostic, Edit, Fix, Related, Severity
from mdlint.dialect_names import Dialect, Mathematics, Slugs
from mdlint.places import NotebookCell, Place, Position, Span, place_of, text_at

__all__ = [
    "Align",
    "Block",
    "Cell",
    "CodeBlock",
    "Comment",
    "Definition",
    "Diagnostic",
    "Dialect",
    "Edit",
    "Fix",
    "Heading",
    "HtmlBlock",
    "Link",
    "Mathematics",
    "NotebookCell",
    "Page",
    "Paragraph",
    "Place",
    "Position",
    "Reference",
    "Refusal",
    "Related",
    "Row",
    "Severity",
    "SiteMarkup",
    "Slugs",
    "Span",
    "Table",
    "TextLine",
    "ThematicBreak",
    "place_of",
    "text_at",
]


class Link(NamedTuple):
    """A link or image. `target` is its destination, with entities and backslash escapes resolved.

    A reference link has a `label`, the label of the definition that has its target. A link of kind `html` is an
    attribute such as `href` or `src`; its `span` is the span of the attribute's value.
    """

    span: Span
    target: str
    kind: Literal["link", "image", "autolink", "html"] = "link"
    label: str | None = None


class Definition(NamedTuple):
    """A link reference definition, `[label]: target`. `span` is the span of the target."""

    span: Span
    label: str
    target: str


class Reference(NamedTuple):
    """A reference link, `[text][label]` or `[label][]`, or a footnote mark, `[^label]`, whose label has no definition.

    `span` is the whole link or mark. The label of a footnote mark begins with `^`.
    """

    span: Span
    label: str


class Cell(NamedTuple):
    """A table cell.

    `span` is the content between its pipes or tags, trimmed. `raw` is that content as written; `text` is what a reader
    sees of it, on one line.

    `bold`, `code` and `underlined` are true if the whole cell is strong, is one code span, or is in `<u>` or `<ins>`.
    Footnote marks and `*` after it are ignored. `lines` are the lines of `text` if `<br>` divides it, else empty.
    `unstruck` are the lines of the text without its struck-out parts; None if nothing is struck out.
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
    """A row as written; it may have more or fewer cells than the header.

    `span` is from its first to its last character. `indent` is the indentation of a row of a pipe table: columns of
    white space after the markers of its container.
    """

    span: Span
    cells: tuple[Cell, ...]
    indent: int = 0

    def texts(self, width: int) -> list[str]:
        """Return the texts that GitHub shows in a table of `width` columns: padded with empty cells, or cut."""
        texts = [cell.text for cell in self.cells[:width]]
        return texts + [""] * (width - len(texts))


Align: TypeAlias = Literal["left", "center", "right"]


class Heading(NamedTuple):
    """A heading, ATX or setext. `text` is what a reader sees.

    `id` is the explicit id, `{#id}`, if the dialect supports it. `anchor_text` is the text that its anchor is made
    from, if that is not `text`.
    """

    span: Span
    level: int
    text: str
    container: int = 0
    id: str | None = None
    anchor_text: str | None = None


class Table(NamedTuple):
    """A table as written. GFM gives every row as many cells as the header; here each row keeps its own number of cells.

    The kinds:

    - `pipe`: `span` is from the first character of the header to the last character of the last row.
    - `html`: `span` is the `<table>` element. There is no `delimiter` row. A cell that spans several columns or rows is
      repeated in each of them, as the same `Cell`.
    - `list` and `csv`: made by a directive of MyST; `span` begins where the directive begins. Without header rows, the
      header is a row of empty cells there.

    `headings` are the headings of the section that the table is in, the outermost first. `schema` is the name in a
    `<!-- mdlint-schema: NAME -->` comment right above the table, and `schema_span` the span of that name. `first_line`
    is the line of the page from which messages count lines: in a notebook, the first line of the cell. `header_rows` is
    how many rows a reader sees as the header: `header`, and the first of `rows` if there are several; 0 if the header
    is not on the page. `rows` is a tuple, or the `PlainRows` of a plain table, which makes rows when they are needed.
    """

    span: Span
    header: Row
    delimiter: Row | None
    align: tuple[Align | None, ...]
    rows: Sequence[Row]
    headings: tuple[Heading, ...] = ()
    container: int = 0
    kind: Literal["pipe", "html", "list", "csv"] = "pipe"
    schema: str | None = None
    schema_span: Span | None = None
    first_line: int = 1
    header_rows: int = 1

    @property
    def width(self) -> int:
        """The number of columns in the header."""
        return len(self.header.cells)

    @property
    def further_header_rows(self) -> int:
        """How many of `rows`, from the first on, belong to the header."""
        return max(self.header_rows - 1, 0)

    @property
    def last_row(self) -> Row:
        """The row that the table ends with: the delimiter row or the header if there are no other rows."""
        return self.rows[-1] if self.rows else self.delimiter or self.header


class TextLine(NamedTuple):
    """One line of a block, without the markers of its container and the indentation.

    `indent` is the removed indentation: columns of white space after the markers of the container. `lazy` marks a lazy
    continuation line (CommonMark §5.1), which lacks these markers.
    """

    line: int
    column: int
    text: str
    lazy: bool = False
    indent: int = 0

    @property
    def span(self) -> Span:
        """The span of the text without trailing white space."""
        return Span(self.line, self.column, self.line, self.end_column)

    @property
    def end_column(self) -> int:
        """The column after the text without trailing white space."""
        return self.column + len(self.text.rstrip(" \t"))


class Refusal(NamedTuple):
    """Why a site shows no table where lines were meant as one: a place, a reason, a sentence of help, other places."""

    span: Span
    message: str
    help: str
    related: "tuple[Related[Span], ...]" = ()


class Paragraph(NamedTuple):
    """A paragraph: consecutive lines of text. `refusal` tells why they are not a table, on a page without GFM tables."""

    lines: tuple[TextLine, ...]
    container: int = 0
    refusal: Refusal | None = None


class Comment(NamedTuple):
    """An HTML comment for mdlint: its name (the first word), the words before a colon, and the `rest` after it.

    `span` is the whole comment, from `<!--` to `-->`. A comment is alone if only comments are on its lines.
    """

    span: Span
    name: TextLine
    words: tuple[TextLine, ...]
    rest: TextLine
    is_alone: bool = True


class HtmlBlock(NamedTuple):
    """An HTML block. `condition` is the number of its start condition in CommonMark §4.6, 1 to 7.

    It is 0 for an element that a dialect reads up to its end tag, even across blank lines. `comments` are the comments
    for mdlint in the block.
    """

    lines: tuple[TextLine, ...]
    condition: int
    container: int = 0
    comments: tuple[Comment, ...] = ()

    @property
    def is_comment(self) -> bool:
        """Whether the block begins with `<!--`."""
        return self.condition == 2

    @property
    def ends_at_blank_line(self) -> bool:
        """Whether only a blank line ends such a block."""
        return self.condition >= 6


class CodeBlock(NamedTuple):
    """A code block, fenced or indented, or mathematics on lines of its own. Only its lines matter."""

    line: int
    end_line: int
    container: int = 0


class SiteMarkup(NamedTuple):
    """Lines for the site generator, such as the fence of a directive or an import. None of their text is shown.

    `label` is the label of a content tab, which links can lead to. `refusal` tells why the site shows an error in place
    of the table that the directive in this line is for.
    """

    line: int
    end_line: int
    container: int = 0
    label: str | None = None
    refusal: Refusal | None = None


class ThematicBreak(NamedTuple):
    """A thematic break."""

    line: int
    container: int = 0


Block: TypeAlias = Heading | Table | Paragraph | HtmlBlock | CodeBlock | SiteMarkup | ThematicBreak


class Page(NamedTuple):
    """A Markdown page: its lines without line endings, and its leaf blocks in reading order.

    Each block has a `container` number: that of the list item, block quote or footnote it is in, or 0 for the page
    itself. Two blocks with the same number are in the same container.

    `links` are all links of the page, including links in cells. `definitions` are the link reference definitions; of
    two with the same label, only the first. `undefined` are the references without a definition. `ids` are the values
    of HTML `id` and `name` attributes, `footnotes` the labels of the defined footnotes.

    A notebook is a page too. Its lines are the lines of its Markdown cells, the `notebook_cells`, with a blank line
    between two cells; blocks of different cells are in different containers, and `top_containers` are the cells
    themselves. `is_static` is false if the notebook's code may create headings and ids. `has_gfm_tables` is false if the
    site reads tables by other rules than GFM.
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
    has_gfm_tables: bool = True
    slugs: Slugs = "markdown"
    top_containers: frozenset[int] = frozenset((0,))

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables of the page, in any container."""
        return tuple([block for block in self.blocks if isinstance(block, Table)])

    @property
    def comments(self) -> tuple[Comment, ...]:
        """The comments for mdlint, in any container."""
        return tuple([comment for block in self.blocks if isinstance(block, HtmlBlock) for comment in block.comments])

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings of the page, in any container."""
        return tuple([block for block in self.blocks if isinstance(block, Heading)])

    def slice(self, span: Span) -> str:
        """Return the text of a span, its lines joined by line feeds."""
        return text_at(self.lines, span)
