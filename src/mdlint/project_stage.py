"""The project stage: the results of all pages become a report. Links are looked up here."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from operator import add

from mdlint.binding.unused_entry import UnusedEntry
from mdlint.config import Config
from mdlint.discover import Source
from mdlint.engine import check_links, reported, settle
from mdlint.errors import naming
from mdlint.links import Anchors, Disk, FileTree, Origin, PackedAnchors, Resolver
from mdlint.model import Diagnostic, NotebookCell
from mdlint.page_lines import PageLines, RereadPages
from mdlint.page_reader import Reader
from mdlint.page_stage import PageResult
from mdlint.project_findings import Gathered, project_findings
from mdlint.report import Report, Summary, TablesBySchema
from mdlint.ruleset import Ruleset
from mdlint.schema import Unchecked
from mdlint.table_facts import PageTable, WrittenTable


def project_stage(  # noqa: PLR0913  it is where all that is known of a run comes together
    sources: Sequence[Source],
    results: Collection[PageResult],
    rulesets: Mapping[Config, Ruleset],
    unused: Sequence[UnusedEntry],
    reader: Reader,
    *,
    tree: FileTree | None = None,
) -> Report:
    """Look up the links of all pages, settle the diagnostics of each, and report.

    `results` are those of `sources`, in this order. They are gone through twice, and none is kept, so they need not be
    in memory all at once. `unused` are the findings about configurations. Links lead into `tree`, by default the file
    system.
    """
    gathered = _gathered(sources, results)
    tree = tree or Disk(gathered.anchors)
    resolver = Resolver(gathered.anchors, tree)
    found_in = project_findings(sources, rulesets, gathered, tree, reader)
    # Findings of other pages refer to these.
    named = {other.path for each in found_in.values() for _, finding in each for other in finding.related}
    diagnostics: list[Diagnostic] = []
    tables, unchecked = TablesBySchema(), Counter[Unchecked]()
    shown: list[tuple[Source, int]] = []
    notebooks: dict[str, Sequence[NotebookCell]] = {}
    for source, result in zip(sources, results, strict=True):
        ruleset = rulesets[source.config]
        more = [
            diagnostic
            for rule, finding in found_in.get(source.path, ())
            for diagnostic in reported(source.path, ruleset, rule, [finding])
        ]
        found = _settled(source, result, ruleset, resolver, reader, more)
        diagnostics += found
        tables = TablesBySchema(*map(add, tables, result.tables))
        unchecked.update(dict(result.unchecked))
        is_shown = bool(found) or source.path in named
        if is_shown and result.checksum:
            shown.append((source, result.checksum))
        if is_shown and result.notebook_cells:
            notebooks[source.path] = result.notebook_cells
    diagnostics += [each.diagnostic for each in unused]
    return Report(
        diagnostics,
        Summary(len(sources), sum(tables)).counting(diagnostics),
        PageLines(shown, reader, {each.diagnostic.path: each.lines for each in unused}),
        notebooks,
        tables,
        notes=resolver.causes(diagnostics),
        unchecked=unchecked,
        pages=RereadPages(shown, reader),
    )


def _gathered(sources: Sequence[Source], results: Collection[PageResult]) -> Gathered:
    compared: list[PageTable] = []
    written: dict[str, Sequence[WrittenTable]] = {}
    without_tables: set[str] = set()

    def known() -> Iterator[tuple[str, Anchors | None]]:
        for source, result in zip(sources, results, strict=True):
            place = source.absolute_path
            compared.extend(PageTable(source.path, place or "", facts) for facts in result.compared)
            if place and result.written is not None:
                written[place] = result.written
            if place and not any(result.tables):
                without_tables.add(place)
            if result.facts and place:
                yield place, result.facts.anchors

    # Results that are a sequence are in memory, and have the anchors anyway.
    anchors = dict(known()) if isinstance(results, Sequence) else PackedAnchors(known())
    return Gathered(anchors, compared, written, without_tables)


def _settled(  # noqa: PLR0913, PLR0917  as above
    source: Source,
    result: PageResult,
    ruleset: Ruleset,
    resolver: Resolver,
    reader: Reader,
    compared: Sequence[Diagnostic],
) -> list[Diagnostic]:
    """Look up the links of a page, add the findings of comparisons, and apply its comments."""
    found = [*result.diagnostics, *_located(compared, source, result, reader)]
    with naming(source.path):
        if result.facts is not None:
            origin = Origin(result.facts, source.config, source.absolute_path)
            found += _located(check_links(source.path, resolver.destinations(origin), ruleset), source, result, reader)
        return settle(source.path, result.suppressions, found, ruleset)


def _located(
    diagnostics: Sequence[Diagnostic], source: Source, result: PageResult, reader: Reader
) -> Sequence[Diagnostic]:
    """Return diagnostics whose fixes replace just a part of their spans, whose place is known only from the page."""
    if not any(diagnostic.fix for diagnostic in diagnostics):
        return diagnostics
    from mdlint.fixes import narrowed  # noqa: PLC0415  2 ms, for few pages only

    lines = PageLines([(source, result.checksum)], reader, {})[source.path]
    located = []
    for diagnostic in diagnostics:
        fix = diagnostic.fix
        if fix is not None:
            places = [narrowed(lines, edit) if lines else None for edit in fix.edits]
            known = tuple(place for place in places if place is not None)
            fix = None if None in places or result.notebook_cells else fix._replace(edits=known)
        located.append(diagnostic._replace(fix=fix))
    return located
