"""Diagnostics: what mdlint says to its user about a place."""

from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from mdlint.places import Span


class Severity(StrEnum):
    """How serious a diagnostic is, the most serious first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


_Place = TypeVar("_Place")


class Related(NamedTuple, Generic[_Place]):
    """Another place that a finding refers to, with a message: a span of a page, or a place in a table.

    `path` is the page or the data file of the span, "" for the page of the finding.
    """

    at: _Place
    message: str
    path: str = ""


class Edit(NamedTuple):
    """A change of a page: the text of a span is replaced by another.

    The lines of `text` are joined by line feeds; they get the line ending of the page. If `replaces` is not empty, only
    that part of the span is replaced: where it is the target of a link, or, if the edit is `in_cell`, the only such digits
    or text of a cell. The padding of the cell takes up the change of an edit `in_cell`.
    """

    span: Span
    text: str
    replaces: str = ""
    in_cell: bool = False


class Fix(NamedTuple):
    """Edits that correct what a finding reports, and a title, such as "Sort the rows".

    The fix `is_safe` if it changes nothing that a reader takes from the page, or if only one correction is possible.
    Other fixes are for a human to look at. A fix without edits comes with the fix of an earlier finding of the table.
    """

    title: str
    edits: tuple[Edit, ...] = ()
    is_safe: bool = True


class Diagnostic(NamedTuple):
    """A finding with its rule, severity and path: what the user sees.

    `message` says what was found and what was expected. `help` is one more sentence, such as what to write instead.
    `fix` is the change of the page that corrects it, if mdlint knows one.
    """

    rule: str
    severity: Severity
    path: str
    span: Span
    message: str
    help: str | None = None
    related: tuple[Related[Span], ...] = ()
    fix: Fix | None = None
