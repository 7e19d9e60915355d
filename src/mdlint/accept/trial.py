"""Try changed files: what the engine finds with them, compared with what it found before."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from mdlint.discover import Source
from mdlint.errors import ConfigError, SchemaError
from mdlint.files.utf8 import drafted
from mdlint.known_rules import KNOWN_RULES, NO_CHOICE, RuleChoice
from mdlint.model import Diagnostic, Span
from mdlint.report import Report
from mdlint.runner import PageTables, read_tables, run

# The contents of changed files.
Drafts: TypeAlias = Mapping[Path, bytes]
# What stays the same in a finding if the schema gets another bound, which its message names.
_Key: TypeAlias = tuple[str, Span, str]

# Links do not depend on schemas, and looking them up takes long.
_WITHOUT_LINKS = RuleChoice(ignore=frozenset(name for name, rule in KNOWN_RULES.items() if rule.group == "links"))


class Scope(NamedTuple):
    """Which pages a change of files may concern: those with these paths, or all. Links are checked only for all pages.

    Only a change of settings may change `links`.
    """

    paths: frozenset[str] | None = None
    links: bool = True


ALL = Scope()


class Trial:
    """The findings of the same pages with different files."""

    def __init__(self, pages: Callable[[], Sequence[Source]]) -> None:
        """Check the pages as they are. Raises MdlintError as `discover` and `run` do."""
        self._pages = pages
        self.report: Report = run(pages())
        self._known: dict[tuple[Scope, tuple[tuple[Path, bytes], ...]], Counter[_Key]] = {}

    def tables(self, paths: frozenset[str] | None, drafts: Drafts) -> Sequence[PageTables]:
        """Return the tables of the pages with some paths, or of all pages."""
        with drafted(drafts):
            return read_tables(self.sources(paths))[0]

    def sources(self, paths: frozenset[str] | None = None) -> Sequence[Source]:
        """Return the pages with some paths, or all pages, with their configurations: these may have changed."""
        return [source for source in self._pages() if paths is None or source.path in paths]

    def left(self, drafts: Drafts, wanted: Sequence[Diagnostic], scope: Scope) -> Sequence[Diagnostic]:
        """Return which of some findings are still found with changed files."""
        found = self._findings(drafts, scope)
        return [finding for finding in wanted if found[_key(finding)]]

    def objection(self, before: Drafts, after: Drafts, wanted: Sequence[Diagnostic], scope: Scope) -> str | None:
        """Return why a change of files does not accept the wanted findings, or causes others; None if it does well."""
        try:
            new = self._findings(after, scope)
        except (ConfigError, SchemaError) as error:
            return f"the file would have a mistake: {error}"
        old = self._findings(before, scope)
        keys = Counter(map(_key, wanted))
        if any(new[key] > max(0, old[key] - number) for key, number in keys.items()):
            return "the finding would stay"
        if more := new - old:
            path, span, rule = next(iter(more))
            others = f", and {more.total() - 1} more" if more.total() > 1 else ""
            return f"it would cause another finding: {path}:{span.line}:{span.column} {rule}{others}"
        return None

    def _findings(self, drafts: Drafts, scope: Scope) -> Counter[_Key]:
        state = (scope, tuple(sorted(drafts.items())))
        if state not in self._known:
            with drafted(drafts):
                found = run(self.sources(scope.paths), NO_CHOICE if scope.links else _WITHOUT_LINKS)
            # Only the state before a change is asked for again, and it was the last to be accepted.
            self._known = {**dict(list(self._known.items())[-1:]), state: Counter(map(_key, found.diagnostics))}
        return self._known[state]


def _key(finding: Diagnostic) -> _Key:
    return finding.path, finding.span, finding.rule
