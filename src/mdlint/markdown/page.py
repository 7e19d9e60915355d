"""From leaf blocks to the blocks of a `Page`: cells with their places and texts, headings, tables with their headings.

Links are collected on the way, in reading order.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from mdlint.markdown.comments import read_comment, read_comments
from mdlint.markdown.containers import Container
from mdlint.markdown.dialects.attribute_lists import listed_ids, without_markup
from mdlint.markdown.headings import read_heading
from mdlint.markdown.html.conditions import COMMENT
from mdlint.markdown.html.markup import read_html
from mdlint.markdown.html_tables.tables import HtmlTables
from mdlint.markdown.inline.links import InlineLinks, may_hold_links, read_links
from mdlint.markdown.inline.parser import References, parse_inline
from mdlint.markdown.inline.simple import InlineLink, is_plain, read_mixed, read_whole
from mdlint.markdown.inline.text import Inline
from mdlint.markdown.leaves import (
    LIST_TABLE,
    BreakLeaf,
    CommentLeaf,
    DirectiveLeaf,
    FencedCode,
    HeadingLeaf,
    HtmlLeaf,
    IndentedCode,
    Leaf,
    MarkupLeaf,
    ParagraphLeaf,
    TableLeaf,
)
from mdlint.markdown.pipes import alignment
from mdlint.markdown.plain_tables import plain_rows
from mdlint.markdown.source_map import SourceMap, text_of
from mdlint.markdown.syntax import Syntax
from mdlint.markdown.table_schemas import schema_above, schema_in_block, with_schema
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
    Refusal,
    Row,
    SiteMarkup,
    Span,
    Table,
    TextLine,
    ThematicBreak,
)
from mdlint.shape import pipe_header_rows

# The MyST directive that wraps one table.
_TABLE = "table"


class PageBuilder:
    """Makes the blocks of a page from its leaves. On the way it collects `links`, `undefined` references and `ids`."""

    def __init__(
        self,
        lines: Sequence[str],
        references: References,
        dialect: Dialect,
        syntax: Syntax,
        *,
        has_html_tables: bool,
    ) -> None:
        self.links: list[Link] = []
        self.undefined: list[Reference] = []
        self.ids: list[str] = []
        self._references = references
        self._dialect = dialect
        self._syntax = syntax
        self._lines = lines
        self._is_mkdocs = dialect == "mkdocs"
        self._has_html_tables = has_html_tables
        self._html_tables = HtmlTables(lines, references)
        # The directives, each with its table if that is made without reading other leaves.
        self._directives: list[tuple[DirectiveLeaf, Table | str | None]] = []

    def build(
        self, leaves: Sequence[Leaf], headings: Sequence[Sequence[int]], containers: Sequence[Container]
    ) -> tuple[Block, ...]:
        """Return the blocks in reading order, given the leaves and the indices of the headings above each of them."""
        blocks = self._with_html_tables(leaves) if self._has_html_tables else [self._block(leaf) for leaf in leaves]
        tables = self._tables(leaves, blocks)
        if self._directives:
            for number, table in self._directive_tables(leaves, containers):
                markup, leaf = blocks[number], leaves[number]
                if isinstance(markup, SiteMarkup) and isinstance(leaf, DirectiveLeaf) and isinstance(table, str):
                    blocks[number] = markup._replace(refusal=self._refusal(leaf, table))
                elif isinstance(table, Table):
                    tables.setdefault(number, []).append(with_schema(table, schema_above(blocks, number)))
        placed: list[Block] = []
        done = 0
        for number in sorted(tables):
            after = number if isinstance(blocks[number], Table) else number + 1
            above = tuple([heading for i in headings[number] if isinstance(heading := blocks[i], Heading)])
            placed += blocks[done:after]
            placed += [table._replace(headings=above) for table in tables[number]]
            done = number + 1
        return (*placed, *blocks[done:])

    def _with_html_tables(self, leaves: Sequence[Leaf]) -> list[Block]:
        """Return the block of each leaf, and collect what is between the tags of HTML tables."""
        blocks: list[Block] = []
        for number, leaf in enumerate(leaves):
            known = len(self.links)
            blocks.append(self._block(leaf))
            self._html_tables.add(number, leaf, self.links[known:])
        return blocks

    def _tables(self, leaves: Sequence[Leaf], blocks: Sequence[Block]) -> dict[int, list[Table]]:
        """Return the tables, with the schemas that comments name, by the number of the block that each begins in."""
        wrapped = {leaf.inner: leaf.container for leaf, _ in self._directives if leaf.name == _TABLE}
        found = {
            number: [with_schema(block, schema_above(blocks, number, wrapped))]
            for number, block in enumerate(blocks)
            if isinstance(block, Table)
        }
        for table, number, above in self._html_tables.tables():
            placed = table._replace(container=leaves[number].container)
            schema = schema_in_block(blocks[number], above, table)
            if schema is None and above is None:
                schema = schema_above(blocks, number)
            found.setdefault(number, []).append(with_schema(placed, schema))
        return found

    def _block(self, leaf: Leaf) -> Block:
        match leaf:
            case ParagraphLeaf():
                return self._paragraph(leaf)
            case HeadingLeaf():
                return self._heading(leaf)
            case TableLeaf():
                return self._table(leaf)
            case HtmlLeaf():
                return self._html(leaf)
            case MarkupLeaf():
                return self._markup(leaf)
        return _unread_block(leaf)

    def _paragraph(self, leaf: ParagraphLeaf) -> Paragraph:
        lines = leaf.lines
        text = text_of(lines)
        self._read_content(text, lines)
        if self._is_mkdocs and "{" in text:
            self.ids += listed_ids(text)
        refusal = self._syntax.refusal(lines) if self._syntax.has_own_tables and "|" in text else None
        return Paragraph(tuple(lines), leaf.container, refusal)

    def _heading(self, leaf: HeadingLeaf) -> Heading:
        content = text_of(leaf.lines)
        self._read_content(content, leaf.lines)
        return read_heading(leaf, content, self._references, self._dialect)

    def _html(self, leaf: HtmlLeaf) -> HtmlBlock:
        text = text_of(leaf.lines)
        html = read_html(text)
        source = SourceMap(leaf.lines)
        if leaf.is_inline:
            self._read_lines(leaf.lines)
        else:
            self.links += [Link(source.span(link.start, link.end), link.target, "html") for link in html.links]
            self.ids += html.ids
        comments = tuple(read_comments(text, html.comments, source))
        return HtmlBlock(tuple(leaf.lines), leaf.condition, leaf.container, comments)

    def _markup(self, leaf: MarkupLeaf) -> SiteMarkup | HtmlBlock:
        if isinstance(leaf, CommentLeaf):
            return _comment(leaf)
        if isinstance(leaf, DirectiveLeaf):
            self._directives.append((leaf, self._csv_table(leaf) if leaf.is_verbatim else None))
        label = None
        if leaf.title:
            self._read_lines([leaf.title])
            label = parse_inline(leaf.title.text, self._references).text if leaf.is_tab else None
        return SiteMarkup(leaf.line, leaf.last, leaf.container, label)

    def _read_lines(self, lines: Sequence[TextLine]) -> None:
        """Collect the links, the undefined references and the ids in the inline content of some lines."""
        self._read_content(text_of(lines), lines)

    def _read_content(self, text: str, lines: Sequence[TextLine]) -> None:
        """Do as `_read_lines`, given the text of the lines."""
        if may_hold_links(text):
            found = read_links(text, self._references)
            if found.links or found.undefined or found.ids:
                self._collect(found, SourceMap(lines).span)

    def _collect(self, found: InlineLinks, span: Callable[[int, int], Span]) -> tuple[Link, ...]:
        self.undefined += [Reference(span(start, end), label) for start, end, label in found.undefined]
        self.ids += found.ids
        return self._collect_links(found.links, span)

    def _collect_links(self, found: Sequence[InlineLink], span: Callable[[int, int], Span]) -> tuple[Link, ...]:
        links = tuple([Link(span(start, end), target, kind, label) for start, end, target, kind, label in found])
        self.links += links
        return links

    def _table(self, leaf: TableLeaf) -> Table:
        last = leaf.rows[-1] if leaf.rows else leaf.delimiter
        header, delimiter = self._row(leaf, leaf.header), _delimiter_row(leaf)
        read_row = partial(self._row, leaf)
        rows = plain_rows(leaf, len(header.cells), read_row) or tuple(map(read_row, leaf.rows))
        return Table(
            span=Span(*leaf.header.span.start, *last.span.end),
            header=header,
            delimiter=delimiter,
            align=tuple([alignment(cell.raw) for cell in delimiter.cells]),
            rows=rows,
            container=leaf.container,
            header_rows=pipe_header_rows(header, rows),
        )

    def _csv_table(self, leaf: DirectiveLeaf) -> Table | str | None:
        from mdlint.markdown.myst.csv_table import read_csv_table  # noqa: PLC0415  few pages have one

        return read_csv_table(leaf, self._read_inline)

    def _directive_tables(
        self, leaves: Sequence[Leaf], containers: Sequence[Container]
    ) -> Iterator[tuple[int, Table | str]]:
        """Yield the tables that directives make, or why there is none, each with the number of the directive's leaf."""
        from mdlint.markdown.myst.list_table import ListTables  # noqa: PLC0415  as above

        lists = ListTables(self._lines, leaves, containers, self.links, self._references)
        numbers = {id(leaf): number for number, leaf in enumerate(leaves)}
        for leaf, csv_table in self._directives:
            number = numbers[id(leaf)]
            table = csv_table or (lists.read(leaf, number) if leaf.name == LIST_TABLE else None)
            if table:
                yield number, table

    def _refusal(self, leaf: DirectiveLeaf, reason: str) -> Refusal:
        end = len(self._lines[leaf.line - 1].rstrip()) + 1
        help_ = "docutils shows an error in place of the table."
        return Refusal(Span(leaf.line, leaf.column, leaf.line, end), reason, help_)

    def _read_inline(self, content: str, span: Callable[[int, int], Span]) -> tuple[Inline, tuple[Link, ...]]:
        """Read inline content. `span` maps its offsets to the page."""
        if not may_hold_links(content):
            return parse_inline(content, self._references), ()
        found = read_links(content, self._references)
        return parse_inline(found.without_targets(content), self._references), self._collect(found, span)

    def _row(self, leaf: TableLeaf, line: TextLine) -> Row:
        number, first, text, _, indent = line
        first_pipes, has_lists = leaf.resolves_pipes_first, self._is_mkdocs
        cells: list[Cell] = []
        for start, end in leaf.cells_of(text):
            raw = text[start:end]
            if has_lists or not is_plain(raw):
                cells.append(self._cell(number, first + start, raw, first_pipes))
            else:
                cells.append(Cell(Span(number, first + start, number, first + end), raw, raw))
        return Row(line.span, tuple(cells), indent)

    def _cell(self, number: int, column: int, raw: str, resolves_pipes: bool) -> Cell:  # noqa: FBT001  called for each cell
        """Return the cell at a column of a line."""
        span = Span(number, column, number, column + len(raw))
        content = self._without_attribute_lists(raw) if self._is_mkdocs else raw
        if is_plain(content):
            return Cell(span, raw, content)
        if whole := read_whole(content):
            links = self._whole_link(span, whole.target) if whole.kind == "link" else ()
            return Cell(span, raw, whole.text, whole.kind == "bold", whole.kind == "code", links)
        if mixed := read_mixed(content):
            links = self._collect_links(
                mixed.links, lambda start, end: Span(number, column + start, number, column + end)
            )
            return Cell(span, raw, mixed.text, links=links)
        if resolves_pipes:
            content = content.replace("\\|", "|")
        links = ()
        if may_hold_links(content):
            found = read_links(content, self._references)
            columns = (
                [column + offset for offset in _raw_offsets(raw, resolves_pipes)]
                if found.links or found.undefined
                else []
            )
            links = self._collect(found, lambda start, end: Span(number, columns[start], number, columns[end]))
            content = found.without_targets(content)
            # With escapes resolved and long targets taken out, more contents are simple.
            if mixed := read_mixed(content):
                return Cell(span, raw, mixed.text, links=links)
        inline = parse_inline(content, self._references)
        return Cell(span, raw, inline.text, inline.bold, inline.code, links, *inline.more)

    def _whole_link(self, span: Span, target: str) -> tuple[Link, ...]:
        link = Link(span, target)
        self.links.append(link)
        return (link,)

    def _without_attribute_lists(self, raw: str) -> str:
        """Return a cell as written, with spaces for its attribute lists and PyMdown marks; collect the ids in them."""
        if "{" in raw:
            self.ids += listed_ids(raw)
        return without_markup(raw)


def _delimiter_row(leaf: TableLeaf) -> Row:
    """Return the delimiter row, whose cells are plain."""
    number, first, text, _, indent = leaf.delimiter
    cells: list[Cell] = []
    for start, end in leaf.delimiter_cells():
        mark = text[start:end]
        cells.append(Cell(Span(number, first + start, number, first + end), mark, mark))
    return Row(leaf.delimiter.span, tuple(cells), indent)


def _comment(leaf: CommentLeaf) -> HtmlBlock:
    """Return a comment in the syntax of a dialect as the block of an HTML comment."""
    text = text_of(leaf.lines)
    comment = read_comment(text, (0, len(text)), SourceMap(leaf.lines), (leaf.opening, leaf.closing))
    return HtmlBlock(tuple(leaf.lines), COMMENT, leaf.container, (comment,) if comment else ())


def _unread_block(leaf: FencedCode | IndentedCode | BreakLeaf) -> Block:
    """Return the block of a leaf whose content is not read."""
    match leaf:
        case FencedCode() | IndentedCode():
            return CodeBlock(leaf.line, leaf.last, leaf.container)
        case BreakLeaf():
            return ThematicBreak(leaf.line, leaf.container)


def _raw_offsets(raw: str, resolves_pipes: bool) -> Sequence[int]:  # noqa: FBT001  as above
    """Return the offset in the raw cell of each character of the cell as it is read, and of its end."""
    if not resolves_pipes or "\\|" not in raw:
        return range(len(raw) + 1)
    kept = [offset for offset in range(len(raw)) if not raw.startswith("\\|", offset)]
    return [*kept, len(raw)]
