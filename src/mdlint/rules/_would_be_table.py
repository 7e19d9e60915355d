"""What was meant as a table and is none: each function gives one reason, or None. The rule `not-a-table` asks them."""

import re
from itertools import pairwise

from mdlint.model import HtmlBlock, Page, Paragraph, Related, TextLine
from mdlint.rules._base import Finding
from mdlint.rules._delimiter_row import (
    agree,
    delimiter_below_header,
    delimiter_without_header,
    mistyped_delimiter,
)
from mdlint.rules._rows import cell_count, is_pipe_table, is_row_like

_JSX = re.compile(r"\s*</?[A-Z]")
_ELEMENT = re.compile(r"<[a-z][a-z0-9]*", re.IGNORECASE)
# Markup in which a table would not be one anyway, and Python-Markdown's attribute by which it would.
_OTHER_MARKUP = re.compile(
    r"<(?:pre|code|script|style|textarea)\b|<!--|```|~~~|<\w[^<>]*\smarkdown(?:[\s=>]|$)", re.IGNORECASE
)
# A grid table of another dialect or a drawing, and a template: rows of these need no delimiter row.
_OTHER_SOURCE = re.compile(r"^\s*\+[-=+]|\{[{%]")
# Admonitions and tabs of Python-Markdown, whose indented content may be a table.
_INDENTED_BLOCK = re.compile(r"""\s*(?:!!!|\?\?\?\+?|===[!+]*(?=\s*["']))\s*\S""")
# A snippet, whose text PyMdown puts in place of the line that names it.
_SNIPPET = "-8<-"
# Text between bars: a spoiler, and a sum of absolute values.
_SPOILER = re.compile(r"\|\|[^|]+\|\|")
_BARS = re.compile(r"\|[^|\s][^|]*(?<=\S)\|(?:(?:\s+[-−]\s+|\s*[+=<>≤≥≠≈±·×*/]+\s*)\|[^|\s][^|]*(?<=\S)\|)+")


def in_paragraph(page: Page, index: int, *, is_cut_off: bool) -> Finding | None:
    """Name the first reason for which the paragraph `page.blocks[index]` is no table.

    Of one that is cut off from a table, the rule `orphan-rows` speaks.
    """
    block = page.blocks[index]
    assert isinstance(block, Paragraph)
    lines = block.lines
    if any(_INDENTED_BLOCK.match(line.text) for line in lines) or _is_beside_snippet(page, lines):
        return None
    finding = delimiter_below_header(lines) or delimiter_without_header(page, index, lines)
    if finding or is_cut_off or any(_OTHER_SOURCE.search(line.text) for line in lines):
        return finding
    return _rows_above_header(page, index, lines) or mistyped_delimiter(lines) or _rows_alone(lines)


def _is_beside_snippet(page: Page, lines: tuple[TextLine, ...]) -> bool:
    """Whether the text of a snippet may be part of what lines say."""
    around = page.lines[max(lines[0].line - 2, 0) : lines[-1].line + 1]
    return any(_SNIPPET in line for line in around)


def in_html(block: HtmlBlock) -> Finding | None:
    """Report a table that an HTML block swallowed."""
    lines = block.lines
    element = None if block.condition else _ELEMENT.match(lines[0].text)
    if not (block.ends_at_blank_line or element) or _JSX.match(lines[0].text):
        return None
    for at, (header, delimiter) in enumerate(pairwise(lines[1:]), 1):
        if not agree(header, delimiter):
            continue
        if any(_OTHER_MARKUP.search(line.text) for line in lines[:at]):
            return None
        message = "a blank line is missing before the table"
        help_ = "The table is read as HTML: the block above ends at a blank line only."
        if element:
            message = f"Markdown is not read in this {element[0]}>"
            help_ = f"Python-Markdown reads it in an element with the attribute markdown: {element[0]} markdown>."
        related = (Related(lines[0].span, "the HTML block begins here"),)
        return Finding(header.span, message, help=help_, related=related)
    return None


def _rows_above_header(page: Page, index: int, lines: tuple[TextLine, ...]) -> Finding | None:
    """Report the rows right above a table: its header is the one line above the delimiter row."""
    table = page.blocks[index + 1] if index + 1 < len(page.blocks) else None
    if not is_pipe_table(table) or table.header.span.line != lines[-1].line + 1 or not _is_row(lines[-1]):
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
    text = line.text.strip()
    return is_row_like(text) and cell_count(text) > 1 and not (_SPOILER.fullmatch(text) or _BARS.fullmatch(text))
