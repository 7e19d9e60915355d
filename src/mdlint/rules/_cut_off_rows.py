"""Rows that were meant to continue a table but are cut off from it: for the rules about rows outside tables."""

from collections.abc import Mapping
from typing import NamedTuple

from mdlint.model import HtmlBlock, Page, Paragraph, Span, Table
from mdlint.rules._rows import cell_count, is_delimiter, is_pipe_table, is_row_like

# A line with nothing but quote markers and white space is blank.
_QUOTE_MARKERS = " \t>"


class CutOff(NamedTuple):
    """A table whose rows are cut off, and the cause: "a blank line", "a comment", or None (the end of its container)."""

    table: Table
    by: str | None


def cut_off_rows(page: Page) -> dict[int, CutOff]:
    """Find the paragraphs that were meant to continue a pipe table, by their index in `page.blocks`.

    Such a paragraph is in the table's container, with only blank lines, comments and other such paragraphs between
    them, or it is right below the table's container. It begins with a row of as many cells as the table's header. A
    paragraph that has a delimiter row, or is right above one, was meant as another table.
    """
    found: dict[int, CutOff] = {}
    # Whether a row of a table has outer pipes, by the place of the table: many paragraphs may follow one long table.
    piped: dict[Span, bool] = {}
    for index, block in enumerate(page.blocks):
        if isinstance(block, Paragraph) and "|" in block.lines[0].text:
            cut = _above(page, index, block, found) or _outside(page, index, block)
            if cut is not None and _continues(page, index, block, cut.table, piped):
                found[index] = cut
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


def _continues(page: Page, index: int, paragraph: Paragraph, table: Table, piped: dict[Span, bool]) -> bool:
    """Whether the paragraph at `index` has rows of the table, and not of another table."""
    texts = [line.text for line in paragraph.lines]
    if cell_count(texts[0]) != table.width or any(map(is_delimiter, texts)):
        return False
    if _is_header_below(page, index + 1, paragraph.lines[-1].line):
        return False
    return is_row_like(texts[0]) or _continues_without_pipes(page, table, texts, piped)


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
