"""The report as JSON, which `schemas/report.schema.json` describes. ASCII only, so that every encoding takes it."""

from typing import Any

from mdlint.formatters._base import Style
from mdlint.model import Diagnostic, Span
from mdlint.report import Report

VERSION = 1


def format_report(report: Report, _style: Style) -> str:
    """Write one JSON document; the order of its keys is fixed."""
    import json  # noqa: PLC0415  only this format needs it

    document = {
        "version": VERSION,
        "diagnostics": [_diagnostic(diagnostic) for diagnostic in report.diagnostics],
        "summary": report.summary._asdict(),
    }
    return json.dumps(document, indent=2, ensure_ascii=True) + "\n"


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "rule": diagnostic.rule,
        "severity": diagnostic.severity.value,
        "path": diagnostic.path,
        **_place(diagnostic.span),
        "message": diagnostic.message,
        "help": diagnostic.help,
        "related": [{**_place(related.span), "message": related.message} for related in diagnostic.related],
    }


def _place(span: Span) -> dict[str, int]:
    return {"line": span.line, "column": span.column, "endLine": span.end_line, "endColumn": span.end_column}
