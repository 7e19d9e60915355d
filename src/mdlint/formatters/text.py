"""The default format, for people: each diagnostic with its source line, the cell underlined, and a closing summary."""

from collections.abc import Iterator, Sequence

from mdlint.formatters._base import Style
from mdlint.formatters._closing import closing
from mdlint.formatters._excerpt import excerpt
from mdlint.formatters._line import COLORS, headline, location, paint
from mdlint.model import Diagnostic, Place, Span
from mdlint.report import Report
from mdlint.visible import visible

_DIM = "\x1b[2m"
# Less of a line would say nothing.
_LEAST_WIDTH = 20


def format_report(report: Report, style: Style) -> str:
    """Write a paragraph for each diagnostic, then the summary."""
    parts = ["\n".join(_paragraph(diagnostic, report, style)) + "\n" for diagnostic in report.diagnostics]
    if style.summary:
        parts.append(closing(report) + "\n")
    return "\n".join(parts)


def _paragraph(diagnostic: Diagnostic, report: Report, style: Style) -> Iterator[str]:
    place = report.place(diagnostic.path, diagnostic.span)
    yield headline(diagnostic, place, style)
    gutter = " " * len(str(place.span.line))
    yield from _source(diagnostic, place, report.lines.get(diagnostic.path, ()), gutter, style)
    if diagnostic.help:
        yield f"{gutter} = help: {visible(diagnostic.help)}"
    for related in diagnostic.related:
        where = location(diagnostic.path, report.place(diagnostic.path, related.at))
        yield f"{gutter} = {where}: {visible(related.message)}"


def _source(diagnostic: Diagnostic, place: Place, lines: Sequence[str], gutter: str, style: Style) -> Iterator[str]:
    """Yield the first line of the span, underlined. A place that is on no line (an unreadable page) has none."""
    span = diagnostic.span
    if not 1 <= span.line <= len(lines):
        return
    line = lines[span.line - 1]
    goes_on = f" … to line {place.span.end_line}" if span.end_line > span.line else ""
    room = style.width - len(f"{gutter} | {goes_on}")
    shown = excerpt(line, span.column - 1, _end_on_first_line(span, line), max(room, _LEAST_WIDTH))
    bar = paint("|", _DIM, style)
    carets = paint(shown.carets.lstrip(), COLORS[diagnostic.severity], style)
    indent = " " * (len(shown.carets) - len(shown.carets.lstrip()))
    yield f"{paint(str(place.span.line), _DIM, style)} {bar} {shown.text}".rstrip()
    yield f"{gutter} {bar} {indent}{carets}{goes_on}"


def _end_on_first_line(span: Span, line: str) -> int:
    return span.end_column - 1 if span.end_line == span.line else len(line)
