"""The tables in a stream of HTML, built as browsers do (HTML Living Standard §13.2.6.4.9 to 15, the "in table" modes).

Rows, groups and cells begin and end by their tags, or because another one begins that can't stand inside. What stands in
a table but in no cell is shown above it. `template`, `svg` and `math`, of which GitHub lets nothing
through, are read like any other element.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from mdlint.markdown.html.markup import Markup
from mdlint.markdown.html_tables.cell_content import WHITE_SPACE, CellContent
from mdlint.markdown.inline.text import Inline
from mdlint.markdown.source_map import Places
from mdlint.model import Align, Link, Position

# What each element stands in: the table (0), a group of rows (1), or a row (2). What is open further inside ends where it begins.
_LEVELS = {"caption": 0, "col": 0, "colgroup": 0, "tbody": 0, "td": 2, "tfoot": 0, "th": 2, "thead": 0, "tr": 1}
_GROUPS = ("tbody", "tfoot", "thead")
_CELLS = ("td", "th")
STRUCTURE = frozenset({"table", *_LEVELS})
# Tables further inside are left aside. Browsers end at some depth too.
MAX_DEPTH = 16
# HTML's limits, and 0 for all rows that are left.
_MAX_COLSPAN = 1000
_MAX_ROWSPAN = 65534
_NUMBER = re.compile(rf"[{WHITE_SPACE}]*+\+?0*+([0-9]*+)")
_ALIGN: dict[str, Align] = {"left": "left", "center": "center", "right": "right"}
_TEXT_ALIGN = re.compile(rf"(?:^|;)[{WHITE_SPACE}]*+text-align[{WHITE_SPACE}]*+:[{WHITE_SPACE}]*+([a-z]++)")


@dataclass(slots=True, eq=False)
class HtmlCell:
    """A cell. `after` is the place right behind its tag; `first` and `last` are where its content begins and ends, if any."""

    name: str
    after: Position
    colspan: int = 1
    rowspan: int = 1
    align: Align | None = None
    content: CellContent = field(default_factory=CellContent)
    links: list[Link] = field(default_factory=list)
    first: Position | None = None
    last: Position | None = None

    @property
    def end(self) -> Position:
        """One past the last character of the content."""
        return self.last or self.after


@dataclass(slots=True, eq=False)
class HtmlRow:
    """A row, from its tag, or from that of its first cell."""

    start: Position
    end: Position
    cells: list[HtmlCell] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class HtmlGroup:
    """A `thead`, `tbody` or `tfoot`."""

    name: str
    rows: list[HtmlRow] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class HtmlTable:
    """A table, and what of it is open. `block` is the number of the block it begins in.

    Nothing but comments stands between it and `above` in that block; None is the start of the block.
    """

    block: int
    start: Position
    end: Position
    above: Position | None = None
    groups: list[HtmlGroup] = field(default_factory=list)
    in_caption: bool = False
    group: HtmlGroup | None = None
    row: HtmlRow | None = None
    cell: HtmlCell | None = None

    @property
    def is_between_cells(self) -> bool:
        """Whether what comes next belongs to no part of the table, and is shown above it."""
        return self.cell is None and not self.in_caption


class TableTree:
    """Builds tables from text and tags, block by block. `tables` has them in the order in which they begin."""

    def __init__(self, *, is_jsx: bool = False) -> None:
        self.tables: list[HtmlTable] = []
        self._is_jsx = is_jsx
        self._open: list[HtmlTable] = []
        # How many tables are open that stand too deep.
        self._too_deep = 0
        self._block = 0
        self._text = ""
        self._places = Places(())
        self._links: list[Link] = []
        # Where the open cells' content goes on in the block.
        self._from: dict[HtmlCell, int] = {}
        # Where the last ends of what is no comment.
        self._above: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether what comes next is part of a table."""
        return bool(self._open)

    def begin_block(self, number: int, text: str, places: Places, links: Sequence[Link]) -> None:
        """Begin to read a block; `links` are those in its text."""
        self._block, self._text, self._places = number, text, places
        self._links = list(reversed(links))
        self._from = dict.fromkeys((table.cell for table in self._open if table.cell), 0)
        self._above = None

    def end_block(self) -> None:
        """End the block, which what is open may outlast."""
        self._take_links(len(self._text))
        for cell in self._from:
            self._extend(cell, len(self._text))

    def add_text(self, start: int, end: int) -> None:
        """Add text of HTML."""
        written = self._text[start:end]
        is_blank = not written.strip(WHITE_SPACE)
        if not is_blank:
            self._above = end
        # Blank text between rows stays where it is.
        if (cell := self._cell) and not (is_blank and self._open[-1].is_between_cells):
            cell.content.add_text(written)

    def add_markdown(self, inline: Inline) -> None:
        """Add a Markdown block, or part of one."""
        self._above = len(self._text)
        if cell := self._cell:
            cell.content.add_block(inline)

    def add_markup(self, markup: Markup) -> None:
        """Add a tag; of comments nothing is seen."""
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
        """Let a pipe table begin and end: it stands in a cell, or ends the table that it can't stand in."""
        if self._open and self._open[-1].is_between_cells:
            self._end_table(self._open[-1].end)

    def end(self) -> None:
        """Close all tables where the last block ends."""
        while self._open:
            table = self._open[-1]
            self._close(table, 0, len(self._text))
            self._end_table(table.end)

    @property
    def _cell(self) -> HtmlCell | None:
        """The cell that content goes to: from between the cells of a table, to the one that the table stands in."""
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
        start, end = self._places.position(markup.start), self._places.position(markup.end)
        above = None if self._above is None else self._places.position(self._above)
        self._open.append(HtmlTable(self._block, start, end, above))
        self.tables.append(self._open[-1])

    def _start_inside(self, table: HtmlTable, markup: Markup, level: int) -> None:
        """Open a group, row or cell, and before that the group and the row it needs to stand in."""
        if table.group is None:
            table.group = HtmlGroup(markup.name if markup.name in _GROUPS else "tbody")
            table.groups.append(table.group)
        if level > 0 and table.row is None:
            table.row = HtmlRow(self._places.position(markup.start), self._places.position(markup.end))
            table.group.rows.append(table.row)
        if level > 1 and table.row:
            table.cell = self._new_cell(markup)
            table.row.cells.append(table.cell)
            self._from[table.cell] = markup.end

    def _new_cell(self, markup: Markup) -> HtmlCell:
        cell = HtmlCell(markup.name, self._places.position(markup.end))
        values: dict[str, str] = {}
        for attribute in markup.attributes:
            # Of two attributes with one name the first counts.
            values.setdefault(attribute.name, self._text[attribute.start : attribute.end])
        colspan, rowspan = (self._span(values.get(name, "")) for name in ("colspan", "rowspan"))
        cell.colspan = min(colspan or 1, _MAX_COLSPAN)
        cell.rowspan = 1 if rowspan is None else min(rowspan, _MAX_ROWSPAN)
        styles = _TEXT_ALIGN.findall(values.get("style", "").lower())
        cell.align = _ALIGN.get(styles[-1] if styles else values.get("align", "").strip(WHITE_SPACE).lower())
        return cell

    def _span(self, value: str) -> int | None:
        """The number that a `colspan` or `rowspan` is; JSX has it in braces."""
        return _number(value.removeprefix("{") if self._is_jsx else value)

    def _end(self, markup: Markup) -> None:
        if self._too_deep:
            self._too_deep -= markup.name == "table"
            return
        table = self._open[-1] if self._open else None
        if table is None:
            return
        end = self._places.position(markup.end)
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
        """End the innermost table. Text of the cell it stands in goes on in a new line."""
        self._open.pop().end = end
        if cell := self._cell:
            cell.content.add_tag("div", "", closing=True)

    def _close(self, table: HtmlTable, level: int, offset: int) -> None:
        """Close what is open in a table deeper than a level: cells at 2, rows too at 1, groups too at 0."""
        if table.cell and table.row:
            self._extend(table.cell, offset)
            del self._from[table.cell]
            table.row.end = table.end = table.cell.end
            table.cell = None
        if level < 2:
            table.row = None
        if level < 1:
            table.group = None

    def _extend(self, cell: HtmlCell, end: int) -> None:
        """Note how far the content of a cell goes in this block."""
        start = self._from[cell]
        written = self._text[start:end]
        content = written.strip(WHITE_SPACE)
        if content:
            start += len(written) - len(written.lstrip(WHITE_SPACE))
            cell.first = cell.first or self._places.position(start)
            cell.last = self._places.position(start + len(content))

    def _take_links(self, offset: int) -> None:
        """Give the links up to an offset to the cell that is open, if one is."""
        if not self._links:
            return
        place = self._places.position(offset)
        cell = self._cell
        while self._links and self._links[-1].span.start < place:
            link = self._links.pop()
            if cell:
                cell.links.append(link)


def _number(text: str) -> int | None:
    """The number that a text begins with, read as HTML does; one of many digits is only said to be large."""
    digits = _NUMBER.match(text)
    if digits is None or not digits[0].strip(f"+{WHITE_SPACE}"):
        return None
    return int(digits[1][:6] or "0")
