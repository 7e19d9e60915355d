"""The names in the tables of a page: the cells of the columns whose names follow a naming convention."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from mdlint.model import Span, Table
from mdlint.page_schemas.sections import SectionTable
from mdlint.schema import At, violation_span

if TYPE_CHECKING:  # a page without names does without it
    from mdlint.naming import Convention, Token


class UsedToken(NamedTuple):
    """A known token in the names of a page, and its first place."""

    token: "Token"
    convention: "Convention"
    span: Span


class PageNames:
    """The names of a page. `used` has their known tokens by text, in the order of the page; `counts` how many have it.

    `conventions` are the naming conventions by name.
    """

    def __init__(self, tables: Iterable[SectionTable]) -> None:
        self.conventions: dict[str, Convention] = {}
        self.used: dict[str, UsedToken] = {}
        self.counts: Counter[str] = Counter()
        self._names: dict[tuple[str, ...], None] = {}
        for table in tables:
            self._add(table)

    def __bool__(self) -> bool:
        return bool(self._names)

    def runs(self, lengths: Iterable[int]) -> frozenset[tuple[str, ...]]:
        """Return all runs of tokens in the names that have one of some lengths."""
        found: set[tuple[str, ...]] = set()
        for length in set(lengths):
            for name in self._names:
                found.update(name[start : start + length] for start in range(len(name) - length + 1))
        return frozenset(found)

    def _add(self, table: SectionTable) -> None:
        bound = table.bound
        for column in bound.cells.values():
            for naming in column.naming:
                convention: Convention = bound.schema.conventions[naming["convention"]]
                self.conventions[convention.name] = convention
                rows: dict[str, int] = {}
                for row, name in zip(column.rows, column.name_texts(tuple(naming["marks"])), strict=True):
                    rows.setdefault(name, row)
                for name, row in rows.items():
                    self._add_name(name, convention, bound.table, column.at(row))

    def _add_name(self, name: str, convention: "Convention", table: Table, at: At) -> None:
        tokens = convention.tokens(name) if name else ()
        self._names[tuple(token.text for token in tokens)] = None
        known: dict[str, Token] = {}
        for token in tokens:
            if token.kind:
                known.setdefault(token.text, token)
        self.counts.update(known.keys())
        for text, token in known.items():
            if text not in self.used:
                part = at._replace(part=(token.start, token.end))
                self.used[text] = UsedToken(token, convention, violation_span(table, part))
