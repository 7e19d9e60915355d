"""GitHub's own parser as the oracle: the tables that cmark-gfm makes of a page, read from its HTML."""

import html
import re
from typing import NamedTuple

from cmarkgfm import cmark

from mdlint.model import Page

OPTIONS = (
    cmark.Options.CMARK_OPT_SOURCEPOS
    | cmark.Options.CMARK_OPT_FOOTNOTES
    # Raw HTML is kept to see the alternative text of an <img>. It can't imitate a cell, having no source position.
    | cmark.Options.CMARK_OPT_UNSAFE
)
EXTENSIONS = ["table", "strikethrough", "autolink", "tasklist"]

_TABLE = re.compile(r'<table data-sourcepos="\d+:\d+-(\d+):\d+">(.*?)\n</table>', re.DOTALL)
_ROW = re.compile(r'<tr data-sourcepos="[^"]*">\n(.*?)\n?</tr>', re.DOTALL)
_CELL = re.compile(r'<t[hd](?: align="(\w+)")? data-sourcepos="[^"]*">(.*?)</t[hd]>(?:\n|$)')
_SUPERSCRIPT = re.compile(r"<sup[^>]*>(.*?)</sup>", re.IGNORECASE)
_IMAGE = re.compile(r"""<img\b[^>]*?\balt=(?:"([^"]*)"|'([^']*)')[^>]*>""", re.IGNORECASE)
_TAG = re.compile(r"<!--.*?-->|<[^>]*>")
RAISED = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")


class OracleTable(NamedTuple):
    """A table: the line of its header (from 1), its alignment, and the texts of its header and rows, padded or cut."""

    line: int
    align: tuple[str | None, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def oracle_tables(text: str) -> list[OracleTable]:
    """Return the tables of a page as cmark-gfm sees them, in the order of their lines."""
    rendered = cmark.markdown_to_html_with_extensions(text, OPTIONS, EXTENSIONS)
    return sorted(_table(int(last), body) for last, body in _TABLE.findall(rendered))


def mdlint_tables(page: Page) -> list[OracleTable]:
    """Return the pipe tables of a page as mdlint sees them, in the same form."""
    return [
        OracleTable(
            table.header.span.line,
            table.align,
            tuple(cell.text for cell in table.header.cells),
            tuple(tuple(row.texts(table.width)) for row in table.rows),
        )
        for table in page.tables
        if table.kind == "pipe"
    ]


def _table(last_line: int, body: str) -> OracleTable:
    header, *rows = (_CELL.findall(row) for row in _ROW.findall(body))
    # For cmark-gfm, a table begins with the paragraph it interrupts, so its header is located from its end.
    return OracleTable(
        last_line - len(rows) - 1,
        tuple(align or None for align, _ in header),
        tuple(_text(cell) for _, cell in header),
        tuple(tuple(_text(cell) for _, cell in row) for row in rows),
    )


def _text(cell: str) -> str:
    cell = re.sub(r"<br\s*/?>", " ", cell, flags=re.IGNORECASE)
    cell = _SUPERSCRIPT.sub(lambda match: _TAG.sub("", match[1]).translate(RAISED), cell)
    cell = _IMAGE.sub(lambda match: match[1] or match[2] or "", cell)
    return re.sub(r"[ \t\n\v\f]+", " ", html.unescape(_TAG.sub("", cell))).strip(" ")
