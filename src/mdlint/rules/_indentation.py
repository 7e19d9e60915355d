"""How far rows are indented within what holds their table: the rule `table-indentation` asks."""

from collections.abc import Iterator

from mdlint.model import Page
from mdlint.rules._base import Finding
from mdlint.rules._written import Fault, Line, once, pipe_tables, written
from mdlint.style import TableStyle
from mdlint.text.words import counted


def check(page: Page, style: TableStyle) -> Iterator[Finding]:
    """Compare the indentation of each row with the one that is set."""
    expected = style.indentation
    for table in pipe_tables(page):
        lines = [line for line in written(page, table) if not line.on_marker_line]
        faults = [_fault(line, expected) for line in lines if line.row.indent != expected]
        yield from once(faults, f"of the {len(lines)} lines differ")


def _fault(line: Line, expected: int) -> Fault:
    """Report a row at its indentation, or at its first character if it has none."""
    white = len(line.lead) - len(line.lead.rstrip(" \t"))
    span = line.span(-min(white, line.row.indent), 0) if line.row.indent else line.span(0, 1)
    return Fault(span, f"the row is indented by {counted(line.row.indent, 'column')}, expected {expected}")
