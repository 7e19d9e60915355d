"""Rows that were meant to continue a table but are cut off from it: for the rules about rows outside tables."""

from collections.abc import Mapping
from typing import NamedTuple

from mdlint.model import HtmlBlock, Page, Paragraph, Span, Table
from mdlint.rules._rows import cell_count, has_outer_pipe, is_delimiter, is_pipe_table, is_row, is_row_like
from mdlint.stray_lines import is_opened
from mdlint.text.lazy_pattern import lazy_pattern

# A line with nothing but quote markers and white space is blank.
_QUOTE_MARKERS = " \t>"


# The rows are items of a list.
LIST = "a list"
_ITEM = lazy_pattern(r"(?:[0-9]{1,9}[.)]|[-+*])[ \t]+\Z")


class CutOff(NamedTuple):
    """A table whose rows are cut off, and the cause: "a blank line", "a comment", `LIST`; None if its container ends."""

    table: Table
    by: str | None


def cut_off_rows(page: Page) -> dict[int, CutOff]:
    """Find the paragraphs that were meant to continue a pipe table, by their index in `page.blocks`.

    Such a paragraph is in the table's container, with only blank lines, comments and other such paragraphs between
    them, or it is right below the table's container. It begins with a row of as many cells as the table's header, or
    with a row of another number of cells that is not followed by such a row. A paragraph that has a delimiter row, or
    is right above one, was meant as another table. Below a table without outer pipes, the first item of a list may be a
    row.
    """
    found: dict[int, CutOff] = {}
    # Whether a row of a table has outer pipes, by the place of the table: many paragraphs may follow one long table.
    piped: dict[Span, bool] = {}
    for index, block in enumerate(page.blocks):
        if isinstance(block, Paragraph) and "|" in block.lines[0].text:
            cut = _above(page, index, block, found) or _outside(page, index, block)
            if cut is not None and _continues(page, index, block, cut, piped):
                found[index] = cut
            elif listed := _as_list(page, index, block):
                found[index] = listed
    return found


def _above(page: Page, index: int, paragraph: Paragraph, found: Mapping[int, CutOff]) -> CutOff | None:
    """Return the table above a paragraph in its container, if only comments and cut-off paragraphs are between them."""
    by = "a blank line"
    first = paragraph.lines[0].line
    for at in range(index - 1, -1, -1):
        block = page.blocks[at]
        if block.container != paragraph.container:
            return None
        if is_pipe_table(block):
            return CutOff(block, by) if _are_blank(page, block.span.end_line, first) else None
        if isinstance(block, Paragraph):
            is_near = at in found and _are_blank(page, block.lines[-1].line, first)
            return CutOff(found[at].table, by) if is_near else None
        if not (isinstance(block, HtmlBlock) and block.is_comment and _are_blank(page, block.lines[-1].line, first)):
            return None
        by = "a comment"
        first = block.lines[0].line
    return None


def _outside(page: Page, index: int, paragraph: Paragraph) -> CutOff | None:
    """Return the table right above a paragraph that lacks the marker or the indentation of the table's container."""
    table = page.blocks[index - 1] if index else None
    if not is_pipe_table(table) or table.container == paragraph.container:
        return None
    line = paragraph.lines[0]
    is_next = table.span.end_line + 1 == line.line and line.column < table.header.span.column
    return CutOff(table, None) if is_next else None


def item_marker(page: Page, paragraph: Paragraph) -> int:
    """Return the column of the list marker right before a paragraph; 0 if there is none."""
    line, column = paragraph.lines[0].span.start
    marker = _ITEM.search(page.lines[line - 1][: column - 1])
    return marker.start() + 1 if marker else 0


def _as_list(page: Page, index: int, paragraph: Paragraph) -> CutOff | None:
    """Return the table without outer pipes right above a list item that was meant as a row of it."""
    table = page.blocks[index - 1] if index else None
    line = paragraph.lines[0].line
    if not is_pipe_table(table) or table.container == paragraph.container or table.span.end_line + 1 != line:
        return None
    start = item_marker(page, paragraph)
    if not start or is_opened(table.header):
        return None
    return CutOff(table, LIST) if table.width == cell_count(page.lines[line - 1][start - 1 :]) > 1 else None


def _continues(page: Page, index: int, paragraph: Paragraph, cut: CutOff, piped: dict[Span, bool]) -> bool:
    """Whether the paragraph at `index` has rows of the table above, and not of another table."""
    texts = [line.text for line in paragraph.lines]
    if any(map(is_delimiter, texts)) or _is_header_below(page, index + 1, paragraph.lines[-1].line):
        return False
    count = cell_count(texts[0])
    if count != cut.table.width:
        is_table = len(texts) > 1 and is_row_like(texts[1]) and cell_count(texts[1]) == count
        return cut.by is not None and is_row(texts[0]) and not is_table
    if is_row_like(texts[0]) or (count > 1 and has_outer_pipe(texts[0])):
        return True
    return _continues_without_pipes(page, cut.table, texts, piped)


def _are_blank(page: Page, after: int, before: int) -> bool:
    """Whether all lines between two lines are blank. A link reference definition is not a block, but also not blank."""
    return all(not line.strip(_QUOTE_MARKERS) for line in page.lines[after : before - 1])


def _is_header_below(page: Page, index: int, line: int) -> bool:
    """Whether the block at `index` is a table right below `line`, or a paragraph that begins with a delimiter row."""
    block = page.blocks[index] if index < len(page.blocks) else None
    if is_pipe_table(block):
        return block.header.span.line == line + 1
    return isinstance(block, Paragraph) and is_delimiter(block.lines[0].text)


def _continues_without_pipes(page: Page, table: Table, texts: list[str], piped: dict[Span, bool]) -> bool:
    """Whether all lines are rows of a table written without outer pipes. A single `a | b` may be prose."""
    if table.span not in piped:
        piped[table.span] = any(is_row_like(page.slice(row.span)) for row in (table.header, *table.rows))
    if piped[table.span]:
        return False
    return table.width > 1 and table.width + len(texts) > 3 and all(cell_count(text) == table.width for text in texts)
