"""What the runner makes and the formatters write."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from mdlint.model import Diagnostic, NotebookCell, Place, Span, place_of


class Summary(NamedTuple):
    """How much was looked at, and how much was found."""

    pages: int
    tables: int
    errors: int
    warnings: int


class Report(NamedTuple):
    """What was found, page by page.

    `lines` holds the lines of each page that has a diagnostic, by its path, and `notebooks` the cells of such a notebook.
    """

    diagnostics: Sequence[Diagnostic]
    summary: Summary
    lines: Mapping[str, Sequence[str]] = MappingProxyType({})
    notebooks: Mapping[str, Sequence[NotebookCell]] = MappingProxyType({})

    def place(self, path: str, span: Span) -> Place:
        """Where a span of a page is to its readers."""
        return place_of(self.notebooks.get(path, ()), span)
