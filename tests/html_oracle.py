"""A browser's parser as the oracle: the tables that html5lib finds in the HTML that cmark-gfm makes of a page."""

import re
import warnings
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

import html5lib
from cmarkgfm import cmark

from mdlint.model import Page
from oracle import EXTENSIONS, OPTIONS, RAISED

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "ul",
    ]
)
_UNSEEN = frozenset({"iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"})
_SHOWN_FIRST = {"thead": 0, "tbody": 1, "tfoot": 2}
_NUMBER = re.compile(r"[ \t\n\f\r]*\+?([0-9]+)")


class HtmlOracleTable(NamedTuple):
    """A table: the texts of each row that has cells, spans expanded, the header first."""

    rows: tuple[tuple[str, ...], ...]


def html_oracle_tables(text: str) -> list[HtmlOracleTable]:
    """Return the HTML tables of a page that have cells, as a browser sees them on GitHub, in their order."""
    return html_tables(cmark.markdown_to_html_with_extensions(text, OPTIONS, EXTENSIONS))


def html_tables(html: str) -> list[HtmlOracleTable]:
    """Return the tables of a document that were written in HTML."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        document = html5lib.parse(html, namespaceHTMLElements=False)
    # cmark-gfm marks the tables that it makes from pipes.
    tables = [_table(one) for one in document.iter("table") if "data-sourcepos" not in one.attrib]
    return [table for table in tables if table.rows]


def html_tables_of(page: Page) -> list[HtmlOracleTable]:
    """Return the HTML tables of a page as mdlint sees them, in the same form."""
    return [
        HtmlOracleTable(tuple(tuple(cell.text for cell in row.cells) for row in (table.header, *table.rows)))
        for table in page.tables
        if table.kind == "html"
    ]


def _table(table: Element) -> HtmlOracleTable:
    groups = sorted((one for one in table if one.tag in _SHOWN_FIRST), key=lambda one: _SHOWN_FIRST[one.tag])
    grid: dict[tuple[int, int], Element] = {}
    starts = set()
    first = 0
    for group in groups:
        rows = [row for row in group if row.tag == "tr"]
        for at, row in enumerate(rows):
            column = 0
            for cell in (one for one in row if one.tag in ("td", "th")):
                while (first + at, column) in grid:
                    column += 1
                starts.add(column)
                across = min(_number(cell, "colspan") or 1, 1000)
                down = _number(cell, "rowspan")
                down = len(rows) - at if down == 0 else min(1 if down is None else down, len(rows) - at)
                for y in range(down):
                    for x in range(across):
                        grid.setdefault((first + at + y, column + x), cell)
                column += across
        first += len(rows)
    written = [row for group in groups for row in group if row.tag == "tr"]
    texts = {cell: _text(cell) for cell in grid.values()}
    return HtmlOracleTable(
        tuple(
            _trimmed([texts.get(grid.get((y, x))) for x in sorted(starts)])  # type: ignore[arg-type]
            for y, row in enumerate(written)
            if any(one.tag in ("td", "th") for one in row)
        )
    )


def _trimmed(texts: list[str | None]) -> tuple[str, ...]:
    """Return the texts up to the last slot that has a cell. Slots without a cell before it are empty texts."""
    while texts and texts[-1] is None:
        texts.pop()
    return tuple(text or "" for text in texts)


def _number(cell: Element, name: str) -> int | None:
    found = _NUMBER.match(cell.get(name, ""))
    return int(found[1]) if found else None


def _text(cell: Element) -> str:
    return re.sub(r"[ \t\n\f\r]+", " ", "".join(_texts(cell))).strip(" ")


def _texts(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if callable(child.tag) or child.tag in _UNSEEN:
            pass
        elif child.tag == "table":
            yield " "
        elif child.tag == "img":
            yield child.get("alt", "")
        elif child.tag == "sup":
            yield "".join(_texts(child)).translate(RAISED)
        elif child.tag in _BLOCKS:
            yield " "
            yield from _texts(child)
            yield " "
        else:
            yield from _texts(child)
        yield child.tail or ""
