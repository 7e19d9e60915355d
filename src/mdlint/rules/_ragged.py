"""What makes a row ragged, and what makes the header the odd one: the rule `ragged-row` asks."""

from mdlint.model import Related, Row, Severity, Table
from mdlint.rules._base import Finding
from mdlint.rules._rows import has_open_code_span
from mdlint.words import counted

# So many rows that agree outweigh the header.
_MANY = 3


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


def has_open_code(row: Row) -> bool:
    """Whether a pipe of the row stands inside a code span."""
    return has_open_code_span(cell.raw for cell in row.cells)


def has_template(row: Row) -> bool:
    """Whether a pipe of the row stands inside a template expression."""
    return any(cell.raw.count("{{") != cell.raw.count("}}") for cell in row.cells)


def is_benign(count: int, width: int) -> bool:
    """Whether a row of fewer cells than the header may well be meant so: one is missing, or only one is there."""
    return count in (1, width - 1)
