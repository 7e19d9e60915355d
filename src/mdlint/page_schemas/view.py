"""A page as page schemas see it: its data as JSON, and the place of each value."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from mdlint.draft2020.values import JSON, JSONPath
from mdlint.model import Page, Span
from mdlint.page_schemas.front_matter import FrontMatter, first_line, front_matter_of
from mdlint.page_schemas.sections import Section, SectionTable, section_of_page
from mdlint.rules import Finding

# The names of the values in the data of a page, and of what is in its lists.
MEMBERS: Mapping[str, Mapping[str, str | None]] = {
    "page": {"title": None, "frontMatter": None, "tables": "table", "links": "link", "sections": "section"},
    "section": {
        "heading": None,
        "level": None,
        "anchor": None,
        "tables": "table",
        "links": "link",
        "sections": "section",
    },
    "table": {"heading": None, "schema": None, "columns": None, "rows": None},
    "link": {"target": None, "kind": None},
}


class PageViolation(NamedTuple):
    """What breaks a page schema: a rule and a finding.

    The severity of the finding is the one that the schema sets, or None. If it `is_remark`, its default is info.
    """

    rule: str
    finding: Finding
    is_remark: bool = False


class PageView:
    """A page with its tables. `section` is the page as a section."""

    def __init__(self, page: Page, tables: Sequence[SectionTable]) -> None:
        self.page = page
        self.section = section_of_page(page, tables)

    @cached_property
    def front_matter(self) -> FrontMatter:
        """The front matter."""
        return front_matter_of(self.page)

    @cached_property
    def data(self) -> dict[str, JSON]:
        """The page as JSON: the instance of its page schema, which `schemas/pages.schema.json` describes."""
        tables = {id(table): _table(table) for table in self.section.tables}
        links: dict[int, JSON] = {id(link): {"target": link.target, "kind": link.kind} for link in self.section.links}

        def contents(section: Section) -> dict[str, JSON]:
            return {
                "tables": [tables[id(table)] for table in section.tables],
                "links": [links[id(link)] for link in section.links],
                "sections": [
                    {"heading": inner.text, "level": inner.level, "anchor": inner.anchor, **contents(inner)}
                    for inner in section.sections
                ],
            }

        title = self.section.heading.text if self.section.heading else None
        return {"title": title, "frontMatter": dict(self.front_matter.values), **contents(self.section)}

    def heading_span(self, section: Section) -> Span:
        """Return the span of a section's heading; that of the first line for a page without a title."""
        return section.heading.span if section.heading else first_line(self.page)

    def sections_with(self, heading: str) -> list[Section]:
        """Return the sections with a heading, at any level. The title of the page counts."""
        return [section for section in self.section.all() if section.text == heading]

    def span(self, path: JSONPath) -> Span:
        """Return the span of the value at a path of the data.

        A list is at the heading that it is below, a table at its header.
        """
        if path and path[0] == "frontMatter":
            return self.front_matter.span(path[1:])
        section, rest = self._innermost(path)
        match rest:
            case ("tables", int(number), "columns", int(column), *_):
                table = section.tables[number].bound.table
                cells = table.header.cells
                return cells[column].span if column < len(cells) else table.header.span
            case ("tables", int(number), *_):
                return section.tables[number].bound.table.header.span
            case ("links", int(number), *_):
                return section.links[number].span
            case _:
                return self.heading_span(section)

    def _innermost(self, path: JSONPath) -> tuple[Section, tuple[Any, ...]]:
        """Return the innermost section that a path leads into, and the rest of the path."""
        section = self.section
        while len(path) > 1 and path[0] == "sections":
            section, path = section.sections[int(path[1])], path[2:]
        return section, path


def _table(table: SectionTable) -> JSON:
    bound = table.bound
    names = zip(bound.columns, bound.headers, strict=True)
    headings = bound.table.headings
    return {
        "heading": headings[-1].text if headings else None,
        "schema": table.schema,
        "columns": [column.name if column else header for column, header in names],
        "rows": len(bound.rows),
    }
