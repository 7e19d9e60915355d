"""From the rows of a directive to its table."""

from collections.abc import Sequence
from typing import Literal

from mdlint.markdown.leaves import DirectiveLeaf
from mdlint.markdown.myst.options import Options, count_of, numbers_of
from mdlint.model import Cell, Row, Span, Table
from mdlint.text.words import counted


def directive_table(
    leaf: DirectiveLeaf, rows: Sequence[Row], header_rows: int, kind: Literal["list", "csv"]
) -> Table | None:
    """Return the table of the rows, the first `header_rows` of which are its header; None without any row.

    Without header rows the reader sees no header. The header is then a row of empty cells, at the opening of the
    directive.
    """
    if not rows:
        return None
    header, body = (rows[0], rows[1:]) if header_rows else (_no_header(leaf, rows, kind), rows)
    last = rows[-1]
    return Table(
        span=Span(leaf.line, leaf.column, *last.span.end),
        header=header,
        delimiter=None,
        align=(None,) * len(header.cells),
        rows=tuple(body),
        container=leaf.container,
        kind=kind,
        header_rows=header_rows,
    )


def refusal(options: Options, counts: Sequence[int], columns: int) -> str | None:
    """Return why docutils refuses a table, in words; None if it does not.

    `counts` are the numbers of cells of its rows, without a header from an option. Source: `get_column_widths` and
    `check_table_dimensions` in docutils' `directives/tables.py`.
    """
    header_rows, stubs = count_of(options, "header-rows"), count_of(options, "stub-columns")
    widths = numbers_of(options, "widths")
    if widths and len(widths) != columns:
        return f"widths has {counted(len(widths), 'number')}, the table has {counted(columns, 'column')}"
    if counts and len(counts) <= header_rows:
        return f"header-rows is {header_rows}, the table has {counted(len(counts), 'row')}: no data is left"
    if stubs and counts and min(counts) <= stubs:
        return f"stub-columns is {stubs}, a row has {counted(min(counts), 'cell')}: no data is left"
    return None


def _no_header(leaf: DirectiveLeaf, rows: Sequence[Row], kind: Literal["list", "csv"]) -> Row:
    """Return a header of empty cells: as many as the longest row has in CSV, or the first row in a list."""
    width = max([len(row.cells) for row in rows]) if kind == "csv" else len(rows[0].cells)
    span = Span(leaf.line, leaf.column, leaf.line, leaf.column + len(leaf.fence))
    return Row(span, (Cell(span, "", ""),) * width)
