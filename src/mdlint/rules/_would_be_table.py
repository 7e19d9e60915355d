"""What was meant as a table and is none: each function gives one reason, or None. The rule `not-a-table` asks them."""

import re
from itertools import pairwise

from mdlint.model import HtmlBlock, Page, Paragraph, Related, Span, Table, TextLine
from mdlint.rules._base import Finding
from mdlint.rules._rows import cell_count, cell_places, cut_off_table, has_open_code_span, is_delimiter, is_row_like
from mdlint.words import counted

_JSX = re.compile(r"\s*</?[A-Z]")
# Markup in which a table would not be one anyway, and Python-Markdown's attribute by which it would.
_OTHER_MARKUP = re.compile(
    r"<(?:pre|code|script|style|textarea)\b|<!--|```|~~~|<\w[^<>]*\smarkdown(?:[\s=>]|$)", re.IGNORECASE
)
# A grid table of another dialect or a drawing, and a template: rows of these need no delimiter row.
_OTHER_SOURCE = re.compile(r"^\s*\+[-=+]|\{[{%]")
_DASHES = re.compile(r":?[-‐‑‒–—―−=_][-‐‑‒–—―−=_+: ]*")
_NO_VALUE = re.compile(r"[-−]?")
_DELIMITER_CELL = re.compile(r":?-+:?")


def in_paragraph(page: Page, index: int, lines: tuple[TextLine, ...]) -> Finding | None:
    """Name the first reason for which the paragraph `page.blocks[index]`, which has these lines, is no table."""
    finding = _delimiter_below_header(lines) or _delimiter_without_header(page, index, lines)
    if finding or cut_off_table(page, index) or any(_OTHER_SOURCE.search(line.text) for line in lines):
        return finding
    return _rows_above_header(page, index, lines) or _mistyped_delimiter(lines) or _rows_alone(lines)


def in_html(block: HtmlBlock) -> Finding | None:
    """Report a table that an HTML block swallowed."""
    lines = block.lines
    if not block.ends_at_blank_line or _JSX.match(lines[0].text):
        return None
    for at, (header, delimiter) in enumerate(pairwise(lines[1:]), 1):
        if not _agree(header, delimiter):
            continue
        if any(_OTHER_MARKUP.search(line.text) for line in lines[:at]):
            return None
        return Finding(
            header.span,
            "a blank line is missing before the table",
            help="The table is read as HTML: the block above ends at a blank line only.",
            related=(Related(lines[0].span, "the HTML block begins here"),),
        )
    return None


def _agree(header: TextLine, delimiter: TextLine) -> bool:
    """Whether two lines are a header and its delimiter row."""
    is_pair = "|" in header.text and is_delimiter(delimiter.text)
    return is_pair and cell_count(header.text) == cell_count(delimiter.text)


def _delimiter_below_header(lines: tuple[TextLine, ...]) -> Finding | None:
    """Explain why a line and the delimiter row below it are no table."""
    for header, delimiter in pairwise(lines):
        if "|" in delimiter.text and "|" in header.text and is_delimiter(delimiter.text):
            return _not_begun(header, delimiter) if _agree(header, delimiter) else _disagreement(header, delimiter)
    return None


def _disagreement(header: TextLine, delimiter: TextLine) -> Finding:
    """Report a delimiter row with another number of cells than the header."""
    wanted, count = cell_count(header.text), cell_count(delimiter.text)
    help_ = "GitHub shows the table as text until both have the same number of cells."
    if count < wanted and has_open_code_span(header.text[slice(*place)] for place in cell_places(header.text)):
        help_ = r"A pipe in code parts cells too: write \| instead of |."
    message = f"the delimiter row has {counted(count, 'cell')}, the header has {wanted}"
    return Finding(delimiter.span, message, help=help_, related=(Related(header.span, "the header"),))


def _not_begun(header: TextLine, delimiter: TextLine) -> Finding:
    """Report a header and a delimiter row that agree but continue the text above."""
    if delimiter.lazy and not header.lazy:
        return Finding(delimiter.span, "the delimiter row is not in the list item or quote of its header")
    if delimiter.lazy:
        help_ = "The table is read as text of the list item or quote above."
        return Finding(header.span, "a blank line is missing before the table", help=help_)
    help_ = "A line that is indented by four spaces or more continues the text above."
    return Finding(delimiter.span, "the delimiter row is indented too far", help=help_)


def _delimiter_without_header(page: Page, index: int, lines: tuple[TextLine, ...]) -> Finding | None:
    """Report a delimiter row at the start of a paragraph, if the line above or below is a row with as many cells."""
    delimiter = lines[0]
    count = cell_count(delimiter.text)
    if count < 2 or not is_delimiter(delimiter.text):
        return None
    header = _last_line_above(page, index)
    if header and is_row_like(header.text) and cell_count(header.text) == count:
        message = "a blank line stands between the header and the delimiter row"
        return Finding(delimiter.span, message, related=(Related(header.span, "the header"),))
    if len(lines) > 1 and is_row_like(lines[1].text) and cell_count(lines[1].text) == count:
        help_ = "A table begins with a header, the cells of which may be empty."
        return Finding(delimiter.span, "the delimiter row has no header above it", help=help_)
    return None


def _last_line_above(page: Page, index: int) -> TextLine | None:
    """Give the last line of the paragraph above a block in the same container."""
    above = page.blocks[index - 1] if index else None
    if not isinstance(above, Paragraph) or above.container != page.blocks[index].container:
        return None
    return above.lines[-1]


def _rows_above_header(page: Page, index: int, lines: tuple[TextLine, ...]) -> Finding | None:
    """Report the rows right above a table: its header is the one line above the delimiter row."""
    table = page.blocks[index + 1] if index + 1 < len(page.blocks) else None
    if not isinstance(table, Table) or table.header.span.line != lines[-1].line + 1 or not _is_row(lines[-1]):
        return None
    first = lines[-1]
    for line in reversed(lines):
        if not _is_row(line):
            break
        first = line
    return Finding(
        first.span,
        "a row above the header is no part of the table",
        help="A table has one header row, right above the delimiter row.",
        related=(Related(table.header.span, "the header"),),
    )


def _mistyped_delimiter(lines: tuple[TextLine, ...]) -> Finding | None:
    """Report the cell that spoils the delimiter row below the first line with a pipe."""
    first = next(at for at, line in enumerate(lines) if "|" in line.text)
    if first + 1 == len(lines):
        return None
    header, line = lines[first : first + 2]
    places = cell_places(line.text)
    cells = [line.text[slice(*place)] for place in places]
    if len(cells) < 2 or len(cells) != cell_count(header.text) or not _is_meant_as_delimiter(cells):
        return None
    start, end = next(place for place, cell in zip(places, cells, strict=True) if not _DELIMITER_CELL.fullmatch(cell))
    span = Span(line.line, line.column + start, line.line, line.column + end)
    what = f"{line.text[start:end]} is no cell" if start < end else "an empty cell"
    help_ = "Such a cell is made of hyphens (-), with a colon at one or both ends."
    return Finding(span, f"{what} of a delimiter row", help=help_)


def _is_meant_as_delimiter(cells: list[str]) -> bool:
    """Whether all cells are dashes of some kind or empty, and one is more than the hyphen that says "no value"."""
    are_dashes = all(not cell or _DASHES.fullmatch(cell) for cell in cells)
    return are_dashes and not all(_NO_VALUE.fullmatch(cell) for cell in cells)


def _rows_alone(lines: tuple[TextLine, ...]) -> Finding | None:
    """Report neighbouring rows with the same number of cells."""
    for at, (row, below) in enumerate(pairwise(lines)):
        if _is_row(row) and _is_row(below) and cell_count(row.text) == cell_count(below.text):
            count = sum(1 for line in lines[at:] if is_row_like(line.text))
            return Finding(
                row.span,
                f"{count} rows without a delimiter row",
                help="GitHub shows rows as text unless a line such as |---|---| stands below the first.",
            )
    return None


def _is_row(line: TextLine) -> bool:
    """Whether a line is written as a row of two cells or more."""
    return is_row_like(line.text) and cell_count(line.text) > 1
