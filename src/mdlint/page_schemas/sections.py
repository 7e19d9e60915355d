"""The sections of a page as a tree: each heading with all that is below it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from mdlint.markdown import anchors_of_headings
from mdlint.model import Heading, Link, Page, Paragraph
from mdlint.schema import BoundTable

_Item = TypeVar("_Item")


class SectionTable(NamedTuple):
    """A table with its schema. `schema` is its name; None for the default schema that knows no column."""

    bound: BoundTable
    schema: str | None


class Section(NamedTuple):
    """A heading with all that is below it, up to the next heading of its level or of a higher one.

    The page is a section too: its level is 0, and its heading is the title, None without one. `tables`, `links` and
    `paragraphs` are in the order of the page. They include those of the inner `sections`.
    """

    heading: Heading | None
    level: int
    anchor: str
    tables: Sequence[SectionTable]
    links: Sequence[Link]
    paragraphs: Sequence[Paragraph]
    sections: "tuple[Section, ...]" = ()

    @property
    def text(self) -> str:
        """The text of the heading; "" for a page without a title."""
        return self.heading.text if self.heading else ""

    def all(self) -> "Iterator[Section]":
        """Yield the section and all inner ones, in the order of the page."""
        yield self
        for inner in self.sections:
            yield from inner.all()


class _ByLine(Generic[_Item]):
    """Items with the lines that they begin on, in order: those of a section are a slice."""

    def __init__(self, items: Sequence[tuple[int, _Item]]) -> None:
        ordered = sorted(items, key=lambda item: item[0])
        self._lines = [line for line, _ in ordered]
        self._items = [item for _, item in ordered]

    def between(self, first: int, end: int) -> Sequence[_Item]:
        """Return the items from a line on, up to, but not including, another."""
        return self._items[bisect_left(self._lines, first) : bisect_left(self._lines, end)]


def section_of_page(page: Page, tables: Sequence[SectionTable]) -> Section:
    """Return a page as a section, given all its tables.

    A heading of level 1 that comes before all others is the title of the page, and no section of it. Headings in a
    list item or a block quote begin no sections.
    """
    placed = zip(page.headings, anchors_of_headings(page), strict=True)
    headings = [(heading, anchor) for heading, anchor in placed if heading.container in page.top_containers]
    title = headings[0] if headings and headings[0][0].level == 1 else None
    return _Builder(page, tables).build(title, headings[1:] if title else headings)


class _Builder:
    def __init__(self, page: Page, tables: Sequence[SectionTable]) -> None:
        self._end = len(page.lines) + 1
        self._tables = _ByLine([(table.bound.table.span.line, table) for table in tables])
        self._links = _ByLine([(link.span.line, link) for link in page.links])
        paragraphs = [block for block in page.blocks if isinstance(block, Paragraph) and block.lines]
        self._paragraphs = _ByLine([(paragraph.lines[0].line, paragraph) for paragraph in paragraphs])

    def build(self, title: tuple[Heading, str] | None, headings: Sequence[tuple[Heading, str]]) -> Section:
        """Make the tree from the last heading to the first: what is below a heading is known when it is reached."""
        # The sections that still have no parent, from the last on the page to the first.
        waiting: list[Section] = []
        # The first line of the next heading of each level or a higher one.
        ends = [self._end] * 7
        for heading, anchor in reversed(headings):
            inner: list[Section] = []
            while waiting and waiting[-1].level > heading.level:
                inner.append(waiting.pop())
            waiting.append(
                self._section(heading, heading.level, anchor, (heading.span.line, ends[heading.level]), inner)
            )
            ends[heading.level :] = [heading.span.line] * (7 - heading.level)
        named, name = title or (None, "")
        return self._section(named, 0, name, (1, self._end), waiting[::-1])

    def _section(
        self, heading: Heading | None, level: int, anchor: str, lines: tuple[int, int], inner: Sequence[Section]
    ) -> Section:
        return Section(
            heading,
            level,
            anchor,
            self._tables.between(*lines),
            self._links.between(*lines),
            self._paragraphs.between(*lines),
            tuple(inner),
        )
