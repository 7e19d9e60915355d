"""Find, for each finding, the first edit of a schema or a configuration that accepts it and causes no other finding."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from mdlint.accept.schema_files import NotEditable, SchemaPlace, with_widening
from mdlint.accept.settings import LINK_RULES, targets_of, with_ignored, with_rule_off
from mdlint.accept.trial import ALL, Drafts, Scope, Trial
from mdlint.binding.choice import Choice
from mdlint.discover import Source
from mdlint.errors import ConfigError, SchemaError
from mdlint.files.tree import has_entry
from mdlint.files.utf8 import Unreadable, read_bytes
from mdlint.known_rules import KNOWN_RULES
from mdlint.markdown import front_matter
from mdlint.model import Diagnostic, Page
from mdlint.page_reader import PageReader
from mdlint.page_stage import parse_page
from mdlint.report import Report
from mdlint.schema import Violation, violation_span, violations
from mdlint.schema.widen.candidates import candidates
from mdlint.schema.widen.rejections import rejection_of

# A widening with this keyword may give tables another schema.
_BINDS = "columnAliases"


class Refused(NamedTuple):
    """A finding that no edit accepts, and the reason, with what can be done."""

    finding: Diagnostic
    reason: str


class Acceptance(NamedTuple):
    """The contents of files before and after the edits, the findings that these accept, and the others.

    A new file has no content before. `report` has all findings of the pages, before the edits.
    """

    changes: Mapping[Path, tuple[bytes | None, bytes]]
    accepted: Sequence[Diagnostic]
    refused: Sequence[Refused]
    report: Report


class _Reason(NamedTuple):
    """Why some findings are not accepted. If it is about an edit (`is_of_edit`), another may accept some of them."""

    words: str
    is_of_edit: bool


class _Located(NamedTuple):
    """A finding of a schema, with the table and the violation that it was made of."""

    finding: Diagnostic
    path: str
    choice: Choice
    violation: Violation

    @property
    def place(self) -> SchemaPlace:
        binding = self.choice.binding
        base = binding.base if binding else Path(self.path).parent
        return SchemaPlace(self.choice.bound.schema.name, base, binding)

    @property
    def reason(self) -> tuple[object, ...]:
        """What findings share that one edit may accept: the schema, the keyword, and the column."""
        at, bound = self.violation.at, self.choice.bound
        column = bound.columns[at.column] if at.column is not None and at.column < len(bound.columns) else None
        name = column.name if column else at.column
        return (self.place, self.violation.rule, self.violation.path, at.row is None, name)


def accept(
    pages: Callable[[], Sequence[Source]],
    wanted: Callable[[Report], Sequence[Diagnostic]],
    *,
    turn_off: bool = False,
) -> Acceptance:
    """Find the edits that accept the wanted findings of some pages.

    Findings with one reason are accepted by one edit; if there is none, by halves. With `turn_off`, the rule of a
    finding that no other edit accepts is turned off on its page.

    Raises MdlintError as `wanted`, `discover` and `run` do.
    """
    trial = Trial(pages)
    return _Search(trial, turn_off=turn_off).acceptance(wanted(trial.report))


class _Search:
    """The search for edits. `_drafts` has the changed files so far."""

    def __init__(self, trial: Trial, *, turn_off: bool) -> None:
        self._trial = trial
        self._turn_off = turn_off
        self._drafts: Drafts = {}
        self._sources = {source.path: source for source in trial.sources()}
        tables = trial.tables(None, {})
        named = (page.source.path for page in tables if any(choice.origin != "default" for choice in page.choices))
        self._with_schemas = frozenset(named)

    def acceptance(self, wanted: Sequence[Diagnostic]) -> Acceptance:
        self._with_schemas |= {finding.path for finding in wanted}
        accepted: list[Diagnostic] = []
        refused: list[Refused] = []
        waiting = list(self._groups(wanted))[::-1]
        while waiting:
            group = waiting.pop()
            reason = self._accept(group)
            if reason is None:
                accepted += group
            elif len(group) > 1 and reason.is_of_edit:
                middle = len(group) // 2
                waiting += [group[middle:], group[:middle]]
            else:
                refused += [Refused(finding, reason.words) for finding in group]
        changes = {file: (_before(file), content) for file, content in self._drafts.items()}
        order = {finding: number for number, finding in enumerate(wanted)}
        accepted.sort(key=order.__getitem__)
        refused.sort(key=lambda each: order[each.finding])
        return Acceptance(changes, accepted, refused, self._trial.report)

    def _groups(self, wanted: Sequence[Diagnostic]) -> Iterator[list[Diagnostic]]:
        """Yield the findings in groups with one reason."""
        groups: defaultdict[object, list[Diagnostic]] = defaultdict(list)
        located = {each.finding: each for each in self._located(wanted)}
        for finding in wanted:
            known = located.get(finding)
            groups[known.reason if known else self._reason(finding)].append(finding)
        yield from groups.values()

    def _reason(self, finding: Diagnostic) -> tuple[object, ...]:
        """Return what findings that no schema makes share: the configuration that ignores links, or the page."""
        if finding.rule in LINK_RULES:
            return (self._sources[finding.path].config.file,)
        return (finding.path, finding.rule)

    def _accept(self, group: Sequence[Diagnostic]) -> _Reason | None:
        """Change the drafts so that they accept some findings; or return why that can't be done."""
        if self._drafts and not self._trial.left(self._drafts, group, self._scope(group[0])):
            return None
        reasons: list[str] = []
        for drafts, scope in self._ways(group, reasons):
            reason = self._trial.objection(self._drafts, drafts, group, scope)
            if reason is None:
                self._drafts = drafts
                return None
            reasons.append(reason)
        return _Reason("; ".join([*reasons[:1], self._advice(group[0])]), is_of_edit=bool(reasons))

    def _ways(self, group: Sequence[Diagnostic], reasons: list[str]) -> Iterator[tuple[Drafts, Scope]]:
        """Yield the files after each edit that may accept some findings, and which pages it may concern.

        Adds to `reasons` why an edit can't be made.
        """
        makers: list[Callable[[], Iterator[tuple[Drafts, Scope]]]] = []
        if KNOWN_RULES[group[0].rule].group == "schema":
            makers.append(lambda: self._schema_ways(group, reasons))
        if group[0].rule in LINK_RULES:
            makers.append(lambda: self._ignored(group))
        if self._turn_off:
            makers.append(lambda: self._without_rule(group[0]))
        for maker in makers:
            try:
                yield from maker()
            except (NotEditable, ConfigError, SchemaError) as error:
                reasons.append(str(error))

    def _schema_ways(self, group: Sequence[Diagnostic], reasons: list[str]) -> Iterator[tuple[Drafts, Scope]]:
        located = self._located(group)
        if not located:
            return
        rejection = rejection_of([(each.choice.bound, each.violation) for each in located])
        for widening in candidates(rejection):
            binds = any(_BINDS in edit.path for edit in widening)
            scope = self._scope(group[0]) if not binds else Scope(links=False)
            try:
                yield with_widening(widening, located[0].place, rejection, self._drafts), scope
            except NotEditable as error:
                reasons.append(str(error))

    def _scope(self, finding: Diagnostic) -> Scope:
        """Return the pages that an edit for a finding may concern."""
        return Scope(self._with_schemas, links=False) if KNOWN_RULES[finding.rule].group == "schema" else ALL

    def _located(self, findings: Sequence[Diagnostic]) -> list[_Located]:
        """Return the findings that the schemas of tables make, with their tables, as the drafts have them."""
        wanted = {(each.path, each.rule, each.span): each for each in findings}
        paths = frozenset(path for path, _, _ in wanted)
        return [
            _Located(wanted[key], page.source.path, choice, violation)
            for page in self._trial.tables(paths, self._drafts)
            for choice in page.choices
            for violation in violations(choice.bound)
            if (key := (page.source.path, violation.rule, violation_span(choice.bound.table, violation.at))) in wanted
        ]

    def _ignored(self, group: Sequence[Diagnostic]) -> Iterator[tuple[Drafts, Scope]]:
        targets: list[str] = []
        for path in dict.fromkeys(finding.path for finding in group):
            page = self._page(path)
            if not isinstance(page, Unreadable):
                targets += targets_of([finding for finding in group if finding.path == path], page)
        yield with_ignored(targets, self._sources[group[0].path].config, self._drafts), ALL

    def _without_rule(self, finding: Diagnostic) -> Iterator[tuple[Drafts, Scope]]:
        source = self._sources.get(finding.path)
        if source is not None:
            drafts = with_rule_off(finding.rule, source.absolute_path or source.path, source.config, self._drafts)
            yield drafts, Scope(frozenset({finding.path}))

    def _advice(self, finding: Diagnostic) -> str:
        """Say what can be done with a finding that no edit accepts."""
        if KNOWN_RULES[finding.rule].group == "run":
            return "mend what it names"
        is_of_table = KNOWN_RULES[finding.rule].group in ("schema", "pages")
        comment, place = "mdlint-disable-next-table" if is_of_table else "mdlint-disable", "above it"
        if KNOWN_RULES[finding.rule].group == "page_schema" and self._is_in_front_matter(finding):
            # With a line above it, it is no front matter any more.
            comment, place = "mdlint-disable-file", "below the front matter"
        return f"mend the page, or write <!-- {comment} {finding.rule}: why --> {place}, or use --turn-off"

    def _is_in_front_matter(self, finding: Diagnostic) -> bool:
        page = self._page(finding.path)
        if isinstance(page, Unreadable) or page.notebook_cells:
            return False
        return finding.span.line <= front_matter(page.lines)

    def _page(self, path: str) -> Page | Unreadable:
        source = self._sources[path]
        return parse_page(PageReader().content(source), path, source.config)


def _before(file: Path) -> bytes | None:
    """Return the content of a file; None if there is none."""
    return read_bytes(file) if has_entry(file) else None
