"""Pages in, a report out: reads each page, checks it by the rules of its configuration, and reports."""

from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import NamedTuple, Protocol

from mdlint.binding.choice import Choice, choices_of
from mdlint.binding.named_schemas import named_builtins, named_schemas
from mdlint.binding.unused_bindings import UnusedBindings
from mdlint.binding.unused_entry import UnusedEntry
from mdlint.binding.unused_page_entries import unused_page_entries
from mdlint.config import Config, Consistent
from mdlint.discover import Source
from mdlint.errors import naming
from mdlint.files.tree import recording
from mdlint.files.utf8 import Unreadable, checksum_of
from mdlint.known_rules import NO_CHOICE, RuleChoice
from mdlint.model import NotebookCell, Page, Place, place_of
from mdlint.page_reader import PageReader, Reader
from mdlint.page_stage import PageResult, check_page, parse_page, renamed, unreadable_page
from mdlint.processes.plan import plan
from mdlint.project_stage import project_stage
from mdlint.report import Report
from mdlint.rules import Finding
from mdlint.ruleset import Ruleset, load_ruleset
from mdlint.schema import BoundTable, TableSchema
from mdlint.table_facts import PageTable


class _ComparedPage(NamedTuple):
    """A page by its path in messages, with its tables that are compared with others, and whether it could be read."""

    path: str
    tables: Sequence[PageTable]
    is_read: bool


class ExtractedTable(NamedTuple):
    """A table with its schema, the path of its page, and its place as a reader finds it."""

    path: str
    bound: BoundTable
    place: Place


class ResultCache(Protocol):
    """The results of the page stage in earlier runs."""

    def results(self, sources: Sequence[Source], rulesets: Mapping[Config, Ruleset]) -> Mapping[int, PageResult]:
        """Return the results that are known, by the numbers of their sources."""
        ...

    def keep(self, results: Mapping[int, PageResult]) -> None:
        """Store results by the numbers of their sources."""
        ...


class PageTables(NamedTuple):
    """A page, its tables with their schemas, and the schemas that its comments name."""

    source: Source
    page: Page
    choices: Sequence[Choice]
    named: Mapping[str, TableSchema]

    @property
    def notebook_cells(self) -> Sequence[NotebookCell]:
        """The Markdown cells of the page if it is a notebook."""
        return self.page.notebook_cells


def run(  # noqa: PLR0913  all but the pages have defaults
    sources: Sequence[Source],
    chosen: RuleChoice = NO_CHOICE,
    on_page: Callable[[int], None] = lambda _done: None,
    folders: Collection[Path] = (),
    *,
    cache: ResultCache | None = None,
    jobs: int | None = 1,
    reader: PageReader | None = None,
) -> Report:
    """Check pages. A page that can't be read is a finding.

    Each page is checked by itself; the links of all pages are looked up after that. `on_page` is called after each page
    of the first stage with the number of pages done. `folders` are the absolute paths of the folders whose pages are
    all among the sources: an entry of a configuration in them that binds no table, or overrides no page, is a finding.
    `cache` has results of earlier runs, and gets the others. `jobs` is the number of processes that check the pages; the
    results are the same; None is as many as save time. `reader` reads the pages, by default from disk; a cache goes only
    with that.

    Raises SchemaError for a schema that can't be used, before any page is read, if a configuration names the schema. An
    unexpected exception gets a note that names the page. Raises WorkerLost if a process is ended from outside.
    """
    rulesets = rulesets_of(sources, chosen)
    reader = reader or PageReader()
    results = page_results(sources, rulesets, reader, on_page, cache=cache, jobs=jobs)
    return report_of(sources, results, rulesets, folders, reader)


def page_results(  # noqa: PLR0913  as `run`
    sources: Sequence[Source],
    rulesets: Mapping[Config, Ruleset],
    reader: PageReader,
    on_page: Callable[[int], None],
    *,
    cache: ResultCache | None = None,
    jobs: int | None = 1,
) -> list[PageResult]:
    """Check each page by itself, or take the result from the cache. The parameters are those of `run`."""
    known = cache.results(sources, rulesets) if cache else {}
    results: list[PageResult] = []
    unknown = [source for number, source in enumerate(sources) if number not in known]
    with closing(_results(unknown, rulesets, reader, jobs)) as fresh:
        for number in range(len(sources)):
            results.append(known.get(number) or next(fresh))
            on_page(number + 1)
    if cache:
        cache.keep({number: result for number, result in enumerate(results) if number not in known})
    return results


def report_of(
    sources: Sequence[Source],
    results: Collection[PageResult],
    rulesets: Mapping[Config, Ruleset],
    folders: Collection[Path],
    reader: Reader,
) -> Report:
    """Look up the links of all pages, find the unused entries of configurations, and report.

    `results` are those of the page stage, in the order of `sources`; `folders` are as in `run`.
    """
    unused = [*_unused_bindings(sources, results, rulesets, folders, reader)]

    @cache
    def compared() -> list[_ComparedPage]:
        return list(_compared_pages(sources, results))

    def reason_for_none(entry: Consistent) -> tuple[str, str | None] | None:
        return _reason_for_none(entry, compared())

    pages = [(source.path, source.config) for source in sources]
    unused += unused_page_entries(pages, rulesets, folders, reason_for_none)
    return project_stage(sources, results, rulesets, unused, reader)


def _results(
    sources: Sequence[Source], rulesets: Mapping[Config, Ruleset], reader: PageReader, jobs: int | None
) -> Generator[PageResult, None, None]:
    """Yield the result of each page, in this process or in several."""
    planned = plan(sources, jobs)
    if planned is None:
        for source in sources:
            yield result_of(source, rulesets[source.config], reader)
    else:
        from mdlint.processes.pool import results_in_processes  # noqa: PLC0415  20 ms, for many pages only

        yield from results_in_processes(sources, rulesets, result_of, planned, reader)


def result_of(source: Source, ruleset: Ruleset, reader: Reader) -> PageResult:
    """Read a page and the schemas that its comments name, and check it by itself."""
    with naming(source.path):
        with recording() as asked:
            result = result_of_content(source, ruleset, reader.content(source))
        return result._replace(asked=tuple(asked.items()))


def result_of_content(source: Source, ruleset: Ruleset, content: bytes | Unreadable) -> PageResult:
    """Check a page by itself, given its content. The schemas that its comments name are read if it is a file."""
    page = parse_page(content, source.place or source.path, source.config)
    if isinstance(page, Unreadable):
        return unreadable_page(source.path, page, ruleset)
    named = named_schemas(page, source.config) if source.place is None else named_builtins(page)
    result = check_page(page, ruleset, named)._replace(checksum=checksum_of(content))
    return result if source.place is None else renamed(result, source.path)


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
    rulesets = rulesets_of(sources)
    reader = PageReader()
    pages: list[PageTables] = []
    failures: list[tuple[str, Unreadable]] = []
    for source in sources:
        with naming(source.path):
            page = parse_page(reader.content(source), source.path, source.config)
            if isinstance(page, Unreadable):
                failures.append((source.path, page))
                continue
            named = named_schemas(page, source.config)
            failures += [_unusable(page, finding) for finding in named.findings]
            choices = choices_of(page, rulesets[source.config], named.by_name)
        pages.append(PageTables(source, page, choices, named.by_name))
    return pages, failures


def rulesets_of(sources: Sequence[Source], chosen: RuleChoice = NO_CHOICE) -> dict[Config, Ruleset]:
    """Load the ruleset of each configuration, in the order of the first page that has it."""
    configs = dict.fromkeys(source.config for source in sources)
    return {config: load_ruleset(config, chosen) for config in configs}


def _unusable(page: Page, finding: Finding) -> tuple[str, Unreadable]:
    """Return where a comment names a schema that can't be used, and why it can't."""
    place = place_of(page.notebook_cells, finding.span)
    path = page.path if place.cell is None else f"{page.path}:cell {place.cell}"
    return path, Unreadable(place.span.line, place.span.column, finding.message)


def _unused_bindings(
    sources: Sequence[Source],
    results: Collection[PageResult],
    rulesets: Mapping[Config, Ruleset],
    folders: Collection[Path],
    reader: Reader,
) -> Iterator[UnusedEntry]:
    """Find the entries that bind no table, and read their pages again to find out why."""
    bound = frozenset[str]().union(*(result.bound for result in results))
    unused = UnusedBindings(rulesets, folders, bound)
    for source in sources:
        if not unused.concern(source.config):
            continue
        with naming(source.path):
            page = parse_page(reader.content(source), source.path, source.config)
            if isinstance(page, Unreadable):
                unused.see_unreadable(source.path, source.config)
            else:
                named = named_schemas(page, source.config)
                unused.see(page, source.config, choices_of(page, rulesets[source.config], named.by_name))
    yield from unused.findings()


def _compared_pages(sources: Sequence[Source], results: Collection[PageResult]) -> Iterator[_ComparedPage]:
    """Yield the pages whose tables are compared, or not known. Results may not be in memory, so they are read once."""
    for source, result in zip(sources, results, strict=True):
        # A page that can't be read has no checksum.
        if result.compared or not result.checksum:
            tables = [PageTable(source.path, source.absolute_path or "", facts) for facts in result.compared]
            yield _ComparedPage(source.path, tables, is_read=bool(result.checksum))


def _reason_for_none(entry: Consistent, pages: Iterable[_ComparedPage]) -> tuple[str, str | None] | None:
    """Return why an entry compares no values, and the name that was meant; None if it does, or if nobody knows."""
    from mdlint.agreement.consistent import reason_for_none  # noqa: PLC0415  few configurations compare pages

    covered = [page for page in pages if entry.covers(page.path)]
    # A page that can't be read may have the tables of the entry.
    if not all(page.is_read for page in covered):
        return None
    return reason_for_none([table for page in covered for table in page.tables], entry)
