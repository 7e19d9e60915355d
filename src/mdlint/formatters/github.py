"""Workflow commands of GitHub Actions: each diagnostic becomes an annotation of its line and an entry in the log.

A command is one line, `::error file=PATH,line=1::MESSAGE`. Characters that end a command or separate its parts are
escaped; the runner decodes them. Any other control character is made visible. As in a span, the end column is one past
the last character. A command has columns only if it is about one line.
"""

import posixpath
from collections.abc import Iterator

from mdlint.formatters._base import Style
from mdlint.formatters._closing import closing
from mdlint.formatters._line import location, related_lines
from mdlint.model import Diagnostic, Place, Severity
from mdlint.report import Report
from mdlint.text.visible import visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_DATA | str.maketrans({":": "%3A", ",": "%2C"})


def format_report(report: Report, style: Style) -> Iterator[str]:
    """Yield a command for each diagnostic, then the summary."""
    for diagnostic in report.diagnostics:
        yield f"{_command(diagnostic, report, style)}\n"
    if style.summary:
        yield f"{closing(report)}\n"


def _command(diagnostic: Diagnostic, report: Report, style: Style) -> str:
    place = report.place(diagnostic.path, diagnostic.span)
    file = posixpath.normpath(posixpath.join(style.folder, diagnostic.path))
    properties = {"file": visible(file), **_place(place), "title": f"mdlint {diagnostic.rule}"}
    written = ",".join(f"{name}={str(value).translate(_IN_PROPERTY)}" for name, value in properties.items())
    return f"::{_COMMANDS[diagnostic.severity]} {written}::{'%0A'.join(_texts(diagnostic, report))}"


def _place(place: Place) -> dict[str, int]:
    """Return the place in the file. In a notebook, these are the lines of the JSON text, without columns."""
    span = place.span
    if place.cell is not None:
        return {"line": place.file_line, "endLine": place.file_end_line}
    if span.line != span.end_line:
        return {"line": span.line, "endLine": span.end_line}
    return {"line": span.line, "endLine": span.line, "col": span.column, "endColumn": span.end_column}


def _texts(diagnostic: Diagnostic, report: Report) -> Iterator[str]:
    """Return the lines of the annotation, escaped. The place comes first, since the log does not show properties."""
    path = diagnostic.path
    place = report.place(path, diagnostic.span)
    texts = [f"{location(path, place)}: {diagnostic.rule}  {visible(diagnostic.message)}"]
    if diagnostic.help:
        texts.append(f"help: {visible(diagnostic.help)}")
    texts += related_lines(diagnostic, report)
    return (text.translate(_IN_DATA) for text in texts)
