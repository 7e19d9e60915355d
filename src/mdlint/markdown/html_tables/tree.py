"""The tables in a stream of HTML, built as by a browser (HTML Living Standard §13.2.6.4.9 to 15, the "in table" modes).

Rows, groups and cells begin and end with their tags, or where another element begins that can't be inside them. Content
of a table outside of its cells is shown above the table. `template`, `svg` and `math`, which GitHub removes, are read
like any other element.
"""

from collections.abc import Sequence

from mdlint.markdown.html.markup import WHITE_SPACE, Markup
from mdlint.markdown.html_tables.cell_content import CellContent
from mdlint.markdown.inline.text import Inline
from mdlint.markdown.source_map import SourceMap
from mdlint.model import Align, Link, Position
from mdlint.text.lazy_pattern import lazy_pattern

# The parent of each element: the table (0), a group of rows (1), or a row (2). The element closes all deeper elements.
_LEVELS = {"caption": 0, "col": 0, "colgroup": 0, "tbody": 0, "td": 2, "tfoot": 0, "th": 2, "thead": 0, "tr": 1}
_GROUPS = ("tbody", "tfoot", "thead")
_CELLS = ("td", "th")
STRUCTURE = frozenset({"table", *_LEVELS})
# Tables nested deeper are skipped. Browsers have such a limit, too.
MAX_DEPTH = 16
# The limits of HTML. A `rowspan` of 0 is all rows left in the group.
_MAX_COLSPAN = 1000
_MAX_ROWSPAN = 65534
_NUMBER = lazy_pattern(rf"[{WHITE_SPACE}]*+\+?0*+([0-9]*+)")
_ALIGN: dict[str, Align] = {"left": "left", "center": "center", "right": "right"}
_TEXT_ALIGN = lazy_pattern(rf"(?:^|;)[{WHITE_SPACE}]*+text-align[{WHITE_SPACE}]*+:[{WHITE_SPACE}]*+([a-z]++)")


class HtmlCell:
    """A cell. `tag_end` is the place after its tag; `first` and `last` are where its content begins and ends.

    Both are None if it is empty.
    """

    __slots__ = ("align", "colspan", "content", "first", "last", "links", "name", "rowspan", "tag_end")

    def __init__(self, name: str, tag_end: Position) -> None:
        self.name = name
        self.tag_end = tag_end
        self.colspan = 1
        self.rowspan = 1
        self.align: Align | None = None
        self.content = CellContent()
        self.links: list[Link] = []
        self.first: Position | None = None
        self.last: Position | None = None

    @property
    def end(self) -> Position:
        """Return the place after the last character of the content."""
        return self.last or self.tag_end


class HtmlRow:
    """A row. It starts at its tag, or at the tag of its first cell."""

    __slots__ = ("cells", "end", "start")

    def __init__(self, start: Position, end: Position) -> None:
        self.start = start
        self.end = end
        self.cells: list[HtmlCell] = []


class HtmlGroup:
    """A `thead`, `tbody` or `tfoot`."""

    __slots__ = ("name", "rows")

    def __init__(self, name: str) -> None:
        self.name = name
        self.rows: list[HtmlRow] = []


class HtmlTable:
    """A table, and which of its parts are open. `block` is the number of the block that it begins in.

    `above` is where the content before the table ends in that block, comments aside; None if there is none.
    """

    __slots__ = ("above", "block", "cell", "end", "group", "groups", "in_caption", "row", "start")

    def __init__(self, block: int, start: Position, end: Position, above: Position | None) -> None:
        self.block = block
        self.start = start
        self.end = end
        self.above = above
        self.groups: list[HtmlGroup] = []
        self.in_caption = False
        self.group: HtmlGroup | None = None
        self.row: HtmlRow | None = None
        self.cell: HtmlCell | None = None

    @property
    def is_between_cells(self) -> bool:
        """Whether content that follows is in no part of the table, and so is shown above it."""
        return self.cell is None and not self.in_caption


class TableTree:
    """Builds tables from text and tags, block by block. `tables` are in the order of their beginnings."""

    def __init__(self, *, is_jsx: bool = False) -> None:
        self.tables: list[HtmlTable] = []
        self._is_jsx = is_jsx
        self._open: list[HtmlTable] = []
        # How many open tables are nested too deep.
        self._too_deep = 0
        self._block = 0
        self._text = ""
        self._source = SourceMap(())
        self._links: list[Link] = []
        # Where the content of each open cell begins or continues in the block.
        self._content_starts: dict[HtmlCell, int] = {}
        # Where the last content ends that is not a comment.
        self._above: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether content that follows is part of a table."""
        return bool(self._open)

    def begin_block(self, number: int, text: str, source: SourceMap, links: Sequence[Link]) -> None:
        """Begin to read a block. `links` are the links in its text."""
        self._block, self._text, self._source = number, text, source
        self._links = list(reversed(links))
        self._content_starts = dict.fromkeys((table.cell for table in self._open if table.cell), 0)
        self._above = None

    def end_block(self) -> None:
        """End the block. Tables that are open stay open."""
        self._take_links(len(self._text))
        for cell in self._content_starts:
            self._extend(cell, len(self._text))

    def add_text(self, start: int, end: int) -> None:
        """Add text between tags."""
        written = self._text[start:end]
        is_blank = not written.strip(WHITE_SPACE)
        if not is_blank:
            self._above = end
        # Blank text between rows is not moved above the table.
        if (cell := self._cell) and not (is_blank and self._open[-1].is_between_cells):
            cell.content.add_text(written)

    def add_markdown(self, inline: Inline) -> None:
        """Add a Markdown block, or part of one."""
        self._above = len(self._text)
        if cell := self._cell:
            cell.content.add_block(inline)

    def add_markup(self, markup: Markup) -> None:
        """Add a tag. Comments are not shown, and are skipped."""
        if not markup.name:
            return
        if markup.name in STRUCTURE:
            self._take_links(markup.start)
            if markup.closing:
                self._end(markup)
            else:
                self._start(markup)
        elif cell := self._cell:
            cell.content.add_tag(markup.name, self._text[markup.start : markup.end], closing=markup.closing)
        self._above = markup.end

    def add_pipe_table(self) -> None:
        """Add a pipe table: it is in the open cell, or ends the HTML table in which it can't be."""
        if self._open and self._open[-1].is_between_cells:
            self._end_table(self._open[-1].end)

    def end(self) -> None:
        """Close all tables at the end of the last block."""
        while self._open:
            table = self._open[-1]
            self._close(table, 0, len(self._text))
            self._end_table(table.end)

    @property
    def _cell(self) -> HtmlCell | None:
        """Return the cell that content goes to. Content between cells goes to the cell of the outer table that holds
        it.
        """
        if self._too_deep:
            return None
        inner = next((table for table in reversed(self._open) if not table.is_between_cells), None)
        return inner.cell if inner else None

    def _start(self, markup: Markup) -> None:
        if markup.name == "table":
            self._start_table(markup)
        elif self._open and not self._too_deep:
            table = self._open[-1]
            level = _LEVELS[markup.name]
            self._close(table, level, markup.start)
            table.in_caption = markup.name == "caption"
            if level > 0 or markup.name in _GROUPS:
                self._start_inside(table, markup, level)

    def _start_table(self, markup: Markup) -> None:
        if self._open and self._open[-1].is_between_cells:
            self._end_table(self._open[-1].end)
        if self._too_deep or len(self._open) == MAX_DEPTH:
            self._too_deep += 1
            return
        start, end = self._source.position(markup.start), self._source.position(markup.end)
        above = None if self._above is None else self._source.position(self._above)
        self._open.append(HtmlTable(self._block, start, end, above))
        self.tables.append(self._open[-1])

    def _start_inside(self, table: HtmlTable, markup: Markup, level: int) -> None:
        """Open a group, row or cell, and before that the group and the row that it needs."""
        if table.group is None:
            table.group = HtmlGroup(markup.name if markup.name in _GROUPS else "tbody")
            table.groups.append(table.group)
        if level > 0 and table.row is None:
            table.row = HtmlRow(self._source.position(markup.start), self._source.position(markup.end))
            table.group.rows.append(table.row)
        if level > 1 and table.row:
            table.cell = self._new_cell(markup)
            table.row.cells.append(table.cell)
            self._content_starts[table.cell] = markup.end

    def _new_cell(self, markup: Markup) -> HtmlCell:
        cell = HtmlCell(markup.name, self._source.position(markup.end))
        values: dict[str, str] = {}
        for attribute in markup.attributes:
            # If an attribute is written twice, the first counts.
            values.setdefault(attribute.name, self._text[attribute.start : attribute.end])
        colspan, rowspan = (self._span(values.get(name, "")) for name in ("colspan", "rowspan"))
        cell.colspan = min(colspan or 1, _MAX_COLSPAN)
        cell.rowspan = 1 if rowspan is None else min(rowspan, _MAX_ROWSPAN)
        styles = _TEXT_ALIGN.findall(values.get("style", "").lower())
        cell.align = _ALIGN.get(styles[-1] if styles else values.get("align", "").strip(WHITE_SPACE).lower())
        return cell

    def _span(self, value: str) -> int | None:
        """Return the number in a `colspan` or `rowspan`, which JSX has in braces."""
        return _number(value.removeprefix("{") if self._is_jsx else value)

    def _end(self, markup: Markup) -> None:
        if self._too_deep:
            self._too_deep -= markup.name == "table"
            return
        table = self._open[-1] if self._open else None
        if table is None:
            return
        end = self._source.position(markup.end)
        if markup.name == "table":
            self._close(table, 0, markup.start)
            self._end_table(end)
        elif markup.name == "caption":
            table.in_caption = False
        elif markup.name in _CELLS and table.row and table.cell and table.cell.name == markup.name:
            self._close(table, 2, markup.start)
            table.row.end = end
        elif markup.name == "tr" and table.row:
            row = table.row
            self._close(table, 1, markup.start)
            row.end = end
        elif table.group and table.group.name == markup.name:
            self._close(table, 0, markup.start)

    def _end_table(self, end: Position) -> None:
        """End the innermost table. Text after it in the same outer cell is on a new line."""
        self._open.pop().end = end
        if cell := self._cell:
            cell.content.add_tag("div", "", closing=True)

    def _close(self, table: HtmlTable, level: int, offset: int) -> None:
        """Close the open parts of a table: cells at level 2, rows too at level 1, groups too at level 0."""
        if table.cell and table.row:
            self._extend(table.cell, offset)
            del self._content_starts[table.cell]
            table.row.end = table.end = table.cell.end
            table.cell = None
        if level < 2:
            table.row = None
        if level < 1:
            table.group = None

    def _extend(self, cell: HtmlCell, end: int) -> None:
        """Record where the content of a cell ends in this block, and where it starts if it starts here."""
        start = self._content_starts[cell]
        written = self._text[start:end]
        content = written.strip(WHITE_SPACE)
        if content:
            start += len(written) - len(written.lstrip(WHITE_SPACE))
            cell.first = cell.first or self._source.position(start)
            cell.last = self._source.position(start + len(content))

    def _take_links(self, offset: int) -> None:
        """Give the links up to an offset to the open cell, if one is open."""
        if not self._links:
            return
        place = self._source.position(offset)
        cell = self._cell
        while self._links and self._links[-1].span.start < place:
            link = self._links.pop()
            if cell:
                cell.links.append(link)


def _number(text: str) -> int | None:
    """Return the number that a text begins with, as HTML reads it; None without digits. At most 6 digits are read."""
    digits = _NUMBER.match(text)
    if digits is None or not digits[0].strip(f"+{WHITE_SPACE}"):
        return None
    return int(digits[1][:6] or "0")
