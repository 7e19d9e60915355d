"""Reports for the tests of the formats that other programs read."""

from mdlint.formatters import Style
from mdlint.model import Diagnostic, NotebookCell, Related, Severity, Span
from mdlint.report import Report, Summary

ROOT = "/repo"
STYLE = Style(folder="docs", root=ROOT)
CLEAN = Report((), Summary(3, 4, 0, 0))
EVIL = "\x00\x1b[2J\x0b\x9b\u202e\r\n\ufffe\uffff\ud800<&\"'>]]>"


def finding(
    path: str = "a.md", message: str = "m", severity: Severity = Severity.ERROR, **others: object
) -> Diagnostic:
    """Return a finding in line 5."""
    return Diagnostic("ragged-row", severity, path, Span(5, 9, 5, 15), message)._replace(**others)  # type: ignore[arg-type]


def report(*diagnostics: Diagnostic) -> Report:
    """Return a report of findings on pages that can't be read again."""
    return Report(diagnostics, Summary(1, 1, len(diagnostics), 0))


# Lines 4 to 6 of the page are the second Markdown cell, which is in lines 40 to 42 of the file.
NOTEBOOK = Report(
    (finding("zoo.ipynb", related=(Related(Span(4, 1, 4, 4), "here"),)),),
    Summary(1, 1, 1, 0),
    notebooks={"zoo.ipynb": (NotebookCell(1, 1, (7, 8)), NotebookCell(3, 4, (40, 41, 42)))},
)
