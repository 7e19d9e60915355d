"""`{csv-table}`: the lines of a directive as CSV (docutils' "csv-table"). The content of a cell is Markdown.

A table from a file or an address is skipped, and so is a table that docutils does not make.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from mdlint.markdown.inline.text import Inline
from mdlint.markdown.leaves import DirectiveLeaf
from mdlint.markdown.myst.csv_reader import CsvError, CsvReader, Field, Form
from mdlint.markdown.myst.directive_table import directive_table, refusal
from mdlint.markdown.myst.options import Options, count_of, read_options, text_of
from mdlint.markdown.source_map import SourceMap
from mdlint.model import Cell, Link, Row, Span, Table, TextLine

# Reads inline content. The function that it is given maps offsets of a link in the content to the page.
ReadInline: TypeAlias = Callable[[str, Callable[[int, int], Span]], tuple[Inline, tuple[Link, ...]]]

_CODE_POINT = re.compile(r"(?:0x|x|\\x|U\+?|\\u)([0-9a-f]{1,6})|&#x([0-9a-f]{1,6});", re.IGNORECASE)
# The marker of a list item at the start of a line, and a thematic break, which only looks like one.
_ITEM = re.compile(r"^(?:[-+*]|[0-9]{1,9}[.)])[ \t]+(?=\S)", re.MULTILINE)
_BREAK = re.compile(r"(?:[-*][ \t]*){3,}$")
_NAMED = {"tab": "\t", "space": " "}


def read_csv_table(leaf: DirectiveLeaf, read_inline: ReadInline) -> Table | str | None:
    """Return the table of a directive, or why docutils refuses it; None if there is no table for another reason."""
    options = read_options(leaf.options)
    form = _form(options)
    if (
        form is None
        or not leaf.body
        or "file" in options
        or "url" in options
        or ("header" in options and options["header"] is None)
    ):
        return None
    body = leaf.body if leaf.body[0].text.strip() else leaf.body[1:]
    header_rows = count_of(options, "header-rows")
    try:
        head = _Records(options.get("header") or (), form)
        rows = _Records(body, form)
    except CsvError:
        return None
    count = len(rows.fields)
    counts = [len(fields) for fields in rows.fields]
    columns = max([*counts, *(len(fields) for fields in head.fields)], default=0)
    if reason := refusal(options, counts, columns):
        return reason
    if count < header_rows or count == header_rows > 0 or not all([*head.fields, *rows.fields[:header_rows]]):
        return None
    all_rows = [*head.rows(read_inline), *rows.rows(read_inline)]
    return directive_table(leaf, all_rows, len(head.fields) + header_rows, "csv")


def _form(options: Options) -> Form | None:
    """Return the form of CSV in the options; None if docutils can't read it, or not the same way everywhere."""
    default = Form()
    form = Form(
        _character(options, "delim", default.delimiter),
        _character(options, "quote", default.quote),
        _character(options, "escape", default.escape),
        keeps_space="keepspace" in options,
    )
    marks = [mark for mark in (form.delimiter, form.quote, form.escape) if mark]
    return form if len(set(marks)) == len(marks) and "\n" not in marks and "\r" not in marks else None


def _character(options: Options, key: str, default: str) -> str:
    """Return the character that an option is or names, or the default."""
    text = text_of(options, key)
    if text is None:
        return default
    if key == "delim" and text in _NAMED:
        return _NAMED[text]
    code = _CODE_POINT.fullmatch(text)
    point = (
        int(text) if text.isascii() and text.isdigit() and len(text) < 8 else int(code[1] or code[2], 16) if code else 0
    )
    if point:
        text = chr(point) if point <= 0x10FFFF else ""
    return text if len(text) == 1 else default


class _Records:
    """The records in lines of CSV. Raises CsvError if the lines are not CSV."""

    def __init__(self, lines: Sequence[TextLine], form: Form) -> None:
        self._text = "".join([f"{line.text}\n" for line in lines])
        self._source = SourceMap(lines)
        reader = CsvReader(self._text, form)
        self.fields = list(reader.records())
        self._starts = reader.starts

    def rows(self, read_inline: ReadInline) -> Iterator[Row]:
        """Yield the records as rows. An empty line between two records is a row with an empty cell."""
        last = max((number for number, fields in enumerate(self.fields) if fields), default=-1)
        for fields, start in zip(self.fields[: last + 1], self._starts, strict=False):
            cells = tuple([self._cell(field, read_inline) for field in fields])
            if not cells:
                cells = (Cell(self._source.span(start, start), "", ""),)
            yield Row(Span(*cells[0].span.start, *cells[-1].span.end), cells)

    def _cell(self, field: Field, read_inline: ReadInline) -> Cell:
        raw, lead = _stripped(self._text[field.start : field.end])
        value, value_lead = _stripped(field.value)
        if _ITEM.match(value) and not _BREAK.match(value):
            # A cell is read as a page is: its lists are lists.
            value = _ITEM.sub(lambda marker: " " * len(marker[0]), value)
        start = field.start + lead
        offsets = field.offsets[value_lead:] if "[" in value or "<" in value or "://" in value else []
        inline, links = read_inline(value, lambda first, last: self._source.span(offsets[first], offsets[last - 1] + 1))
        return Cell(
            self._source.span(start, start + len(raw)), raw, inline.text, inline.bold, inline.code, links, *inline.more
        )


def _stripped(text: str) -> tuple[str, int]:
    """Return a text without the white space around it, and its offset; 0 if nothing is left."""
    stripped = text.strip()
    return stripped, text.index(stripped) if stripped else 0
