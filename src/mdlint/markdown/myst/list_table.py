"""`{list-table}`: a list of rows, each a list of cells (docutils' "list-table"). The content of a cell is Markdown.

Rows of unequal length are an error in docutils; here they are kept, to be reported. Other lists of which docutils makes
no table are skipped.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from mdlint.markdown.containers import Container
from mdlint.markdown.html.markup import read_markup
from mdlint.markdown.html_tables.cell_content import CellContent
from mdlint.markdown.inline.parser import References, parse_inline
from mdlint.markdown.inline.text import Inline
from mdlint.markdown.leaves import (
    BreakLeaf,
    DirectiveLeaf,
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
from mdlint.markdown.myst.directive_table import directive_table, refusal
from mdlint.markdown.myst.options import count_of, read_options
from mdlint.model import Cell, Link, Row, Span, Table, TextLine, text_at

_BULLETS = "*+-"
_Member = TypeVar("_Member")


class ListTables:
    """Reads the tables that lists make. `links` are all links of the page, in the order of their beginnings."""

    def __init__(
        self,
        lines: Sequence[str],
        leaves: Sequence[Leaf],
        containers: Sequence[Container],
        links: Sequence[Link],
        references: References,
    ) -> None:
        self._lines = lines
        self._leaves = leaves
        self._containers = containers
        self._links = links
        self._references = references

    def read(self, leaf: DirectiveLeaf, number: int) -> Table | str | None:
        """Return the table of the directive that the leaf of that number opens, or why docutils refuses it.

        None if there is no table for another reason.
        """
        rows = self._rows_in(leaf.inner)
        if rows is None:
            return None
        contents = self._contents(leaf.inner, number, rows)
        if contents is None:
            return None
        options = read_options(leaf.options)
        header_rows = count_of(options, "header-rows")
        counts = [len(cells) for _, cells in rows]
        # Rows of unequal length are a mistake in a row, which is reported there.
        if len(set(counts)) == 1 and (reason := refusal(options, counts, counts[0])):
            return reason
        if len(rows) < header_rows or len(rows) == header_rows > 0:
            return None
        return directive_table(leaf, [self._row(row, cells, contents) for row, cells in rows], header_rows, "list")

    def _inside(self, directive: int) -> list[Container]:
        """Return the containers in a directive: those from the first after it up to the first one outside."""
        inside, numbers = [], {directive}
        for container in _from(self._containers, directive):
            if container.parent not in numbers:
                break
            numbers.add(container.number)
            inside.append(container)
        return inside

    def _rows_in(self, directive: int) -> list[tuple[Container, list[Container]]] | None:
        """Return the items of the list in a directive, each with the items of the list in it.

        None if the directive or an item holds anything else.
        """
        if not directive:
            return None
        rows: dict[int, tuple[Container, list[Container]]] = {}
        for container in self._inside(directive):
            if container.parent == directive:
                rows[container.number] = (container, [])
            elif container.parent in rows:
                rows[container.parent][1].append(container)
        lists = [[row for row, _ in rows.values()], *(cells for _, cells in rows.values())]
        return list(rows.values()) if all(map(self._is_bullet_list, lists)) else None

    def _is_bullet_list(self, items: Sequence[Container]) -> bool:
        """Whether adjacent containers are the items of one list with bullets."""
        marks = {self._lines[item.marker.line - 1][item.marker.column - 1] for item in items}
        return len(marks) == 1 and marks.issubset(_BULLETS) and all(item.kind == "item" for item in items)

    def _contents(
        self, directive: int, number: int, rows: Sequence[tuple[Container, Sequence[Container]]]
    ) -> Mapping[int, Sequence[Leaf]] | None:
        """Return the leaves of each cell by its number; None if a leaf is in the list but outside of all cells."""
        contents: dict[int, list[Leaf]] = {cell.number: [] for _, cells in rows for cell in cells}
        cell_of = {number: number for number in contents}
        known = {directive, *(row.number for row, _ in rows)}
        for container in self._inside(directive):
            if container.number not in known and container.number not in cell_of:
                cell_of[container.number] = cell_of[container.parent]
        for leaf in _from(self._leaves, number + 1):
            if leaf.container in known:
                return None
            if leaf.container not in cell_of:
                break
            contents[cell_of[leaf.container]].append(leaf)
        return contents

    def _row(self, row: Container, cells: Sequence[Container], contents: Mapping[int, Sequence[Leaf]]) -> Row:
        read = tuple([self._cell(cell, contents[cell.number]) for cell in cells])
        return Row(Span(*row.marker, *read[-1].span.end), read)

    def _cell(self, item: Container, leaves: Sequence[Leaf]) -> Cell:
        """Return the cell from its first to its last visible character. An empty cell is after its bullet."""
        content = CellContent()
        spans: list[Span] = []
        for leaf in leaves:
            lines = self._add(leaf, content)
            spans += [line.span for line in lines]
        if not spans:
            return Cell(Span(*item.content, *item.content), "", "")
        span = Span(*spans[0].start, *spans[-1].end)
        inline = content.read()
        first, last = (
            bisect_left(self._links, place, key=lambda link: link.span.start) for place in (span.start, span.end)
        )
        links = tuple(self._links[first:last])
        raw = text_at(self._lines, span)
        return Cell(span, raw, inline.text, inline.bold, inline.code, links, *inline.more)

    def _add(self, leaf: Leaf, content: CellContent) -> Sequence[TextLine]:
        """Add a leaf to the content of its cell, and return its lines."""
        match leaf:
            case ParagraphLeaf() | HeadingLeaf():
                content.add_block(parse_inline(_joined(leaf.lines), self._references))
                return leaf.lines
            case HtmlLeaf():
                _add_html(_joined(leaf.lines), content)
                return leaf.lines
            case FencedCode() | IndentedCode():
                lines = code_lines(self._lines[leaf.line - 1 : leaf.last], leaf)
                text = _joined(lines)
                if isinstance(leaf, FencedCode):
                    text = without_fences(text, leaf.fence)
                content.add_block(Inline(text, code=True))
                return lines
            case TableLeaf():
                return [leaf.header, leaf.delimiter, *leaf.rows]
            case BreakLeaf() | MarkupLeaf():
                return ()


def _from(members: Sequence[_Member], start: int) -> Iterator[_Member]:
    """Yield the members from an index on. A slice would copy all that follows on the page for each table."""
    return (members[index] for index in range(start, len(members)))


def _joined(lines: Sequence[TextLine]) -> str:
    return "\n".join([line.text for line in lines])


def _add_html(html: str, content: CellContent) -> None:
    position = 0
    for markup in read_markup(html):
        content.add_text(html[position : markup.start])
        if markup.name:
            content.add_tag(markup.name, html[markup.start : markup.end], closing=markup.closing)
        position = markup.end
    content.add_text(html[position:])
