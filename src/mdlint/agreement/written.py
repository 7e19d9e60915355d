"""The facts of the tables of a page that may have translations: their cells as they are written."""

from mdlint.model import Page, Row, Table
from mdlint.shape import is_filled
from mdlint.stray_lines import is_line_of_text
from mdlint.table_facts import WrittenCell, WrittenRow, WrittenTable


def written_tables(page: Page) -> tuple[WrittenTable, ...]:
    """Return the tables of a page, without the rows that belong to a header, are blank, or are lines of text."""
    return tuple(map(_written, page.tables))


def _written(table: Table) -> WrittenTable:
    rows = [_cells(row, table.width) for row in table.rows[table.further_header_rows :] if _is_filled(row, table)]
    return WrittenTable(_cells(table.header, table.width), table.header.span, tuple(rows))


def _is_filled(row: Row, table: Table) -> bool:
    # A line right below a table is a row of it, even if it is the fence of a directive.
    is_text = table.kind == "pipe" and table.width > 1 and is_line_of_text(row)
    return not is_text and any(map(is_filled, row.cells))


def _cells(row: Row, width: int) -> WrittenRow:
    return tuple(
        WrittenCell(cell.text, cell.span, cell.links[0].target if cell.links else "") for cell in row.cells[:width]
    )
