"""From leaf blocks to the blocks of a `Page`: cells with their places and text, headings, what stands right above a table.

Links are collected on the way, in reading order.
"""

from collections.abc import Callable, Sequence

from mdlint.markdown.comments import read_comment, schema_named
from mdlint.markdown.headings import listed_ids, read_heading
from mdlint.markdown.inline import References, is_plain, parse_inline
from mdlint.markdown.leaves import (
    BreakLeaf,
    FencedCode,
    HeadingLeaf,
    HtmlLeaf,
    IndentedCode,
    Leaf,
    ParagraphLeaf,
    TableLeaf,
)
from mdlint.markdown.links import InlineLinks, may_hold_links, read_links
from mdlint.markdown.pipes import alignments, split_row
from mdlint.markdown.places import Places
from mdlint.markdown.tags import read_html
from mdlint.model import (
    Block,
    Cell,
    CodeBlock,
    Dialect,
    Heading,
    HtmlBlock,
    Link,
    Paragraph,
    Reference,
    Row,
    Span,
    Table,
    TextLine,
    ThematicBreak,
)


class PageBuilder:
    """Makes the blocks of a page from its leaves, and collects `links`, `undefined` references and `ids` on the way."""

    def __init__(self, references: References, dialect: Dialect) -> None:
        self.links: list[Link] = []
        self.undefined: list[Reference] = []
        self.ids: list[str] = []
        self._references = references
        self._dialect = dialect

    def build(self, leaves: Sequence[Leaf]) -> tuple[Block, ...]:
        """The blocks in reading order."""
        blocks: list[Block] = []
        for leaf in leaves:
            match leaf:
                case ParagraphLeaf():
                    blocks.append(self._paragraph(leaf))
                case HeadingLeaf():
                    blocks.append(self._heading(leaf))
                case TableLeaf():
                    headings = [block for i in leaf.headings if isinstance(block := blocks[i], Heading)]
                    blocks.append(self._table(leaf, tuple(headings), _schema_above(blocks, leaf.container)))
                case HtmlLeaf():
                    blocks.append(self._html(leaf))
                case FencedCode() | IndentedCode():
                    blocks.append(CodeBlock(leaf.line, leaf.last, leaf.container))
                case BreakLeaf():
                    blocks.append(ThematicBreak(leaf.line, leaf.container))
        return tuple(blocks)

    def _paragraph(self, leaf: ParagraphLeaf) -> Paragraph:
        if any(may_hold_links(line.text) for line in leaf.lines):
            self._read_lines(leaf.lines)
        if self._dialect == "mkdocs" and any("{" in line.text for line in leaf.lines):
            self.ids += listed_ids("\n".join([line.text for line in leaf.lines]))
        return Paragraph(tuple(leaf.lines), leaf.container)

    def _heading(self, leaf: HeadingLeaf) -> Heading:
        if any(may_hold_links(line.text) for line in leaf.lines):
            self._read_lines(leaf.lines)
        return read_heading(leaf, self._references, self._dialect)

    def _html(self, leaf: HtmlLeaf) -> HtmlBlock:
        text = "\n".join([line.text for line in leaf.lines])
        html = read_html(text)
        places = Places(leaf.lines)
        self.links += [Link(places.span(link.start, link.end), link.target, "", "html") for link in html.links]
        self.ids += html.ids
        comments = [comment for bounds in html.comments if (comment := read_comment(text, *bounds, places))]
        return HtmlBlock(tuple(leaf.lines), leaf.condition, leaf.container, tuple(comments))

    def _read_lines(self, lines: Sequence[TextLine]) -> None:
        found = read_links("\n".join([line.text for line in lines]), self._references)
        self._collect(found, Places(lines).span)

    def _collect(self, found: InlineLinks, span: Callable[[int, int], Span]) -> tuple[Link, ...]:
        links = tuple([Link(span(link.start, link.end), *link[2:]) for link in found.links])
        self.links += links
        self.undefined += [Reference(span(start, end), label) for start, end, label in found.undefined]
        self.ids += found.ids
        return links

    def _table(self, leaf: TableLeaf, headings: tuple[Heading, ...], schema: TextLine | None) -> Table:
        return Table(
            header=self._row(leaf.header),
            delimiter=self._row(leaf.delimiter),
            align=alignments(leaf.delimiter.text),
            rows=tuple([self._row(line) for line in leaf.rows]),
            headings=headings,
            container=leaf.container,
            schema=schema.text if schema else None,
            schema_span=schema.span if schema else None,
        )

    def _row(self, line: TextLine) -> Row:
        number, first, text, _ = line
        cells = [self._cell(number, first + start, text[start:end]) for start, end in split_row(text)]
        return Row(line.span, tuple(cells))

    def _cell(self, number: int, column: int, raw: str) -> Cell:
        """A cell of a line, from a column on. GFM resolves escaped pipes before anything else, in code spans too."""
        span = Span(number, column, number, column + len(raw))
        if is_plain(raw):
            return Cell(span, raw, raw)
        content = raw.replace("\\|", "|")
        links: tuple[Link, ...] = ()
        if may_hold_links(content):
            found = read_links(content, self._references)
            columns = [column + offset for offset in _kept(raw)] if found.links or found.undefined else []
            links = self._collect(found, lambda start, end: Span(number, columns[start], number, columns[end]))
            content = found.content
        inline = parse_inline(content, self._references)
        return Cell(span, raw, inline.text, inline.bold, inline.code, links)


def _schema_above(blocks: Sequence[Block], container: int) -> TextLine | None:
    """The schema that a comment names right above what follows; other comments may stand between."""
    for above in reversed(blocks):
        if not isinstance(above, HtmlBlock) or not above.is_comment or above.container != container:
            return None
        if named := next(filter(None, map(schema_named, above.comments)), None):
            return named
    return None


def _kept(raw: str) -> Sequence[int]:
    """For each character of the cell without its pipes' backslashes, and for its end, the offset in the cell as written."""
    if "\\|" not in raw:
        return range(len(raw) + 1)
    kept = [offset for offset in range(len(raw)) if not raw.startswith("\\|", offset)]
    return [*kept, len(raw)]
