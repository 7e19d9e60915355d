"""JUnit XML, which most CI services show as the results of tests: each finding is a test, each page a suite.

An error or a warning is a failed test. A note is a test that has passed, and its message is in `system-out`. A report
without findings has one test, which has passed: some services take a report without tests for a mistake.

Source: the format of the task `junit` of Apache Ant, and what GitLab, Jenkins and Azure Pipelines read of it. It has no
standard.
"""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from mdlint.formatters._base import Style
from mdlint.formatters._line import headline, related_lines
from mdlint.model import Diagnostic, Severity
from mdlint.report import Report
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.visible import visible, visible_at_start

_TOOL = "mdlint"
# `visible` leaves them. XML 1.0 has no way to write them (§2.2).
_NO_CHARACTERS = lazy_pattern("[\ufffe\uffff]")


def format_report(report: Report, style: Style) -> Iterator[str]:
    """Yield one XML document."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f"<testsuites{_numbers(report.diagnostics)}>\n"
    if not report.diagnostics:
        yield f'  <testsuite name="{_TOOL}" tests="1" failures="0" errors="0">\n'
        yield f'    <testcase name="no findings" classname="{_TOOL}"/>\n  </testsuite>\n'
    for path, same in groupby(report.diagnostics, key=lambda diagnostic: diagnostic.path):
        found = list(same)
        yield f"  <testsuite{_attribute('name', path)}{_numbers(found)}>\n"
        yield from (_test(diagnostic, report, style) for diagnostic in found)
        yield "  </testsuite>\n"
    yield "</testsuites>\n"


def _numbers(diagnostics: Iterable[Diagnostic]) -> str:
    """Return the attributes that count tests. A report without findings has a test of its own."""
    failed = [diagnostic.severity is not Severity.INFO for diagnostic in diagnostics]
    return f' tests="{len(failed) or 1}" failures="{sum(failed)}" errors="0"'


def _test(diagnostic: Diagnostic, report: Report, style: Style) -> str:
    place = report.place(diagnostic.path, diagnostic.span)
    name = _attribute("name", f"{diagnostic.rule} {place}") + _attribute("classname", diagnostic.path)
    start = f'    <testcase{name}{_attribute("file", diagnostic.path)} line="{place.file_line}">\n'
    lines = "".join(f"{_text(line)}\n" for line in _lines(diagnostic, report, style))
    if diagnostic.severity is Severity.INFO:
        return f"{start}      <system-out>{lines}</system-out>\n    </testcase>\n"
    about = _attribute("message", diagnostic.message) + _attribute("type", diagnostic.severity)
    return f"{start}      <failure{about}>{lines}</failure>\n    </testcase>\n"


def _lines(diagnostic: Diagnostic, report: Report, style: Style) -> Iterator[str]:
    """Yield what a reader is told: the finding, what to do, and the other places."""
    path = diagnostic.path
    yield headline(diagnostic, report.place(path, diagnostic.span), style._replace(color=False))
    if diagnostic.help:
        yield f"help: {visible(diagnostic.help)}"
    yield from map(visible_at_start, related_lines(diagnostic, report))


def _attribute(name: str, value: str) -> str:
    return f' {name}="{_text(visible(value))}"'


def _text(line: str) -> str:
    r"""Return a line without control characters as text of XML. A character that XML does not have is an escape."""
    return escape(_NO_CHARACTERS.sub(lambda match: f"\\u{ord(match[0]):04x}", line))
