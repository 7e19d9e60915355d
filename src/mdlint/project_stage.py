"""The project stage: the results of all pages become a report. Links are looked up here, in the file system."""

from collections import Counter
from collections.abc import Mapping, Sequence

from mdlint.binding.unused_entry import UnusedEntry
from mdlint.config import Config
from mdlint.discover import PageReader, Source
from mdlint.engine import check_links, settle
from mdlint.errors import naming
from mdlint.links import Origin, Resolver
from mdlint.model import Diagnostic, Severity
from mdlint.page_lines import PageLines
from mdlint.page_stage import PageResult, total
from mdlint.report import Report, Summary, TablesBySchema
from mdlint.ruleset import Ruleset


def project_stage(
    sources: Sequence[Source],
    results: Sequence[PageResult],
    rulesets: Mapping[Config, Ruleset],
    unused: Sequence[UnusedEntry],
    reader: PageReader,
) -> Report:
    """Look up the links of all pages, settle the diagnostics of each, and report.

    `results` are those of `sources`, in this order. `unused` are the findings about configurations.
    """
    pages = list(zip(sources, results, strict=True))
    resolver = Resolver(
        {place: result.facts for source, result in pages if result.facts and (place := source.absolute_path)}
    )
    settled = [_settled(source, result, rulesets[source.config], resolver) for source, result in pages]
    diagnostics = [diagnostic for found in settled for diagnostic in found]
    diagnostics += [each.diagnostic for each in unused]
    count = Counter(diagnostic.severity for diagnostic in diagnostics)
    by_schema = TablesBySchema(*map(sum, zip(*(result.tables for result in results), strict=True)))
    kept = [page for page, found in zip(pages, settled, strict=True) if found]
    return Report(
        diagnostics,
        Summary(len(pages), sum(by_schema), count[Severity.ERROR], count[Severity.WARNING]),
        PageLines(
            [(source, result.checksum) for source, result in kept if result.checksum],
            reader,
            {each.diagnostic.path: each.lines for each in unused},
        ),
        {source.path: result.notebook_cells for source, result in kept if result.notebook_cells},
        by_schema,
        notes=resolver.causes(diagnostics),
        unchecked=total(dict(result.unchecked) for result in results),
    )


def _settled(source: Source, result: PageResult, ruleset: Ruleset, resolver: Resolver) -> list[Diagnostic]:
    """Look up the links of a page, and apply its comments."""
    found = list(result.diagnostics)
    with naming(source.path):
        if result.facts is not None:
            origin = Origin(result.facts, source.config, source.absolute_path)
            found += check_links(source.path, resolver.destinations(origin), ruleset)
        return settle(source.path, result.suppressions, found, ruleset)
