"""What makes a row ragged, and what makes the header the odd one: the rule `ragged-row` asks."""

import re
from collections.abc import Iterator

from mdlint.model import Related, Row, Severity, Table
from mdlint.rules._base import Finding
from mdlint.rules._rows import has_open_code_span
from mdlint.text.words import counted

# So many rows that agree outweigh the header.
_MANY = 3
_SURPLUS = {
    "html": "The surplus cells stand under no header.",
    "csv": "The surplus cells stand under no header. A value that holds the delimiter needs quotes.",
}
_IMAGE = re.compile(r"<img\b|!\[", re.IGNORECASE)


def agree(rows: list[Row]) -> bool:
    """Whether rows, three at least, have the same number of cells, and no pipe that is none."""
    is_one_number = len({len(row.cells) for row in rows}) == 1
    return len(rows) >= _MANY and is_one_number and not any(has_open_code(row) or has_template(row) for row in rows)


def odd_header(table: Table, rows: list[Row]) -> Finding:
    """Report a header with another number of cells than all rows, which weighs as much as one such row."""
    width, count = table.width, len(rows[0].cells)
    if count > width:
        benign = not any(cell.raw for row in rows for cell in row.cells[width:])
        help_ = "GitHub drops cells that have no header: write one for each column."
    else:
        benign = is_benign(count, width)
        help_ = "GitHub puts empty cells at the end of the rows for those that are missing."
    return Finding(
        table.header.span,
        f"the header has {counted(width, 'cell')}, all {len(rows)} rows have {count}",
        help=help_,
        related=(Related(rows[0].span, "the first row"),),
        severity=Severity.WARNING if benign else None,
    )


def in_html(table: Table) -> Iterator[Finding]:
    """Report the rows of an HTML table, or of one of CSV, that differ from the header, or the header that differs from all rows."""
    width = table.width
    rows = [row for row in table.rows if len(row.cells) > 1 and any(cell.raw for cell in row.cells)]
    ragged = [row for row in rows if len(row.cells) != width]
    if not ragged or (table.header_rows == 0 if table.kind == "csv" else _is_layout(table)):
        return
    if len(ragged) == len(rows) >= _MANY and len({len(row.cells) for row in rows}) == 1:
        message = f"the header has {counted(width, 'cell')}, all {len(rows)} rows have {len(rows[0].cells)}"
        related = (Related(rows[0].span, "the first row"),)
        yield Finding(table.header.span, message, related=related, severity=Severity.WARNING)
        return
    for row in ragged:
        is_short = len(row.cells) < width
        help_ = "The end of the row is shown blank." if is_short else _SURPLUS[table.kind]
        message = f"{counted(len(row.cells), 'cell')}, the header has {width}"
        yield Finding(row.span, message, help=help_, severity=Severity.WARNING)


def in_list(table: Table) -> Iterator[Finding]:
    """Report the rows of a table made of a list that differ from its first row: docutils shows no such table."""
    ragged = [row for row in table.rows if len(row.cells) != table.width]
    for row in ragged:
        message = f"{counted(len(row.cells), 'cell')}, the first row has {table.width}"
        yield Finding(row.span, message, help="Sphinx shows no table: each row of a list-table needs as many cells.")


def _is_layout(table: Table) -> bool:
    """Whether an HTML table may only put things side by side: its first row has images, or no two names."""
    cells = table.header.cells
    return any(_IMAGE.search(cell.raw) for cell in cells) or len({cell.span for cell in cells if cell.text}) < 2


def has_open_code(row: Row) -> bool:
    """Whether a pipe of the row stands inside a code span."""
    return has_open_code_span(cell.raw for cell in row.cells)


def has_template(row: Row) -> bool:
    """Whether a pipe of the row stands inside a template expression."""
    return any(cell.raw.count("{{") != cell.raw.count("}}") for cell in row.cells)


def is_benign(count: int, width: int) -> bool:
    """Whether a row of fewer cells than the header may well be meant so: one is missing, or only one is there."""
    return count in (1, width - 1)
