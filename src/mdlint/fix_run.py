"""Pages in, fixed pages and a report out: fixes the findings of a run in memory, and writes nothing."""

import codecs
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from mdlint.config import Config
from mdlint.discover import Source
from mdlint.engine import settle
from mdlint.errors import naming
from mdlint.files.utf8 import Unreadable, checksum_of, decode
from mdlint.fixes import fixed
from mdlint.known_rules import KNOWN_RULES, NO_CHOICE, UNREADABLE, RuleChoice
from mdlint.markdown import is_notebook
from mdlint.model import Diagnostic
from mdlint.page_reader import PageReader
from mdlint.page_stage import PageResult, parse_page
from mdlint.report import Report
from mdlint.rules import RULES
from mdlint.ruleset import Ruleset
from mdlint.runner import ResultCache, page_results, report_of, result_of_content, rulesets_of
from mdlint.text.words import listed

# A fix may make another one possible, and two that overlap take two rounds. Rules that contradict each other would
# never end.
_MOST_ROUNDS = 10
# How often the fixes of rules that contradict each other are tried.
_MOST_TRIALS = 4

# Chooses the findings of a page whose fixes are used.
Choose: TypeAlias = Callable[[PageResult, Sequence[Diagnostic]], Sequence[Diagnostic]]


class ChangedPage(NamedTuple):
    """A page with fixes: its content before and after them, and their number."""

    source: Source
    before: bytes
    after: bytes
    number: int


class FixRun(NamedTuple):
    """What a run with fixes has found and changed.

    `report` has the findings that remain in the pages with their fixes. `notes` say which fixes were left out, and why.
    `standard_input` is the content of the page on the standard input, fixed or not; None if there is no such page, or if
    it can't be read.
    """

    report: Report
    pages: tuple[ChangedPage, ...]
    notes: tuple[str, ...] = ()
    standard_input: bytes | None = None


def fix(  # noqa: PLR0913  as `runner.run`
    sources: Sequence[Source],
    chosen: RuleChoice = NO_CHOICE,
    on_page: Callable[[int], None] = lambda _done: None,
    folders: Collection[Path] = (),
    *,
    cache: ResultCache | None = None,
    jobs: int | None = 1,
    unsafe: bool = False,
    choose: Choose = lambda _result, found: found,
) -> FixRun:
    """Check pages, fix what can be fixed, and check again until nothing changes. No file is written.

    With `unsafe`, fixes that are not safe are used too. `choose` gets the result and the findings of a page, and returns
    those whose fixes are used. The other parameters, and the exceptions, are those of
    `runner.run`.
    """
    rulesets = rulesets_of(sources, chosen)
    reader = _EditedReader()
    results = page_results(sources, rulesets, reader, on_page, cache=cache, jobs=jobs)
    work = _Work(sources, rulesets, reader, results, unsafe=unsafe, choose=choose)
    report = report_of(sources, results, rulesets, folders, reader)
    for _ in range(_MOST_ROUNDS):
        if not work.fix_pages(report):
            break
        report = report_of(sources, results, rulesets, folders, reader)
    given = [content for source in sources if source.is_stdin and isinstance(content := reader.content(source), bytes)]
    left = [_without_used_fix(diagnostic, unsafe=unsafe) for diagnostic in report.diagnostics]
    return FixRun(
        report._replace(diagnostics=left),
        tuple(reader.changed(sources)),
        tuple(work.notes()),
        given[0] if given else None,
    )


def formatting_rules() -> frozenset[str]:
    """Return the ids of the rules about style whose findings can be fixed."""
    return frozenset(id_ for id_, known in KNOWN_RULES.items() if known.group == "style" and RULES[id_].fixes != "none")


def format_tables(
    sources: Sequence[Source],
    on_page: Callable[[int], None] = lambda _done: None,
    *,
    jobs: int | None = 1,
) -> FixRun:
    """Format the tables of pages in the style of their configurations. No file is written.

    The report has only the pages that can't be read. No schema is loaded, and no link is looked up.
    """
    plain: dict[int, Config] = {}
    for source in sources:
        plain.setdefault(id(source.config), source.config._replace(bindings=(), page_bindings=()))
    bare = [source._replace(config=plain[id(source.config)]) for source in sources]
    done = fix(bare, RuleChoice(formatting_rules() | {UNREADABLE}), on_page, jobs=jobs)
    left = [diagnostic for diagnostic in done.report.diagnostics if diagnostic.rule == UNREADABLE]
    return done._replace(report=done.report.with_diagnostics(left))


def _without_used_fix(diagnostic: Diagnostic, *, unsafe: bool) -> Diagnostic:
    """Return a remaining finding without a fix that could have been used: it was left out."""
    is_used = diagnostic.fix is not None and (diagnostic.fix.is_safe or unsafe)
    return diagnostic._replace(fix=None) if is_used else diagnostic


class _EditedReader(PageReader):
    """Reads pages as they are after their fixes."""

    def __init__(self) -> None:
        super().__init__()
        self._edited: dict[str, ChangedPage] = {}

    def content(self, source: Source) -> bytes | Unreadable:
        """Return the content of a page with its fixes."""
        edited = self._edited.get(source.path)
        return edited.after if edited else super().content(source)

    def edit(self, change: ChangedPage) -> None:
        """Give a page another content."""
        earlier = self._edited.get(change.source.path)
        if earlier:
            change = change._replace(before=earlier.before, number=earlier.number + change.number)
        self._edited[change.source.path] = change

    def changed(self, sources: Sequence[Source]) -> Iterator[ChangedPage]:
        """Yield the pages whose content differs from what was read, in the order of the sources."""
        edited = (self._edited.get(source.path) for source in sources)
        return (page for page in edited if page is not None and page.before != page.after)


class _Work:
    """The pages of a run that are being fixed, one by one. `results` are updated."""

    def __init__(  # noqa: PLR0913  as `fix`
        self,
        sources: Sequence[Source],
        rulesets: Mapping[Config, Ruleset],
        reader: _EditedReader,
        results: list[PageResult],
        *,
        unsafe: bool,
        choose: Choose,
    ) -> None:
        self._sources = sources
        self._rulesets = rulesets
        self._reader = reader
        self._results = results
        self._unsafe = unsafe
        self._choose = choose
        self._dropped: dict[str, int] = {}
        # Rules whose fixes are left out of a page, by its path.
        self._contradicting: dict[str, frozenset[str]] = {}

    def fix_pages(self, report: Report) -> bool:
        """Fix the pages that have diagnostics, and return whether a page has changed."""
        by_page = dict(report.by_page())
        has_changed = False
        for number, source in enumerate(self._sources):
            found = self._choose(self._results[number], by_page.get(source.path, []))
            if any(map(self._is_wanted, found)):
                with naming(source.path):
                    has_changed |= self._fix_page(number, source, found)
        return has_changed

    def notes(self) -> Iterator[str]:
        """Yield a sentence for each page of which fixes were left out."""
        for path, rules in sorted(self._contradicting.items()):
            yield f"{path}: no fixes of {listed(sorted(rules), 'and')}, since they contradict other fixes"
        for path, number in sorted(self._dropped.items()):
            if number:
                words = "1 fix is" if number == 1 else f"{number} fixes are"
                yield f"{path}: {words} left out, since other cells would change"
        notebooks = sum(is_notebook(source.path) and bool(result.diagnostics) for source, result in self._pairs())
        if notebooks:
            yield f"{'1 notebook has' if notebooks == 1 else f'{notebooks} notebooks have'} findings: notebooks are not changed"

    def _pairs(self) -> Iterator[tuple[Source, PageResult]]:
        return zip(self._sources, self._results, strict=True)

    def _is_wanted(self, diagnostic: Diagnostic) -> bool:
        left_out = self._contradicting.get(diagnostic.path, frozenset())
        return (
            diagnostic.fix is not None and (diagnostic.fix.is_safe or self._unsafe) and diagnostic.rule not in left_out
        )

    def _fix_page(self, number: int, source: Source, found: Sequence[Diagnostic]) -> bool:
        """Fix a page until nothing changes, and return whether it has changed."""
        content = self._reader.content(source)
        if isinstance(content, Unreadable) or checksum_of(content) != self._results[number].checksum:
            # The page has changed since it was checked.
            return False
        now, number_of_fixes = content, 0
        for _ in range(_MOST_TRIALS):
            before = now
            now, count = self._settled(number, source, now, found)
            number_of_fixes += count
            if now == before or not self._contradicting.get(source.path):
                break
            # The other fixes may have ended the contradiction, as the next run would find.
            result = self._results[number]
            settled = settle(source.path, result.suppressions, result.diagnostics, self._rulesets[source.config])
            found = self._choose(result, settled)
        self._reader.edit(ChangedPage(source, content, now, number_of_fixes))
        return now != content

    def _settled(self, number: int, source: Source, content: bytes, found: Sequence[Diagnostic]) -> tuple[bytes, int]:
        """Return the content of a page after all fixes but those of rules that contradict each other, and their number."""
        self._contradicting.pop(source.path, None)
        while (done := self._fixed_until_stable(number, source, content, found)) is None:
            pass
        now, self._results[number], count = done
        return now, count

    def _fixed_until_stable(
        self, number: int, source: Source, content: bytes, found: Sequence[Diagnostic]
    ) -> tuple[bytes, PageResult, int] | None:
        """Return the content of a page after all fixes, its result, and the number of fixes.

        None if the fixes do not come to an end. Of the rules of the last two rounds, the first one is then left out.
        """
        ruleset, result, now, count = self._rulesets[source.config], self._results[number], content, 0
        before, last = frozenset[str](), frozenset[str]()
        for _ in range(_MOST_ROUNDS):
            before, last = last, frozenset(each.rule for each in found if self._is_wanted(each))
            after, done = self._fixed(now, source, found)
            if after == now:
                return now, result, count
            now, count = after, count + done
            result = result_of_content(source, ruleset, now)
            found = self._choose(result, settle(source.path, result.suppressions, result.diagnostics, ruleset))
        left_out = self._contradicting.get(source.path, frozenset())
        self._contradicting[source.path] = left_out | {min(before | last)}
        return None

    def _fixed(self, content: bytes, source: Source, found: Sequence[Diagnostic]) -> tuple[bytes, int]:
        """Apply the fixes of findings, and return the new content and the number of fixes that were made."""
        text = decode(content)
        page = parse_page(content, source.place or source.path, source.config)
        if isinstance(text, Unreadable) or isinstance(page, Unreadable):
            return content, 0
        wanted = [each.fix for each in found if each.fix is not None and self._is_wanted(each)]
        applied = fixed(text, page, wanted, lambda written: parse_page(written.encode(), page.path, source.config))
        self._dropped[source.path] = len(applied.dropped)
        mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
        return mark + applied.text.encode(), len(applied.done)
