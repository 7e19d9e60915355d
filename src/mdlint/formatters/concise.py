"""One line for each diagnostic, `path:line:column: severity rule  message`, and nothing else: for editors and grep."""

from mdlint.formatters._base import Style
from mdlint.formatters._line import headline
from mdlint.report import Report


def format_report(report: Report, style: Style) -> str:
    """Write one line for each diagnostic; an empty text if there is none."""
    return "".join(
        headline(diagnostic, report.place(diagnostic.path, diagnostic.span), style) + "\n"
        for diagnostic in report.diagnostics
    )
