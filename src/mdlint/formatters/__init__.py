"""The output formats of a report. `FORMATTERS` is both the dispatch table and the choices of `--format`.

A format other than the default is imported when it is used.
"""

from collections.abc import Iterator

from mdlint.formatters import text
from mdlint.formatters._base import Formatter, Style
from mdlint.report import Report

__all__ = ["FORMATTERS", "Formatter", "Style", "report_text"]


def _concise(report: Report, style: Style) -> Iterator[str]:
    from mdlint.formatters.concise import format_report  # noqa: PLC0415  see above

    return format_report(report, style)


def _github(report: Report, style: Style) -> Iterator[str]:
    from mdlint.formatters.github import format_report  # noqa: PLC0415  see above

    return format_report(report, style)


def _gitlab(report: Report, style: Style) -> Iterator[str]:
    from mdlint.formatters.gitlab import format_report  # noqa: PLC0415  see above

    return format_report(report, style)


def _json(report: Report, style: Style) -> Iterator[str]:
    from mdlint.formatters.json import format_report  # noqa: PLC0415  see above

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
    "concise": _concise,
    "github": _github,
    "gitlab": _gitlab,
    "json": _json,
    "jsonl": _jsonl,
    "junit": _junit,
    "sarif": _sarif,
    "text": text.format_report,
}


def report_text(name: str, report: Report, style: Style) -> str:
    """Return a report in a format as a whole."""
    return "".join(FORMATTERS[name](report, style))
