"""Lines of text that are written like rows of a table. The rules about rows that are not in a table share this."""

import re
from collections.abc import Iterable

from mdlint.markdown import is_delimiter_row, split_row
from mdlint.model import HtmlBlock, Page, Paragraph, Table

_BACKTICKS = re.compile("`+")
# The markers of a quote: a line of them alone is blank.
_QUOTE_MARKERS = " \t>"


def cell_places(text: str) -> list[tuple[int, int]]:
    """Where the cells of a line are when it is read as a row: offsets of their trimmed text."""
    indent = len(text) - len(text.lstrip())
    return [(indent + start, indent + end) for start, end in split_row(text.strip())]


def cell_count(text: str) -> int:
    """How many cells a line has when it is read as a row."""
    return len(split_row(text.strip()))


def is_delimiter(text: str) -> bool:
    """Whether a line is a delimiter row, be it indented or not."""
    return is_delimiter_row(text.strip())


def is_row_like(text: str) -> bool:
    r"""Whether a line begins and ends with a pipe, as `| a | b |` does. The end of `| a \|` is no pipe."""
    text = text.strip()
    return len(text) > 2 and text[0] == text[-1] == "|" and text[-2] != "\\"


def has_open_code_span(cells: Iterable[str]) -> bool:
    """Whether a pipe between these cells stands inside a code span: then a cell has a backtick run without partner."""
    return any(len(_BACKTICKS.findall(cell)) % 2 for cell in cells)


def cut_off_table(page: Page, index: int) -> Table | None:
    """Give the table that the paragraph `page.blocks[index]` was meant to go on with; None if there is none.

    Nothing but blank lines and comments stands between the two, in the same container, and the paragraph begins with a
    row of as many cells as the table's header. What has a delimiter row, or is above one, was meant as another table.
    """
    paragraph = page.blocks[index]
    assert isinstance(paragraph, Paragraph)
    table = _table_above(page, index, paragraph.lines[0].line)
    if table is None:
        return None
    texts = [line.text for line in paragraph.lines]
    if cell_count(texts[0]) != table.width or any(map(is_delimiter, texts)):
        return None
    if _is_header_below(page, index + 1, paragraph.lines[-1].line):
        return None
    return table if is_row_like(texts[0]) or _goes_on_without_pipes(page, table, texts) else None


def _table_above(page: Page, index: int, first: int) -> Table | None:
    """Give the table above the block at `index`, which begins in line `first`.

    It is in the same container, with only blank lines and comments between.
    """
    for at in range(index - 1, -1, -1):
        block = page.blocks[at]
        if block.container != page.blocks[index].container:
            return None
        if isinstance(block, Table):
            return block if _are_blank(page, block.span.end_line, first) else None
        if not (isinstance(block, HtmlBlock) and block.is_comment):
            return None
        if not _are_blank(page, block.lines[-1].line, first):
            return None
        first = block.lines[0].line
    return None


def _are_blank(page: Page, after: int, before: int) -> bool:
    """Whether all lines between two lines are blank. A link reference definition is no block, but no blank line."""
    return all(not line.strip(_QUOTE_MARKERS) for line in page.lines[after : before - 1])


def _is_header_below(page: Page, index: int, line: int) -> bool:
    """Whether the block at `index` is a table that begins right below `line`, or begins with a delimiter row."""
    block = page.blocks[index] if index < len(page.blocks) else None
    if isinstance(block, Table):
        return block.header.span.line == line + 1
    return isinstance(block, Paragraph) and is_delimiter(block.lines[0].text)


def _goes_on_without_pipes(page: Page, table: Table, texts: list[str]) -> bool:
    """Whether all lines are rows of a table written without outer pipes. `a | b` alone may as well be prose."""
    if any(is_row_like(page.slice(row.span)) for row in (table.header, *table.rows)):
        return False
    return table.width > 1 and table.width + len(texts) > 3 and all(cell_count(text) == table.width for text in texts)
