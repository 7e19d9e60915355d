"""A report for the code quality of GitLab: a JSON array with an object for each finding. ASCII only.

GitLab has no columns, and knows a finding again by its `fingerprint`.
Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from collections.abc import Iterator, Mapping
from typing import Any

from mdlint.formatters._base import Style
from mdlint.formatters._json import array
from mdlint.formatters._repository import repository_path, with_fingerprints
from mdlint.model import Diagnostic, Severity
from mdlint.report import Report
from mdlint.text.visible import visible

_SEVERITIES: Mapping[Severity, str] = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def format_report(report: Report, style: Style) -> Iterator[str]:
    """Yield one JSON document; an empty array if there is no finding."""
    yield from array(_issue(each, known, report, style) for each, known in with_fingerprints(report))
    yield "\n"


def _issue(diagnostic: Diagnostic, fingerprint: str, report: Report, style: Style) -> dict[str, Any]:
    place = report.place(diagnostic.path, diagnostic.span)
    where = "" if place.cell is None else f"{place}: "
    return {
        "description": where + visible(diagnostic.message),
        "check_name": diagnostic.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {
            "path": repository_path(diagnostic.path, style),
            "lines": {"begin": place.file_line, "end": place.file_end_line},
        },
    }
