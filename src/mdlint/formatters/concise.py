"""One line for each diagnostic, `path:line:column: severity rule  message`, and nothing else: for editors and grep.

A message that refers to another line ends with that line, since nothing else shows it.
"""

import re
from collections.abc import Iterator

from mdlint.formatters._base import Style
from mdlint.formatters._line import headline
from mdlint.model import Diagnostic
from mdlint.report import Report
from mdlint.text.visible import visible


def format_report(report: Report, style: Style) -> Iterator[str]:
    """Yield one line for each diagnostic; nothing if there is none."""
    for diagnostic in report.diagnostics:
        line = headline(diagnostic, report.place(diagnostic.path, diagnostic.span), style)
        yield f"{line}{_other_line(diagnostic, report)}\n"


def _other_line(diagnostic: Diagnostic, report: Report) -> str:
    """Return the first other line that a diagnostic refers to: ` (line 6: it belongs below this row)`."""
    other = next((related for related in diagnostic.related if related.at.line != diagnostic.span.line), None)
    if other is None:
        return ""
    own, place = report.place(diagnostic.path, diagnostic.span), report.place(diagnostic.path, other.at)
    line = f"line {place.span.line}"
    if re.search(rf"\b{line}\b", diagnostic.message):
        return ""
    cell = "" if place.cell == own.cell else f"cell {place.cell}, "
    return f" ({cell}{line}: {visible(other.message)})"
