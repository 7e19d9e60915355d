"""Lines of a pipe table that were not written as rows. GFM makes a row of each line up to a blank line (§4.10).

They are markup for a site generator, tags of a template, markers of a merge conflict, the lines of a row that was
written on several lines, and text right below the table.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

from mdlint.model import Row, Table
from mdlint.plain_rows import PlainRows
from mdlint.text.lazy_pattern import lazy_pattern

# Attribute lists of kramdown and Python-Markdown, template tags, and the fences of directives.
MARKUP_LINE = lazy_pattern(r"\{.*\}|:{3,}.*")
# Between outer pipes, other braces are the text of a cell.
_MARKUP_CELL = lazy_pattern(r"\{[:%{].*\}")
# The markers that git writes, always at the start of a line.
_MARKER = lazy_pattern(r"(?:([<>|])\1{6}(?: .*)?|(=)={6})\s*")
_MARKER_LENGTH = 7
# A row is looked for on at most this many lines, so that the time stays linear.
_MOST_LINES = 100

Marker: TypeAlias = Literal["<", "|", "=", ">"]


class StrayLines(NamedTuple):
    """The lines of a table that are not rows, as numbers in `table.rows`.

    `ignored` are markup, template tags, and the markers and later versions of a merge conflict. `continued` has the
    first and the last line of each run that continues the row above it. `text` is the number of the first line of the
    text that ends the table; the number of rows if there is no such text.
    """

    ignored: frozenset[int]
    continued: tuple[tuple[int, int], ...]
    text: int

    def numbers(self, table: Table) -> set[int]:
        """Return the numbers of all these lines."""
        runs = (number for first, last in self.continued for number in range(first, last + 1))
        return {*self.ignored, *runs, *range(self.text, len(table.rows))}


def conflict_marker(line: str) -> Marker | None:
    """Return the character of the merge-conflict marker that a line of a page is; None for any other line."""
    marker = _MARKER.fullmatch(line)
    found = (marker[1] or marker[2]) if marker else None
    return next((character for character in ("<", "|", "=", ">") if character == found), None)


def stray_lines(table: Table) -> StrayLines:
    """Return the lines of a table that are not rows of it."""
    rows = table.rows
    if isinstance(rows, PlainRows):
        return StrayLines(frozenset(), (), len(rows))
    if table.kind != "pipe" or all(map(_is_ordinary, rows)):
        return StrayLines(frozenset(), (), len(rows))
    if table.width < 2:
        # In a table of one column, every line may be a row.
        return StrayLines(frozenset(_conflicting(rows)), (), len(rows))
    ignored = frozenset((*_conflicting(rows), *_tags(rows), *(at for at, row in enumerate(rows) if _is_markup(row))))
    text = len(rows)
    while text > 0 and is_line_of_text(rows[text - 1]):
        text -= 1
    return StrayLines(ignored, tuple(_continued(table, ignored, text)), text)


def _is_ordinary(row: Row) -> bool:
    """Whether a row has several cells between outer pipes, as nearly all have. Its first cell is not blank.

    So it is not the marker of a merge conflict either.
    """
    return len(row.cells) > 1 and is_opened(row) and is_closed(row) and row.cells[0].raw != ""


def is_line_of_text(row: Row) -> bool:
    """Whether a row is a line without a pipe, so that its only cell is the whole line."""
    return len(row.cells) == 1 and row.cells[0].span == row.span


def is_opened(row: Row) -> bool:
    """Whether a row begins with a pipe."""
    return row.cells[0].span.column > row.span.column


def is_closed(row: Row) -> bool:
    """Whether a row ends with a pipe."""
    return row.cells[-1].span.end_column < row.span.end_column


def _is_markup(row: Row) -> bool:
    """Whether a row of one cell is markup of a site generator."""
    pattern = MARKUP_LINE if is_line_of_text(row) else _MARKUP_CELL
    return len(row.cells) == 1 and pattern.fullmatch(row.cells[0].raw) is not None


def _conflicting(rows: Sequence[Row]) -> Iterator[int]:
    """Yield the markers of merge conflicts, and the rows of all versions but the first, which would repeat its keys.

    The last version ends with the table: its marker `>>>>>>>` is a block quote.
    """
    markers = set(_markers(rows))
    is_open = is_later = False
    for number, row in enumerate(rows if markers else ()):
        if number in markers:
            is_later = is_open
            is_open = is_open or row.cells[0].raw.startswith("<")
        if number in markers or is_later:
            yield number


def _markers(rows: Sequence[Row]) -> Iterator[int]:
    """Yield the markers of merge conflicts. A line of `=` below text underlines a heading, unless a conflict began."""
    is_open = is_text = False
    for number, row in enumerate(rows):
        marker = _marker(row)
        if marker and (is_open or marker != "=" or not is_text):
            is_open = True
            yield number
        else:
            is_text = is_line_of_text(row)


def _marker(row: Row) -> Marker | None:
    """Return the character of the marker that a row is. The bars of `||||||| base` are the pipes of blank cells."""
    if row.span.column != 1:
        return None
    first = row.cells[0]
    if first.span.column == 1:
        return conflict_marker(first.raw) if first.raw[:1] in ("<", "=") else None
    if first.raw:
        return None
    bars = row.cells[: _MARKER_LENGTH - 1]
    are_bars = len(bars) == _MARKER_LENGTH - 1 and all(
        cell.span.column == cell.span.end_column == number for number, cell in enumerate(bars, 2)
    )
    return (
        "|"
        if are_bars and (len(row.cells) == _MARKER_LENGTH - 1 or row.cells[len(bars)].span.column > len(bars) + 2)
        else None
    )


def _tags(rows: Sequence[Row]) -> Iterator[int]:
    """Yield the lines of template tags that span several lines. The table may end before the tag does."""
    begin: int | None = None
    for number, row in enumerate(rows):
        if begin is None and row.cells[0].raw.startswith("{%") and not _has_end(row):
            begin = number
            yield number
        elif begin is not None and _has_end(row):
            yield from range(begin + 1, number + 1)
            begin = None


def _has_end(row: Row) -> bool:
    return any("%}" in cell.raw for cell in row.cells)


def _continued(table: Table, ignored: frozenset[int], end: int) -> Iterator[tuple[int, int]]:
    """Yield the lines that continue the row above them, where joining the lines gives a row as wide as the header.

    That row lacks the closing pipe which the header has.
    """
    if not (is_opened(table.header) and is_closed(table.header)):
        return
    number = 0
    while number < end:
        row = table.rows[number]
        last = number
        if number not in ignored and is_opened(row) and not is_closed(row):
            last = _last_line(table, ignored, number, end)
        if last > number:
            yield number + 1, last
        number = last + 1


def _last_line(table: Table, ignored: frozenset[int], number: int, end: int) -> int:
    """Return the last line of the row that begins with a line without a closing pipe."""
    count = len(table.rows[number].cells)
    last = number
    for at in range(number + 1, min(end, number + _MOST_LINES)):
        row = table.rows[at]
        # A line that begins with a pipe adds cells; the first cell of any other line belongs to the cell before.
        added = len(row.cells) - (0 if is_opened(row) else 1)
        if at in ignored or count + added > table.width:
            break
        count += added
        last = at
        if is_closed(row):
            break
    else:
        return number
    return last if count == table.width else number
