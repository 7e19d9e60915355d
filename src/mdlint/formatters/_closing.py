"""The last line of a report: the numbers of findings, pages and tables."""

from mdlint.model import Severity
from mdlint.report import Report
from mdlint.text.words import counted


def closing(report: Report) -> str:
    """Return `2 errors, 1 warning in 3 pages with 4 tables`."""
    summary = report.summary
    notes = sum(diagnostic.severity is Severity.INFO for diagnostic in report.diagnostics)
    found = [counted(summary.errors, "error"), counted(summary.warnings, "warning"), counted(notes, "note")]
    words = ", ".join(part for part in found if not part.startswith("0 ")) or "no findings"
    return f"{words} in {counted(summary.pages, 'page')} with {counted(summary.tables, 'table')}"
