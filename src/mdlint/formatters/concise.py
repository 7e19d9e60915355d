"""One line for each diagnostic, `path:line:column: severity rule  message`, and nothing else: for editors and grep.

A message that refers to another line, or to another file, ends with that place, since nothing else shows it.
"""

import re
from collections.abc import Iterator

from mdlint.formatters._base import Style
from mdlint.formatters._line import headline, location
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
    other = next((each for each in diagnostic.related if each.path or each.at.line != diagnostic.span.line), None)
    if other is None:
        return ""
    if other.path:
        where = location(other.path, report.place(other.path, other.at))
        # `a.md:9`, `a.csv, line 9`, `a.json, Models[3] (line 9)`
        is_named = re.search(rf"{re.escape(other.path)}(?::|, .*\bline ){other.at.line}\b", diagnostic.message)
        return "" if is_named else f" ({where}: {visible(other.message)})"
    own, place = report.place(diagnostic.path, diagnostic.span), report.place(diagnostic.path, other.at)
    line = f"line {place.span.line}"
    if re.search(rf"\b{line}\b", diagnostic.message):
        return ""
    cell = "" if place.cell == own.cell else f"cell {place.cell}, "
    return f" ({cell}{line}: {visible(other.message)})"
