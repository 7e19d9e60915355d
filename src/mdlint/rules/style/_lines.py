"""Pipe tables line by line, as they are written: for the rules about style."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mdlint.markdown import WHITE_SPACE
from mdlint.model import Fix, Page, Related, Row, Span, Table
from mdlint.rules._base import Finding
from mdlint.stray_lines import MARKUP_LINE

# A finding lists at most this many of the other misplaced parts of its table.
_MOST_RELATED = 3


class Segment(NamedTuple):
    """The text between two pipes of a row, or between a pipe and the end of the row.

    `column` is where it starts, white space included. `text` is trimmed; `before` and `after` are the white space
    between it and the next pipe, None on a side without a pipe.
    """

    column: int
    text: str
    before: str | None
    after: str | None


class Line(NamedTuple):
    """A row as written.

    `text` is the row, and `lead` is the line up to it, markers of containers included. `pipes` are the offsets of the
    pipes in the text.
    """

    row: Row
    lead: str
    text: str
    pipes: tuple[int, ...]

    @property
    def number(self) -> int:
        """The number of the line."""
        return self.row.span.line

    @property
    def leading(self) -> bool:
        """Whether the row begins with a pipe."""
        return bool(self.pipes) and self.pipes[0] == 0

    @property
    def trailing(self) -> bool:
        """Whether the row ends with a pipe. The only pipe of a row that is nothing else begins it."""
        return bool(self.pipes) and self.pipes[-1] == len(self.text) - 1 > 0

    @property
    def on_marker_line(self) -> bool:
        """Whether the marker of a list item or a footnote is before the row."""
        return self.lead.strip(" \t>") != ""

    def span(self, start: int, end: int) -> Span:
        """Return the place of a part of the text, given its offsets."""
        first = len(self.lead) + 1
        return Span(self.number, first + start, self.number, first + end)

    def place_before(self, segment: Segment) -> Span:
        """Return the place of the white space before a segment's text, or of the pipe if there is no white space."""
        start = segment.column - len(self.lead) - 1
        return self.span(start, start + len(segment.before)) if segment.before else self.span(start - 1, start)

    def place_after(self, segment: Segment) -> Span:
        """Return the place of the white space after a segment's text, or of the pipe if there is no white space."""
        start = segment.column - len(self.lead) - 1 + len(f"{segment.before or ''}{segment.text}")
        return self.span(start, start + max(1, len(segment.after or "")))

    def segments(self) -> list[Segment]:
        """Return the cells with the white space around them, from left to right."""
        ends = [*self.pipes, len(self.text)] if not self.trailing else self.pipes
        segments = []
        start = 0
        for end in ends[1:] if self.leading else ends:
            begin = start + 1 if start or self.leading else 0
            segments.append(self._segment(begin, end))
            start = end
        return segments

    def _segment(self, begin: int, end: int) -> Segment:
        written = self.text[begin:end]
        text = written.strip(WHITE_SPACE)
        at = written.index(text) if text else len(written)
        before = written[:at] if begin else None
        after = written[at + len(text) :] if end < len(self.text) else None
        return Segment(len(self.lead) + 1 + begin, text, before, after)


def pipe_tables(page: Page) -> Iterator[Table]:
    """Yield the tables of a page that are written with pipes."""
    return (table for table in page.tables if table.kind == "pipe")


def lines_of(page: Page, table: Table) -> list[Line]:
    """Return the lines of a pipe table: header, delimiter row and rows.

    Lines without a pipe are left out. They are text that became part of the table, as rows of one cell. In a table of
    one column they are rows, unless they are markup.
    """
    rows = [table.header, table.delimiter or table.header, *table.rows]
    lines = [_line(page, row) for row in rows]
    return [*lines[:2], *(line for line in lines[2:] if line.pipes or (table.width == 1 and not _is_markup(line)))]


def _line(page: Page, row: Row) -> Line:
    line, column, _, end_column = row.span
    whole = page.lines[line - 1]
    # The span of a header that continues a paragraph lazily includes its indentation.
    text = whole[column - 1 : end_column - 1].lstrip(WHITE_SPACE)
    lead = whole[: end_column - 1 - len(text)]
    return Line(row, lead, text, tuple(_pipes(row, text, len(lead))))


def _pipes(row: Row, text: str, lead: int) -> Iterator[int]:
    """Yield the offsets of the pipes that are not part of a cell: they separate cells, or open and close the row."""
    end = 0
    for cell in row.cells:
        start = cell.span.column - 1 - lead
        yield from (offset for offset in range(end, start) if text[offset] == "|")
        end = cell.span.end_column - 1 - lead
    yield from (offset for offset in range(end, len(text)) if text[offset] == "|")


def _is_markup(line: Line) -> bool:
    return MARKUP_LINE.fullmatch(line.text) is not None


class Misplaced(NamedTuple):
    """A part of a table that is not written in the expected style: its place, and the message."""

    span: Span
    message: str


def one_finding(
    misplaced: Sequence[Misplaced],
    of_all: str,
    held_to: Span | None = None,
    help_: str | None = None,
    fix: Fix | None = None,
) -> Iterator[Finding]:
    """Report all misplaced parts of a table as one finding, at the first: one run of a formatter corrects them all.

    `of_all` follows the count in the message: "of the 9 lines differ". `held_to` is the row that sets the style, if a
    row of the page does. `fix` corrects the whole table.
    """
    if not misplaced:
        return
    first, *others = misplaced
    message = f"{first.message} ({len(misplaced)} {of_all})" if others else first.message
    related = [Related(other.span, "another place") for other in others[:_MOST_RELATED]]
    if held_to and held_to.line != first.span.line:
        related.insert(0, Related(held_to, "the row that sets the style"))
    yield Finding(first.span, message, help_, tuple(related), fix=fix)
