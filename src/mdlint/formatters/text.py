"""The default format, for people: each diagnostic with its source line and the cell underlined, and a summary."""

from collections.abc import Iterator, Sequence

from mdlint.formatters._base import Style
from mdlint.formatters._closing import closing
from mdlint.formatters._excerpt import excerpt, shortened_path
from mdlint.formatters._line import COLORS, headline, location, paint
from mdlint.formatters._statistics import rule_counts, statistics_lines
from mdlint.model import Diagnostic, Place, Span
from mdlint.report import Report
from mdlint.text.visible import visible

_DIM = "\x1b[2m"
# A narrower excerpt would show too little.
_LEAST_WIDTH = 20


def format_report(report: Report, style: Style) -> Iterator[str]:
    """Yield a paragraph for each diagnostic, or the number of findings of each rule, then the summary."""
    if style.statistics:
        yield from (f"{line}\n" for line in statistics_lines(rule_counts(report), style))
    gap = ""
    for diagnostic in () if style.statistics else report.diagnostics:
        yield gap + "".join(f"{line}\n" for line in _paragraph(diagnostic, report, style))
        gap = "\n"
    if style.summary:
        yield f"{gap}{closing(report)}\n"


def _paragraph(diagnostic: Diagnostic, report: Report, style: Style) -> Iterator[str]:
    place = report.place(diagnostic.path, diagnostic.span)
    yield headline(diagnostic, place, style, _shown_path(diagnostic.path, place, style.width, style))
    gutter = " " * len(str(place.span.line))
    yield from _source(diagnostic, place, report.lines.get(diagnostic.path, ()), gutter, style)
    if diagnostic.help:
        yield f"{gutter} = help: {visible(diagnostic.help)}"
    for related in diagnostic.related:
        path = related.path or diagnostic.path
        at = report.place(path, related.at)
        path = _shown_path(path, at, style.width - len(f"{gutter} = "), style)
        yield f"{gutter} = {location(path, at)}: {visible(related.message)}"


def _shown_path(path: str, place: Place, room: int, style: Style) -> str:
    """Return a path, cut in the middle if it would wrap."""
    return shortened_path(visible(path), max(room - len(f":{place}:"), _LEAST_WIDTH)) if style.cut_paths else path


def _source(diagnostic: Diagnostic, place: Place, lines: Sequence[str], gutter: str, style: Style) -> Iterator[str]:
    """Yield the first line of the span, underlined; nothing if the page has no such line (it can't be read)."""
    span = diagnostic.span
    if not 1 <= span.line <= len(lines):
        return
    line = lines[span.line - 1]
    continuation = f" … to line {place.span.end_line}" if span.end_line > span.line else ""
    room = style.width - len(f"{gutter} | {continuation}")
    shown = excerpt(line, span.column - 1, _end_on_first_line(span, line), max(room, _LEAST_WIDTH))
    bar = paint("|", _DIM, style)
    carets = paint(shown.carets.lstrip(), COLORS[diagnostic.severity], style)
    indent = " " * (len(shown.carets) - len(shown.carets.lstrip()))
    yield f"{paint(str(place.span.line), _DIM, style)} {bar} {shown.text}".rstrip()
    yield f"{gutter} {bar} {indent}{carets}{continuation}"


def _end_on_first_line(span: Span, line: str) -> int:
    return span.end_column - 1 if span.end_line == span.line else len(line)
