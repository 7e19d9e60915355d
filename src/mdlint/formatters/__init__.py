"""The output formats of a report. `FORMATTERS` is both the dispatch table and the choices of `--format`.

The formats for other programs are imported when they are used.
"""

from collections.abc import Iterator

from mdlint.formatters import concise, github, json, text
from mdlint.formatters._base import Formatter, Style
from mdlint.report import Report

__all__ = ["FORMATTERS", "Formatter", "Style", "report_text"]


def _gitlab(report: Report, style: Style) -> Iterator[str]:
    from mdlint.formatters.gitlab import format_report  # noqa: PLC0415  see above

    return format_report(report, style)


def _jsonl(report: Report, style: Style) -> Iterator[str]:
    from mdlint.formatters.jsonl import format_report  # noqa: PLC0415  see above

    return format_report(report, style)


def _junit(report: Report, style: Style) -> Iterator[str]:
    from mdlint.formatters.junit import format_report  # noqa: PLC0415  see above

    return format_report(report, style)


def _sarif(report: Report, style: Style) -> Iterator[str]:
    from mdlint.formatters.sarif import format_report  # noqa: PLC0415  see above

    return format_report(report, style)


FORMATTERS: dict[str, Formatter] = {
    "concise": concise.format_report,
    "github": github.format_report,
    "gitlab": _gitlab,
    "json": json.format_report,
    "jsonl": _jsonl,
    "junit": _junit,
    "sarif": _sarif,
    "text": text.format_report,
}


def report_text(name: str, report: Report, style: Style) -> str:
    """Return a report in a format as a whole."""
    return "".join(FORMATTERS[name](report, style))
