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
    """Another place that a finding refers to, with a message: a span of the page, or a place in a table."""

    at: _Place
    message: str


class Diagnostic(NamedTuple):
    """A finding with its rule, severity and path: what the user sees.

    `message` says what was found and what was expected. `help` is one more sentence, such as what to write instead.
    """

    rule: str
    severity: Severity
    path: str
    span: Span
    message: str
    help: str | None = None
    related: tuple[Related[Span], ...] = ()
