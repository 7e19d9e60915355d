"""What a rule is. A rule module holds a docstring, its manual page, and one `RULE`; the registry lists them all."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, Protocol

from mdlint.model import Destination, Page, Related, Severity, Span, Table
from mdlint.style import TableStyle


class Finding(NamedTuple):
    """What a rule says: where, and in which words. The engine adds the rule's id, the severity and the path."""

    span: Span
    message: str
    help: str | None = None
    related: tuple[Related, ...] = ()
    severity: Severity | None = None


class Rule(NamedTuple):
    """A rule: a readable id that names the defect, one line on it, its weight, and how it looks for it.

    A rule looks at each table (`check_table`), at the whole page (`check_page`), at how its tables are written
    (`check_style`), at where its links lead (`check_links`), or at nothing itself: then it gives its name and its manual
    page to what a schema finds (`keywords` lists the schema keywords it speaks for), or to what is found elsewhere
    (`unreadable-page`). An `opt_in` rule is off unless it is asked for.
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

    @property
    def looks(self) -> bool:
        """Whether the rule looks for itself, and is not the name of what a schema or the runner finds."""
        return any((self.check_table, self.check_page, self.check_links, self.check_style))


class RuleModule(Protocol):
    """The module of a rule: its docstring is the manual page."""

    __doc__: str | None
    RULE: Rule
