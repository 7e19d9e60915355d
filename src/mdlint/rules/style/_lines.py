"""Pipe tables as they are written: rows, their pipes, and what stands between. The rules about style share this."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mdlint.markdown import WHITE_SPACE, pipe_offsets
from mdlint.model import Page, Related, Row, Span, Table
from mdlint.rules._base import Finding
from mdlint.rules._rows import MARKUP_LINE

# Of the other places with the same fault, so many are named.
_MOST_RELATED = 3


class Part(NamedTuple):
    """What stands between two pipes of a row, or between a pipe and the end of the row; `column` is that of its start.

    `before` and `behind` are the white space around its text next to a pipe, None where there is no pipe.
    """

    column: int
    text: str
    before: str | None
    behind: str | None


class Line(NamedTuple):
    """A row as written: its text, and what stands before it on its line, the markers of containers included.

    `pipes` are the offsets of the pipes in the text.
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
        """Whether the row ends with a pipe."""
        return bool(self.pipes) and self.pipes[-1] == len(self.text) - 1

    @property
    def on_marker_line(self) -> bool:
        """Whether the marker of a list item or a footnote stands before it."""
        return self.lead.strip(" \t>") != ""

    def span(self, start: int, end: int) -> Span:
        """The place of a part of the text, given its offsets."""
        first = len(self.lead) + 1
        return Span(self.number, first + start, self.number, first + end)

    def place_before(self, part: Part) -> Span:
        """The place of the white space before the text of a part; of the pipe, if there is none."""
        start = part.column - len(self.lead) - 1
        return self.span(start, start + len(part.before)) if part.before else self.span(start - 1, start)

    def place_behind(self, part: Part) -> Span:
        """The place of the white space behind the text of a part; of the pipe, if there is none."""
        start = part.column - len(self.lead) - 1 + len(f"{part.before or ''}{part.text}")
        return self.span(start, start + max(1, len(part.behind or "")))

    def parts(self) -> list[Part]:
        """What its pipes part, from left to right: the cells, with the white space around them."""
        ends = [*self.pipes, len(self.text)] if not self.trailing else self.pipes
        parts = []
        start = 0
        for end in ends[1:] if self.leading else ends:
            begin = start + 1 if start or self.leading else 0
            parts.append(self._part(begin, end))
            start = end
        return parts

    def _part(self, begin: int, end: int) -> Part:
        written = self.text[begin:end]
        text = written.strip(WHITE_SPACE)
        at = written.index(text) if text else len(written)
        before = written[:at] if begin else None
        behind = written[at + len(text) :] if end < len(self.text) else None
        return Part(len(self.lead) + 1 + begin, text, before, behind)


def pipe_tables(page: Page) -> Iterator[Table]:
    """The tables of a page that are written with pipes."""
    return (table for table in page.tables if table.kind == "pipe")


def written(page: Page, table: Table) -> list[Line]:
    """The lines of a pipe table: header, delimiter row and rows.

    Lines without any pipe, which a table swallows as rows of one cell, are left out: they are not meant as rows.
    """
    rows = [table.header, table.delimiter or table.header, *table.rows]
    lines = [_line(page, row) for row in rows]
    return [*lines[:2], *(line for line in lines[2:] if line.pipes or (table.width == 1 and not _is_markup(line)))]


def _line(page: Page, row: Row) -> Line:
    line, column, _, end_column = row.span
    whole = page.lines[line - 1]
    # A header that continues a paragraph lazily has its indentation in its span.
    text = whole[column - 1 : end_column - 1].lstrip(WHITE_SPACE)
    return Line(row, whole[: end_column - 1 - len(text)], text, tuple(pipe_offsets(text)))


def _is_markup(line: Line) -> bool:
    return MARKUP_LINE.fullmatch(line.text) is not None


class Fault(NamedTuple):
    """One of the places of a table that are not written as expected."""

    span: Span
    message: str


def once(
    faults: Sequence[Fault], of_all: str, held_to: Span | None = None, help_: str | None = None
) -> Iterator[Finding]:
    """All faults of a table as one finding, at the first of them: one run of a formatter mends them all.

    `of_all` ends the sentence that says how many there are; `held_to` is the row that sets the example.
    """
    if not faults:
        return
    first, *others = faults
    message = f"{first.message} ({len(faults)} {of_all})" if others else first.message
    related = [Related(fault.span, "another one") for fault in others[:_MOST_RELATED]]
    if held_to and held_to.line != first.span.line:
        related.insert(0, Related(held_to, "the row that the others are held to"))
    yield Finding(first.span, message, help_, tuple(related))
