"""The line that both formats for people share: place, severity, rule and message."""

from collections.abc import Iterator

from mdlint.formatters._base import Style
from mdlint.model import Diagnostic, Place, Severity
from mdlint.report import Report
from mdlint.text.visible import visible, visible_at_start

RESET = "\x1b[0m"
BOLD = "\x1b[1m"
COLORS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.INFO: "\x1b[1;36m"}


def headline(diagnostic: Diagnostic, place: Place, style: Style, path: str | None = None) -> str:
    """Return `path:line:column: severity rule  message`, on one line, by default with the path of the page."""
    where = paint(f"{visible_at_start(diagnostic.path if path is None else path)}:{place}", BOLD, style)
    severity = paint(diagnostic.severity, COLORS[diagnostic.severity], style)
    return f"{where}: {severity} {diagnostic.rule}  {visible(diagnostic.message)}"


def location(path: str, place: Place) -> str:
    """Return `path:line:column`, which terminals and editors make a link; `path:cell N:line:column` in a notebook."""
    return f"{visible(path)}:{place}"


def related_lines(diagnostic: Diagnostic, report: Report) -> Iterator[str]:
    """Yield `path:line:column: message` for each other place that a diagnostic refers to."""
    for related in diagnostic.related:
        path = related.path or diagnostic.path
        yield f"{location(path, report.place(path, related.at))}: {visible(related.message)}"


def paint(text: str, color: str, style: Style) -> str:
    """Return `text` in an ANSI color, or unchanged if the style has no colors."""
    return f"{color}{text}{RESET}" if style.color else text
