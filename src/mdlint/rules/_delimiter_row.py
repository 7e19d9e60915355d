"""What is wrong with a delimiter row, so that the lines around it are no table: each function gives a reason, or None."""

import re
from itertools import pairwise

from mdlint.model import Page, Paragraph, Related, Span, TextLine
from mdlint.rules._base import Finding
from mdlint.rules._rows import cell_count, cell_places, has_open_code_span, is_delimiter, is_row_like
from mdlint.text.words import counted

_DASHES = re.compile(r":?[-‐‑‒–—―−=_][-‐‑‒–—―−=_+: ]*")
_NO_VALUE = re.compile(r"[-−]?")
_DELIMITER_CELL = re.compile(r":?-+:?")
_HYPHENS = re.compile(r":?-{2,}:?")
_BEGINS_WITH_DASHES = re.compile(r":?[-‐‑‒–—―−=_]{2}")


def agree(header: TextLine, delimiter: TextLine) -> bool:
    """Whether two lines are a header and its delimiter row."""
    is_pair = "|" in header.text and is_delimiter(delimiter.text)
    return is_pair and cell_count(header.text) == cell_count(delimiter.text)


def delimiter_below_header(lines: tuple[TextLine, ...]) -> Finding | None:
    """Explain why a line and the delimiter row below it are no table."""
    for header, delimiter in pairwise(lines):
        if "|" in delimiter.text and "|" in header.text and is_delimiter(delimiter.text):
            return _not_begun(header, delimiter) if agree(header, delimiter) else _disagreement(header, delimiter)
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


def delimiter_without_header(page: Page, index: int, lines: tuple[TextLine, ...]) -> Finding | None:
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


def mistyped_delimiter(lines: tuple[TextLine, ...]) -> Finding | None:
    """Report what spoils the delimiter row below the first line with a pipe: the number of its cells, or one of them."""
    first = next(at for at, line in enumerate(lines) if "|" in line.text)
    if first + 1 == len(lines):
        return None
    header, line, *rest = lines[first:]
    places = cell_places(line.text)
    cells = [line.text[slice(*place)] for place in places]
    wanted = cell_count(header.text)
    if min(len(cells), wanted) < 2 or not (_is_meant_as_delimiter(cells) or _is_blank_between(wanted, cells, rest)):
        return None
    if len(cells) != wanted:
        return _disagreement(header, line)
    start, end = next(place for place, cell in zip(places, cells, strict=True) if not _DELIMITER_CELL.fullmatch(cell))
    span = Span(line.line, line.column + start, line.line, line.column + end)
    what = f"{line.text[start:end]} is no cell" if start < end else "an empty cell"
    help_ = "Such a cell is made of hyphens (-), with a colon at one or both ends."
    return Finding(span, f"{what} of a delimiter row", help=help_)


def _is_meant_as_delimiter(cells: list[str]) -> bool:
    """Whether all cells are dashes of some kind or empty, and one is more than the hyphen that says "no value".

    Where most are sound, the others need only begin with dashes.
    """
    if all(not cell or _DASHES.fullmatch(cell) for cell in cells):
        return not all(_NO_VALUE.fullmatch(cell) for cell in cells)
    sound = sum(1 for cell in cells if _HYPHENS.fullmatch(cell))
    return 2 * sound > len(cells) and all(not cell or _BEGINS_WITH_DASHES.match(cell) for cell in cells)


def _is_blank_between(width: int, cells: list[str], below: list[TextLine]) -> bool:
    """Whether a row is blank, and the row below it has as many cells, which are those of the header too."""
    return not any(cells) and bool(below) and cell_count(below[0].text) == len(cells) == width
