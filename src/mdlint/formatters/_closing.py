"""The last lines of a report: the numbers of findings, pages and tables, what has a schema, and notes about the run."""

from mdlint.model import Severity
from mdlint.report import Report, TablesBySchema
from mdlint.text.visible import visible
from mdlint.text.words import counted

_KINDS = ("with a schema of yours", "checked as metrics", "without a schema")


def closing(report: Report) -> str:
    """Return the number of findings, pages and tables, and how many tables have a schema; then a line for each note.

    The first line is such as `2 errors, 1 warning in 3 pages with 4 tables: 3 with a schema of yours, 1 without a
    schema`. If a baseline has left out findings, it ends with their number. If some findings can be fixed, the second line
    tells how many.
    """
    summary = report.summary
    notes = sum(diagnostic.severity is Severity.INFO for diagnostic in report.diagnostics)
    found = [counted(summary.errors, "error"), counted(summary.warnings, "warning"), counted(notes, "note")]
    words = (
        ", ".join(part for part in found if not part.startswith("0 ")) or f"no {'new ' * bool(report.known)}findings"
    )
    numbers = f"{words} in {counted(summary.pages, 'page')} with {counted_tables(summary.tables, report.by_schema)}"
    if report.known:
        numbers += f"; {counted(report.known, 'known finding')} not shown"
    fixable = [_fixable(report)] if any(diagnostic.fix for diagnostic in report.diagnostics) else []
    return "\n".join([numbers, *fixable, *(f"note: {visible(note)}" for note in report.notes)])


def _fixable(report: Report) -> str:
    """Return `2 can be fixed with --fix, 1 more with --fix --unsafe-fixes`."""
    fixes = [diagnostic.fix for diagnostic in report.diagnostics if diagnostic.fix]
    safe = sum(fix.is_safe for fix in fixes)
    unsafe = len(fixes) - safe
    if not safe:
        return f"{unsafe} can be fixed with --fix --unsafe-fixes"
    return f"{safe} can be fixed with --fix" + (f", {unsafe} more with --fix --unsafe-fixes" if unsafe else "")


def counted_tables(total: int, tables: TablesBySchema) -> str:
    """Return `4 tables: 3 with a schema of yours, 1 without a schema`, or `4 tables, all checked as metrics`."""
    return counted(total, "table") + _by_schema(tables)


def _by_schema(tables: TablesBySchema) -> str:
    parts = [(number, kind) for number, kind in zip(tables, _KINDS, strict=True) if number]
    if len(parts) == 1:
        number, kind = parts[0]
        return f", all {kind}" if number > 1 else f", {kind}"
    return ": " * bool(parts) + ", ".join(f"{number} {kind}" for number, kind in parts)
