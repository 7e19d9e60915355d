"""The last lines of a report: the numbers of findings, pages and tables, and the notes about the run."""

from mdlint.model import Severity
from mdlint.report import Report
from mdlint.text.visible import visible
from mdlint.text.words import counted


def closing(report: Report) -> str:
    """Return `2 errors, 1 warning in 3 pages with 4 tables`, and a line for each note."""
    summary = report.summary
    notes = sum(diagnostic.severity is Severity.INFO for diagnostic in report.diagnostics)
    found = [counted(summary.errors, "error"), counted(summary.warnings, "warning"), counted(notes, "note")]
    words = ", ".join(part for part in found if not part.startswith("0 ")) or "no findings"
    numbers = f"{words} in {counted(summary.pages, 'page')} with {counted(summary.tables, 'table')}"
    return "\n".join([numbers, *(f"note: {visible(note)}" for note in report.notes)])
