"""Pages in, a report out: reads each page, checks it by the rules of its configuration, and counts."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from mdlint.binding.choice import Choice, choices_of
from mdlint.binding.named_schemas import named_schemas
from mdlint.binding.unused_bindings import BindingUse
from mdlint.binding.unused_entry import UnusedEntry
from mdlint.binding.unused_overrides import unused_overrides
from mdlint.config import Config
from mdlint.discover import Source, read
from mdlint.engine import check_bound, check_links, reported, settle
from mdlint.files.utf8 import Unreadable
from mdlint.links import Origin, Resolver, local_facts
from mdlint.markdown import read_page
from mdlint.model import Diagnostic, Facts, NotebookCell, Page, Place, Severity, Span, place_of
from mdlint.report import Report, Summary, TablesBySchema
from mdlint.rules import Finding
from mdlint.ruleset import NO_CHOICE, RuleChoice, Ruleset, load_ruleset
from mdlint.schema import BoundTable, Unchecked, unchecked_in
from mdlint.suppression import Suppression, suppressions_of


class ExtractedTable(NamedTuple):
    """A table with its schema, the path of its page, and its place as a reader finds it."""

    path: str
    bound: BoundTable
    place: Place


class PageTables(NamedTuple):
    """The tables of a page with their schemas, and its Markdown cells if it is a notebook."""

    source: Source
    notebook_cells: Sequence[NotebookCell]
    choices: Sequence[Choice]


class _Checked(NamedTuple):
    """What is kept of a page between the stages, in place of the page itself.

    `lines` are kept only if the page has a diagnostic or may still get one: excerpts show the text that was checked,
    and the standard input can't be read twice.
    """

    source: Source
    diagnostics: list[Diagnostic]
    tables: TablesBySchema = TablesBySchema()
    facts: Facts | None = None
    suppressions: tuple[Suppression, ...] = ()
    lines: Sequence[str] = ()
    notebook_cells: Sequence[NotebookCell] = ()
    unchecked: Mapping[Unchecked, int] = MappingProxyType({})


def run(
    sources: Sequence[Source],
    chosen: RuleChoice = NO_CHOICE,
    on_page: Callable[[int], None] = lambda _done: None,
    folders: Collection[Path] = (),
) -> Report:
    """Check pages. A page that can't be read is a finding.

    Each page is checked by itself; the links of all pages are looked up after that. `on_page` is called after each page
    of the first stage with the number of pages done. `folders` are the absolute paths of the folders whose pages are
    all among the sources: an entry of a configuration in them that binds no table, or overrides no page, is a finding.
    Raises SchemaError for a schema that can't be used, before any page is read, if a configuration names the schema. An
    unexpected exception gets a note that names the page.
    """
    rulesets = _rulesets(sources, chosen)
    use = BindingUse(rulesets, folders)
    checked: list[_Checked] = []
    for done, source in enumerate(sources, start=1):
        with _naming(source.path):
            checked.append(_check(source, rulesets[source.config], use))
        on_page(done)
    resolver = _resolver(checked)
    settled = [(page, _settled(page, rulesets[page.source.config], resolver)) for page in checked]
    pages = [(source.path, source.config) for source in sources]
    report = _report(settled, [*use.unused(), *unused_overrides(pages, rulesets, folders)])
    return report._replace(notes=resolver.causes(report.diagnostics))


def extract_tables(sources: Sequence[Source]) -> tuple[list[ExtractedTable], list[tuple[str, Unreadable]]]:
    """Return the tables of all pages, and the failures as `read_tables` does, and raise SchemaError as it does."""
    pages, failures = read_tables(sources)
    tables = [
        ExtractedTable(page.source.path, choice.bound, place_of(page.notebook_cells, choice.bound.table.span))
        for page in pages
        for choice in page.choices
    ]
    return tables, failures


def read_tables(sources: Sequence[Source]) -> tuple[list[PageTables], list[tuple[str, Unreadable]]]:
    """Return the tables of each page, and the path of each page that can't be read, or names a schema that can't.

    Raises SchemaError as `run` does.
    """
    rulesets = _rulesets(sources)
    pages: list[PageTables] = []
    failures: list[tuple[str, Unreadable]] = []
    for source in sources:
        with _naming(source.path):
            page = _read(source)
            if isinstance(page, Unreadable):
                failures.append((source.path, page))
                continue
            named = named_schemas(page, source.config)
            failures += [_unusable(page, finding) for finding in named.findings]
            choices = choices_of(page, rulesets[source.config], named.by_name)
        pages.append(PageTables(source, page.notebook_cells, choices))
    return pages, failures


def _rulesets(sources: Sequence[Source], chosen: RuleChoice = NO_CHOICE) -> dict[Config, Ruleset]:
    """Load the ruleset of each configuration, in the order of the first page that has it."""
    configs = dict.fromkeys(source.config for source in sources)
    return {config: load_ruleset(config, chosen) for config in configs}


@contextmanager
def _naming(path: str) -> Iterator[None]:
    """Add the path of the page being checked to an exception that leaves the block."""
    try:
        yield
    except Exception as error:
        error.add_note(f"on {path}")
        raise


def _unusable(page: Page, finding: Finding) -> tuple[str, Unreadable]:
    """Return where a comment names a schema that can't be used, and why it can't."""
    place = place_of(page.notebook_cells, finding.span)
    path = page.path if place.cell is None else f"{page.path}:cell {place.cell}"
    return path, Unreadable(place.span.line, place.span.column, finding.message)


def _check(source: Source, ruleset: Ruleset, use: BindingUse) -> _Checked:
    """Run the first stage on a page: all that can be checked without other pages."""
    page = _read(source)
    if isinstance(page, Unreadable):
        use.see_unreadable(source.path, source.config)
        place = Span(page.line, page.column, page.line, page.column)
        return _Checked(source, reported(source.path, ruleset, "unreadable-page", [Finding(place, page.message)]))
    named = named_schemas(page, source.config)
    choices = choices_of(page, ruleset, named.by_name)
    use.see(page, source.config, choices)
    diagnostics = reported(source.path, ruleset, "unknown-schema", named.findings)
    diagnostics += check_bound(page, ruleset, choices)
    facts = local_facts(page) if any(rule.check_links for rule in ruleset.rules.values()) else None
    suppressions = suppressions_of(page)
    has_targets = facts is not None and bool(facts.links or facts.definitions)
    lines = page.lines if diagnostics or suppressions or has_targets else ()
    counts = count_by_schema(choices)
    cells, unchecked = page.notebook_cells, _unchecked(choices)
    return _Checked(source, diagnostics, counts, facts, suppressions, lines, cells, unchecked)


def _unchecked(choices: Sequence[Choice]) -> Counter[Unchecked]:
    """Count the rows and columns that the schemas of tables do not check."""
    return _total(unchecked_in(choice.bound) for choice in choices)


def _total(counts: Iterable[Mapping[Unchecked, int]]) -> Counter[Unchecked]:
    total: Counter[Unchecked] = Counter()
    for each in counts:
        total.update(each)
    return total


def _resolver(pages: Iterable[_Checked]) -> Resolver:
    return Resolver({place: page.facts for page in pages if page.facts and (place := page.source.absolute_path)})


def _settled(page: _Checked, ruleset: Ruleset, resolver: Resolver) -> list[Diagnostic]:
    """Run the second stage on a page: links, then suppressions."""
    found = list(page.diagnostics)
    with _naming(page.source.path):
        if page.facts is not None:
            origin = Origin(page.facts, page.source.config, page.source.absolute_path)
            found += check_links(page.source.path, resolver.destinations(origin), ruleset)
        return settle(page.source.path, page.suppressions, found, ruleset)


def count_by_schema(choices: Iterable[Choice]) -> TablesBySchema:
    """Count tables by the schema that they have."""
    count = Counter(
        "named" if choice.origin != "default" else "default" if choice.bound.knows_a_column else "none"
        for choice in choices
    )
    return TablesBySchema(**count)


def _report(settled: Sequence[tuple[_Checked, list[Diagnostic]]], unused: Sequence[UnusedEntry]) -> Report:
    diagnostics = [diagnostic for _, found in settled for diagnostic in found]
    diagnostics += [each.diagnostic for each in unused]
    count = Counter(diagnostic.severity for diagnostic in diagnostics)
    by_schema = TablesBySchema(*map(sum, zip(*(page.tables for page, _ in settled), strict=True)))
    summary = Summary(len(settled), sum(by_schema), count[Severity.ERROR], count[Severity.WARNING])
    kept = [page for page, found in settled if found]
    return Report(
        diagnostics,
        summary,
        {page.source.path: page.lines for page in kept if page.lines}
        | {each.diagnostic.path: each.lines for each in unused},
        {page.source.path: page.notebook_cells for page in kept if page.notebook_cells},
        by_schema,
        unchecked=_total(page.unchecked for page, _ in settled),
    )


def _read(source: Source) -> Page | Unreadable:
    text = read(source)
    if isinstance(text, Unreadable):
        return text
    config = source.config
    page = read_page(text, source.path, config.dialect, config.slugs, config.mathematics)
    if isinstance(page, Unreadable):
        return page
    links = source.config.links
    return page._replace(
        undefined=tuple(reference for reference in page.undefined if not links.ignores(reference.label))
    )
