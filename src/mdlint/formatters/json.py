"""The report as JSON, described by `schemas/report.schema.json`. ASCII only, so that any encoding can represent it."""

from collections.abc import Iterator
from typing import Any

from mdlint.addresses import rule_address
from mdlint.formatters._base import Style
from mdlint.formatters._json import array, indented
from mdlint.formatters._statistics import rule_counts
from mdlint.formatters._unchecked import by_reason
from mdlint.model import Diagnostic, Fix, Place, Related, Span
from mdlint.report import Report
from mdlint.text.visible import harmless_json

VERSION = 1


def format_report(report: Report, style: Style) -> Iterator[str]:
    """Yield one JSON document; the order of its keys is fixed."""
    others: dict[str, Any] = {
        "summary": report.summary._asdict() | {"tablesBySchema": report.by_schema._asdict()},
        "notes": list(report.notes),
        "known": report.known,
        "unchecked": by_reason(report.unchecked),
    }
    if style.statistics:
        others["statistics"] = [
            {"rule": each.rule, "severity": each.severity, "count": each.findings} for each in rule_counts(report)
        ]
    yield f'{{\n  "version": {VERSION},\n  "diagnostics": '
    yield from array((json_of(diagnostic, report) for diagnostic in report.diagnostics), "  ")
    yield harmless_json(f",{indented(others).removeprefix('{')}\n")


def json_of(diagnostic: Diagnostic, report: Report) -> dict[str, Any]:
    """Return a diagnostic as an object of JSON."""
    path = diagnostic.path
    return {
        "rule": diagnostic.rule,
        "url": rule_address(diagnostic.rule),
        "severity": diagnostic.severity.value,
        "path": path,
        **_place(report.place(path, diagnostic.span)),
        "message": diagnostic.message,
        "help": diagnostic.help,
        "fix": diagnostic.fix and _fix(diagnostic.fix, path, report),
        "related": [_related(related, path, report) for related in diagnostic.related],
    }


def _related(related: Related[Span], path: str, report: Report) -> dict[str, Any]:
    other = {"path": related.path} if related.path else {}
    return {**other, **_place(report.place(related.path or path, related.at)), "message": related.message}


def _fix(fix: Fix, path: str, report: Report) -> dict[str, Any]:
    edits = [{**_place(report.place(path, edit.span)), "text": edit.text} for edit in fix.edits]
    return {"title": fix.title, "safe": fix.is_safe, "edits": edits}


def _place(place: Place) -> dict[str, int]:
    span = place.span
    cell = {} if place.cell is None else {"cell": place.cell}
    return {
        **cell,
        "line": span.line,
        "column": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
