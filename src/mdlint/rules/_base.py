"""The types of rules and of what they find. The registry, `mdlint.rules`, lists every rule."""

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple, Protocol, TypeAlias

from mdlint.destinations import Destination
from mdlint.model import Fix, Page, Related, Severity, Span, Table
from mdlint.style import TableStyle


class Finding(NamedTuple):
    """What a rule reports: a place and a message. The engine adds the rule's id, the severity and the path."""

    span: Span
    message: str
    help: str | None = None
    related: tuple[Related[Span], ...] = ()
    severity: Severity | None = None
    fix: Fix | None = None


# Which fixes the findings of a rule may have. Not every finding of such a rule has one.
Fixes: TypeAlias = Literal["none", "safe", "unsafe", "safe or unsafe"]


class Rule(NamedTuple):
    """A rule: an id that names the defect, a summary of one line, a default severity, and a check.

    The check takes each table (`check_table`), the page (`check_page`), the page and the style of its tables
    (`check_style`), or the destinations of its links (`check_links`). A rule without a check is a name and a manual
    page for findings that are made elsewhere: by a table schema, if one of `keywords` fails, or by the engine and the
    runner (`unreadable-page`). An `opt_in` rule is off unless a configuration or `--select` turns it on. `also` are the
    severities that single findings have by default. `fixes` are the kinds of fixes that its findings may have.
    """

    id: str
    summary: str
    severity: Severity
    check_table: Callable[[Table], Iterator[Finding]] | None = None
    check_page: Callable[[Page], Iterator[Finding]] | None = None
    check_links: Callable[[Sequence[Destination]], Iterator[Finding]] | None = None
    keywords: tuple[str, ...] = ()
    check_style: Callable[[Page, TableStyle], Iterator[Finding]] | None = None
    opt_in: bool = False
    also: tuple[Severity, ...] = ()
    fixes: Fixes = "none"

    @property
    def severities(self) -> tuple[Severity, ...]:
        """The default severity, then the severities of single findings."""
        return (self.severity, *self.also)

    @property
    def has_check(self) -> bool:
        """Whether the rule has a check of its own, and is not only a name for findings that are made elsewhere."""
        return any((self.check_table, self.check_page, self.check_links, self.check_style))


class RuleModule(Protocol):
    """The module of a rule: its docstring is the manual page."""

    __doc__: str | None
    RULE: Rule
