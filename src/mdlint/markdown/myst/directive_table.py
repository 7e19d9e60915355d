"""From the rows of a directive to a table: which of them are its header."""

from collections.abc import Sequence
from typing import Literal

from mdlint.markdown.leaves import DirectiveLeaf
from mdlint.model import Cell, Row, Span, Table


def made_table(
    leaf: DirectiveLeaf, rows: Sequence[Row], header_rows: int, kind: Literal["list", "csv"]
) -> Table | None:
    """The table of rows, the first so many of which are its header; None without any row.

    Without a header row the table has none to a reader either: each column's name is empty, and stands where the directive
    opens.
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


def _no_header(leaf: DirectiveLeaf, rows: Sequence[Row], kind: Literal["list", "csv"]) -> Row:
    """A header of empty cells: as many as the longest row of CSV has, or as the first row of a list."""
    width = max([len(row.cells) for row in rows]) if kind == "csv" else len(rows[0].cells)
    span = Span(leaf.line, leaf.column, leaf.line, leaf.column + len(leaf.fence))
    return Row(span, (Cell(span, "", ""),) * width)
