"""The HTML tables of a page: its blocks are joined to the stream of HTML that a browser gets, and read from that.

A blank line ends an HTML block (CommonMark §4.6), so a table may continue over several blocks, with Markdown between
them. GitHub shows that Markdown inside the cell, and so it is read here.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from mdlint.markdown.html.conditions import ends_at_blank_line
from mdlint.markdown.html.markup import read_markup
from mdlint.markdown.html.tags import tag_at
from mdlint.markdown.html_tables.grid import rows_of_slots
from mdlint.markdown.html_tables.tree import STRUCTURE, HtmlCell, HtmlGroup, HtmlRow, HtmlTable, TableTree
from mdlint.markdown.inline.links import read_links
from mdlint.markdown.inline.parser import References, parse_inline
from mdlint.markdown.inline.text import Inline
from mdlint.markdown.leaves import (
    BreakLeaf,
    FencedCode,
    HeadingLeaf,
    HtmlLeaf,
    IndentedCode,
    Leaf,
    MarkupLeaf,
    ParagraphLeaf,
    TableLeaf,
    code_lines,
    without_fences,
)
from mdlint.markdown.source_map import SourceMap
from mdlint.model import Cell, Link, Position, Row, Span, Table, TextLine, text_at
from mdlint.text.lazy_pattern import lazy_pattern

_TABLE = lazy_pattern(r"<table(?=[ \t\f/>]|$)", re.IGNORECASE)
_TABLE_OR_COMMENT = lazy_pattern(rf"{_TABLE.pattern}|<!--", re.IGNORECASE)
_STRUCTURE = lazy_pattern(rf"</?(?:{'|'.join(sorted(STRUCTURE))})(?=[ \t\n\f\r/>])", re.IGNORECASE)
_GROUP_ORDER = {"thead": 0, "tfoot": 2}


class HtmlTables:
    """Reads the HTML tables of a page, block by block."""

    def __init__(self, lines: Sequence[str], references: References) -> None:
        self._lines = lines
        self._references = references
        self._tree = TableTree(is_jsx=references.is_jsx)
        self._unclosed = ""

    def add(self, number: int, leaf: Leaf, links: Sequence[Link]) -> None:
        """Read the leaf with a number, if it is in a table or may hold one. `links` are the links in it."""
        if not (self._tree.is_open or self._unclosed or _may_begin_table(leaf)):
            return
        lines = self._lines_of(leaf)
        if lines and (isinstance(leaf, HtmlLeaf) or not self._unclosed):
            text = "\n".join([line.text for line in lines])
            self._tree.begin_block(number, text, SourceMap(lines), links)
            self._read(leaf, text)
            self._tree.end_block()

    def tables(self) -> Iterator[tuple[Table, int, Position | None]]:
        """Yield the tables that have cells, in the order of their beginnings, each with the number of its first block.

        The third value is the end of the content before the table in that block, except for comments; None without such
        content.
        """
        self._tree.end()
        for built in self._tree.tables:
            if table := self._table(built):
                yield table, built.block, built.above

    def _lines_of(self, leaf: Leaf) -> Sequence[TextLine]:
        match leaf:
            case TableLeaf():
                return [leaf.header, leaf.delimiter, *leaf.rows]
            case FencedCode() | IndentedCode():
                return code_lines(self._lines[leaf.line - 1 : leaf.last], leaf)
            case BreakLeaf() | MarkupLeaf():
                return ()
        return leaf.lines

    def _read(self, leaf: Leaf, text: str) -> None:
        match leaf:
            case HtmlLeaf(is_inline=False):
                self._read_html(text)
            case ParagraphLeaf() | HeadingLeaf() | HtmlLeaf():
                self._read_inline(text)
            case FencedCode():
                self._tree.add_markdown(Inline(without_fences(text, leaf.fence), code=True))
            case IndentedCode():
                self._tree.add_markdown(Inline(text, code=True))
            case TableLeaf():
                self._tree.add_pipe_table()

    def _read_html(self, text: str) -> None:
        position = 0
        unclosed, self._unclosed = self._unclosed, ""
        for markup in read_markup(text, unclosed=unclosed):
            if markup.start < position:
                # It is inside an expression of the JSX tag before.
                continue
            jsx = tag_at(text, markup.start, is_jsx=True) if self._references.is_jsx and markup.name else None
            whole = markup._replace(end=jsx.end()) if jsx else markup
            self._tree.add_text(position, whole.start)
            self._tree.add_markup(whole)
            position = whole.end
            self._unclosed = whole.unclosed
        self._tree.add_text(position, len(text))

    def _read_inline(self, text: str) -> None:
        """Read Markdown. Tags of tables mean the same in it as in HTML."""
        position = 0
        for start, end in read_links(text, self._references).tags if _STRUCTURE.search(text) else ():
            if _STRUCTURE.match(text, start):
                self._tree.add_markdown(parse_inline(text[position:start], self._references))
                self._tree.add_markup(next(read_markup(text, start))._replace(end=end))
                position = end
        self._tree.add_markdown(parse_inline(text[position:], self._references))

    def _table(self, built: HtmlTable) -> Table | None:
        """Return the table with its rows in the order in which they are shown: the head first, the foot last."""
        groups = sorted(built.groups, key=lambda group: _GROUP_ORDER.get(group.name, 1))
        written = [row for group in groups for row in group.rows]
        cells = {cell: self._cell(cell) for row in written for cell in row.cells}
        grid = rows_of_slots([[row.cells for row in group.rows] for group in groups])
        rows = [(row, slots) for row, slots in zip(written, grid, strict=True) if row.cells]
        if not rows:
            return None
        header, *body = (_row(row, slots, cells) for row, slots in rows)
        return Table(
            span=Span(*built.start, *built.end),
            header=header,
            delimiter=None,
            align=tuple([cell.align if cell else None for cell in rows[0][1]]),
            rows=tuple(body),
            kind="html",
            header_rows=_header_rows(groups, [slots for _, slots in rows]),
        )

    def _cell(self, cell: HtmlCell) -> Cell:
        span = Span(*(cell.first or cell.tag_end), *cell.end)
        inline = cell.content.read()
        raw = text_at(self._lines, span)
        return Cell(span, raw, inline.text, inline.bold, inline.code, tuple(cell.links), *inline.more)


def _header_rows(groups: Sequence[HtmlGroup], rows: Sequence[Sequence[HtmlCell | None]]) -> int:
    """Return how many rows are the header: the rows of `thead`, or else the first rows whose cells are all `th`.

    One row, if that would be all rows. From the second row on, a `th` alone in its row is a caption.
    """
    count = sum(1 for group in groups if group.name == "thead" for row in group.rows if row.cells)
    if not count:
        while count < len(rows) and _is_header(rows[count], is_first=count == 0):
            count += 1
    return count if 0 < count < len(rows) else 1


def _is_header(slots: Sequence[HtmlCell | None], *, is_first: bool) -> bool:
    cells = {cell for cell in slots if cell}
    return all(cell.name == "th" for cell in cells) and (is_first or len(cells) > 1)


def _row(row: HtmlRow, slots: Sequence[HtmlCell | None], cells: Mapping[HtmlCell, Cell]) -> Row:
    """Return a row. An empty cell is put in each slot that no cell covers, right after the cell before."""
    made: list[Cell] = []
    for cell in slots:
        end = made[-1].span.end if made else row.start
        made.append(cells[cell] if cell else Cell(Span(*end, *end), "", ""))
    return Row(Span(*row.start, *row.end), tuple(made))


def _may_begin_table(leaf: Leaf) -> bool:
    """Whether a table, or a comment that hides one, may begin in a leaf."""
    match leaf:
        case HtmlLeaf():
            marks = _TABLE_OR_COMMENT if ends_at_blank_line(leaf.condition) else _TABLE
            return any(marks.search(line.text) for line in leaf.lines)
        case ParagraphLeaf() | HeadingLeaf():
            return any("<" in line.text and _TABLE.search(line.text) for line in leaf.lines)
    return False
