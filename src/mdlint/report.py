"""The report: what the runner returns and the formatters write."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType
from typing import NamedTuple

from mdlint.files.utf8 import Unreadable
from mdlint.known_rules import UNREADABLE
from mdlint.model import Diagnostic, NotebookCell, Page, Place, Severity, Span, place_of
from mdlint.schema import Unchecked


class Summary(NamedTuple):
    """How many pages and tables were checked, and how many errors and warnings were found."""

    pages: int
    tables: int
    errors: int = 0
    warnings: int = 0

    def counting(self, diagnostics: Iterable[Diagnostic]) -> "Summary":
        """Return the summary of the same pages with other diagnostics."""
        count = Counter(diagnostic.severity for diagnostic in diagnostics)
        return self._replace(errors=count[Severity.ERROR], warnings=count[Severity.WARNING])


class TablesBySchema(NamedTuple):
    """How many tables have a schema that a comment or an entry of the configuration names, and how many have none.

    `default` counts the others in which the default schema knows a column, `none` those in which it knows no column.
    """

    named: int = 0
    default: int = 0
    none: int = 0


class Report(NamedTuple):
    """The diagnostics of a run, page by page.

    `lines` are the lines of each page that has a diagnostic, by its path. `notebooks` are the Markdown cells of each
    such page that is a notebook. Findings about configuration files come last. `notes` are sentences about the run as a
    whole, such as the cause of many findings. `unchecked` counts the rows and columns that schemas did not check, by
    reason. `pages` are the pages that have a diagnostic, by their paths; each is read again when it is looked up.
    `known` counts the findings that are left out since a baseline has them.
    """

    diagnostics: Sequence[Diagnostic]
    summary: Summary
    lines: Mapping[str, Sequence[str]] = MappingProxyType({})
    notebooks: Mapping[str, Sequence[NotebookCell]] = MappingProxyType({})
    by_schema: TablesBySchema = TablesBySchema()
    notes: tuple[str, ...] = ()
    unchecked: Mapping[Unchecked, int] = MappingProxyType({})
    pages: Mapping[str, Page] = MappingProxyType({})
    known: int = 0

    def by_page(self) -> Iterator[tuple[str, list[Diagnostic]]]:
        """Yield the path of each page that has diagnostics, with all of them."""
        for path, diagnostics in groupby(self.diagnostics, key=attrgetter("path")):
            yield path, list(diagnostics)

    def unreadable(self) -> Iterator[tuple[str, Unreadable]]:
        """Yield the path of each page that can't be read, with the reason."""
        for each in self.diagnostics:
            if each.rule == UNREADABLE:
                yield each.path, Unreadable(each.span.line, each.span.column, each.message)

    def with_diagnostics(self, diagnostics: Sequence[Diagnostic]) -> "Report":
        """Return the report with some of its diagnostics, which are counted anew."""
        return self._replace(diagnostics=diagnostics, summary=self.summary.counting(diagnostics))

    def place(self, path: str, span: Span) -> Place:
        """Return where a reader finds a span of a page."""
        return place_of(self.notebooks.get(path, ()), span)
