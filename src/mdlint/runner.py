"""Pages in, a report out: reads each page, checks it by the rules of its configuration, and counts."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from mdlint.config import Config
from mdlint.discover import Source, read
from mdlint.engine import check, check_links, schemas_of, settle, unreadable
from mdlint.errors import SchemaError
from mdlint.files.utf8 import Unreadable
from mdlint.links import Origin, Resolver, local_facts
from mdlint.markdown import read_page
from mdlint.model import Diagnostic, Facts, NotebookCell, Page, Place, Severity, Span, Table, place_of
from mdlint.report import Report, Summary
from mdlint.rules import Finding
from mdlint.ruleset import Ruleset, load_ruleset
from mdlint.schema import TableSchema, load
from mdlint.suppression import Suppression, suppressions_of


class ExtractedTable(NamedTuple):
    """A table, the path of its page, the schema that is bound to it, and its place as a reader finds it."""

    path: str
    table: Table
    schema: TableSchema
    place: Place


class _Checked(NamedTuple):
    """What is kept of a page between the stages, in place of the page itself.

    `lines` are kept only if the page has a diagnostic or may still get one: excerpts show the text that was checked,
    and the standard input can't be read twice.
    """

    source: Source
    diagnostics: list[Diagnostic]
    tables: int = 0
    facts: Facts | None = None
    suppressions: tuple[Suppression, ...] = ()
    lines: Sequence[str] = ()
    notebook_cells: Sequence[NotebookCell] = ()


def run(
    sources: Sequence[Source],
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    on_page: Callable[[int], None] = lambda _done: None,
) -> Report:
    """Check pages. A page that can't be read is a finding.

    Each page is checked by itself; the links of all pages are looked up after that. `on_page` is called after each page
    of the first stage with the number of pages done. Raises SchemaError for a schema that can't be used; before any page
    is read, if a configuration names the schema. An unexpected exception gets a note that names the page.
    """
    rulesets = _rulesets(sources, select, ignore)
    checked: list[_Checked] = []
    for done, source in enumerate(sources, start=1):
        with _naming(source.path):
            checked.append(_check(source, rulesets[source.config]))
        on_page(done)
    resolver = _resolver(checked)
    return _report([(page, _settled(page, rulesets[page.source.config], resolver)) for page in checked])


def extract(sources: Sequence[Source]) -> tuple[list[ExtractedTable], list[tuple[str, Unreadable]]]:
    """Return the tables of all pages, and the path of each page that can't be read with the reason.

    Raises SchemaError as `run` does.
    """
    rulesets = _rulesets(sources)
    tables: list[ExtractedTable] = []
    failures: list[tuple[str, Unreadable]] = []
    for source in sources:
        with _naming(source.path):
            page = _read(source)
            if isinstance(page, Unreadable):
                failures.append((source.path, page))
                continue
            schemas = schemas_of(page, rulesets[source.config], _named_schemas(page))
        tables += [
            ExtractedTable(source.path, table, schema, place_of(page.notebook_cells, table.span))
            for table, schema in zip(page.tables, schemas, strict=True)
        ]
    return tables, failures


def _rulesets(
    sources: Sequence[Source], select: Collection[str] = (), ignore: Collection[str] = ()
) -> dict[Config, Ruleset]:
    """Load the ruleset of each configuration, in the order of the first page that has it."""
    configs = dict.fromkeys(source.config for source in sources)
    return {config: load_ruleset(config, select, ignore) for config in configs}


@contextmanager
def _naming(path: str) -> Iterator[None]:
    """Add the path of the page being checked to an exception that leaves the block."""
    try:
        yield
    except Exception as error:
        error.add_note(f"on {path}")
        raise


def _check(source: Source, ruleset: Ruleset) -> _Checked:
    """Run the first stage on a page: all that can be checked without other pages."""
    page = _read(source)
    if isinstance(page, Unreadable):
        place = Span(page.line, page.column, page.line, page.column)
        return _Checked(source, unreadable(source.path, ruleset, Finding(place, page.message)))
    diagnostics = check(page, ruleset, _named_schemas(page))
    facts = local_facts(page) if any(rule.check_links for rule in ruleset.rules.values()) else None
    suppressions = suppressions_of(page)
    has_targets = facts is not None and bool(facts.links or facts.definitions)
    lines = page.lines if diagnostics or suppressions or has_targets else ()
    return _Checked(source, diagnostics, len(page.tables), facts, suppressions, lines, page.notebook_cells)


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


def _report(settled: Sequence[tuple[_Checked, list[Diagnostic]]]) -> Report:
    diagnostics = [diagnostic for _, found in settled for diagnostic in found]
    count = Counter(diagnostic.severity for diagnostic in diagnostics)
    tables = sum(page.tables for page, _ in settled)
    summary = Summary(len(settled), tables, count[Severity.ERROR], count[Severity.WARNING])
    kept = [page for page, found in settled if found]
    return Report(
        diagnostics,
        summary,
        {page.source.path: page.lines for page in kept if page.lines},
        {page.source.path: page.notebook_cells for page in kept if page.notebook_cells},
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


def _named_schemas(page: Page) -> dict[str, TableSchema]:
    """Load the schemas that comments on a page name; a path is relative to the page."""
    named: dict[str, TableSchema] = {}
    for table in page.tables:
        if table.schema is None or table.schema in named:
            continue
        try:
            named[table.schema] = load(table.schema, Path(page.path).parent)
        except SchemaError as error:
            place = place_of(page.notebook_cells, table.schema_span or table.span)
            raise error.noting(f"named on {page.path}:{place}") from error
    return named
