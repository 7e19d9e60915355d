"""Python-Markdown as the oracle, set up as Material for MkDocs recommends: the tables that it makes of a page."""

from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from typing import Any, NamedTuple

import markdown

_EXTENSIONS = ("admonition", "attr_list", "def_list", "md_in_html", "tables")
_OF_PYMDOWN = ("details", "superfences", "tabbed")


class MadeTable(NamedTuple):
    """A table: its header and its rows, as texts."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def mkdocs_html(text: str, more: Sequence[str] = (), options: Mapping[str, Any] | None = None) -> str:
    """Return the HTML that Python-Markdown makes of a page, with further extensions and their options."""
    extensions = [*_EXTENSIONS, *(f"pymdownx.{name}" for name in _OF_PYMDOWN), *more]
    configs = {"pymdownx.tabbed": {"alternate_style": True}, **(options or {})}
    return markdown.Markdown(extensions=extensions, extension_configs=configs).convert(text)


def mkdocs_tables(text: str) -> list[MadeTable]:
    """Return the tables of a page, except tables inside another table, in reading order."""
    reader = _Reader()
    reader.feed(mkdocs_html(text))
    reader.close()
    return [
        MadeTable(header, tuple(row for row in rows if any(row)))
        for header, *rows in (
            [tuple(" ".join(cell.split()) for cell in row) for row in table] for table in reader.tables
        )
    ]


class _Reader(HTMLParser):
    """Collects the texts of cells."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self._in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  as HTMLParser has it
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")
            self._in_cell = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._in_cell = False

    def handle_data(self, data: str) -> None:
        if self._in_cell:
            self.tables[-1][-1][-1] += data
