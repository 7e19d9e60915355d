"""The output formats of a report. `FORMATTERS` is both the dispatch table and the choices of `--format`."""

from mdlint.formatters import concise, github, json, text
from mdlint.formatters._base import Formatter, Style
from mdlint.report import Report

__all__ = ["FORMATTERS", "Formatter", "Style", "report_text"]

FORMATTERS: dict[str, Formatter] = {
    "concise": concise.format_report,
    "github": github.format_report,
    "json": json.format_report,
    "text": text.format_report,
}


def report_text(name: str, report: Report, style: Style) -> str:
    """Return a report in a format as a whole."""
    return "".join(FORMATTERS[name](report, style))
