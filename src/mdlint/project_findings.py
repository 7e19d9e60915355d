"""The findings about tables that are compared across pages: by schemas, by `[[consistent]]`, and with translations."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from mdlint.config import Config
from mdlint.discover import Source
from mdlint.errors import naming
from mdlint.files.utf8 import Unreadable
from mdlint.links import Anchors, FileTree
from mdlint.model import Severity
from mdlint.page_reader import Reader
from mdlint.page_stage import parse_page
from mdlint.rules import Finding
from mdlint.ruleset import Ruleset
from mdlint.suppression import Suppression, suppressions_of
from mdlint.table_facts import PageTable, WrittenTable

_CONSISTENT, _TRANSLATION = "inconsistent-rows", "translation-mismatch"
# The path of a page in messages, the rule, and the finding.
_Found = tuple[str, str, Finding]


class Gathered(NamedTuple):
    """What the project stage knows of all pages.

    `anchors` are those of the pages whose facts are known, and `written` the tables of pages whose paths name a
    language, by their absolute paths. `compared` are the tables that are compared with others. `without_tables` are the
    absolute paths of pages that have no table.
    """

    anchors: Mapping[str, Anchors | None]
    compared: Sequence[PageTable]
    written: Mapping[str, Sequence[WrittenTable]]
    without_tables: Collection[str]


def project_findings(
    sources: Sequence[Source], rulesets: Mapping[Config, Ruleset], gathered: Gathered, tree: FileTree, reader: Reader
) -> Mapping[str, Sequence[tuple[str, Finding]]]:
    """Return the findings with their rules, by the paths of their pages."""
    by_path: defaultdict[str, list[tuple[str, Finding]]] = defaultdict(list)
    found = chain(
        _of_schemas(gathered.compared, sources),
        _of_rows(gathered.compared, rulesets),
        _of_translations(sources, rulesets, gathered, tree, reader),
    )
    for path, rule, finding in found:
        by_path[path].append((rule, finding))
    return by_path


def _of_schemas(compared: Sequence[PageTable], sources: Sequence[Source]) -> Iterator[_Found]:
    if not any(table.facts.asks for table in compared):
        return
    from mdlint.agreement.data_files import ProjectFiles  # noqa: PLC0415  few schemas compare tables with anything
    from mdlint.agreement.keywords import disagreements  # noqa: PLC0415  as above

    files = ProjectFiles({source.absolute_path or "": source.config.dialect for source in sources})
    for each in disagreements(compared, files):
        finding = Finding(each.span, each.message, each.help, each.related, each.asked.ask.severity, each.fix)
        yield each.asked.table.path, each.rule, finding


def _of_rows(compared: Sequence[PageTable], rulesets: Mapping[Config, Ruleset]) -> Iterator[_Found]:
    # Several configurations may come from one file.
    entries = dict.fromkeys(entry for ruleset in rulesets.values() for entry in ruleset.consistent)
    if not entries:
        return
    from mdlint.agreement.consistent import inconsistencies  # noqa: PLC0415  few configurations compare pages

    for entry in entries:
        for each in inconsistencies(compared, entry):
            yield each.path, _CONSISTENT, Finding(each.span, each.message, related=each.related)


def _of_translations(
    sources: Sequence[Source], rulesets: Mapping[Config, Ruleset], gathered: Gathered, tree: FileTree, reader: Reader
) -> Iterator[_Found]:
    """Compare the pages that have tables with their translations. Pairs that are not declared are notes by default."""
    known = {
        place: source
        for source in sources
        if _TRANSLATION in rulesets[source.config].rules
        and (place := source.absolute_path)
        and place not in gathered.without_tables
    }
    if not known:
        return
    from mdlint.agreement.partners import CheckedPage, translation_mismatches  # noqa: PLC0415  pages without tables

    pages = [CheckedPage(source.path, place, source.config) for place, source in known.items()]
    tables = _Tables({place: source for source in sources if (place := source.absolute_path)}, gathered, tree, reader)
    for page, pair, found in translation_mismatches(pages, tree, tables.of):
        if tables.silence(pair.original if page.place == pair.translation else pair.translation, found):
            continue
        is_set = _TRANSLATION in rulesets[page.config].severities
        severity = None if pair.is_declared or is_set else Severity.INFO
        yield page.path, _TRANSLATION, found._replace(severity=severity)


class _Tables:
    """The tables of pages by their absolute paths. A page that the page stage has kept no tables of is read, once."""

    def __init__(self, sources: Mapping[str, Source], gathered: Gathered, tree: FileTree, reader: Reader) -> None:
        self._sources = sources
        self._known: dict[str, Sequence[WrittenTable] | None] = {**gathered.written}
        self._known.update(dict.fromkeys(gathered.without_tables, ()))
        self._tree = tree
        self._reader = reader
        self._suppressions: dict[str, Sequence[Suppression]] = {}

    def of(self, place: str, config: Config) -> Sequence[WrittenTable] | None:
        """Return the tables of a page; None if it can't be read. A page that is not checked has the given settings."""
        if place not in self._known:
            self._known[place] = self._read(place, config)
        return self._known[place]

    def _read(self, place: str, config: Config) -> Sequence[WrittenTable] | None:
        from mdlint.agreement.written import written_tables  # noqa: PLC0415  few pages have translations

        source = self._sources.get(place)
        content = self._reader.content(source) if source else self._tree.content(place)
        with naming(source.path if source else place):
            page = parse_page(content, place, source.config if source else config.for_page(place))
        if isinstance(page, Unreadable):
            return None
        if source is None:
            self._suppressions[place] = suppressions_of(page)
        return written_tables(page)

    def silence(self, place: str, found: Finding) -> bool:
        """Whether comments on a page that is not checked silence a finding about it on another page."""
        lines = [related.at.line for related in found.related]
        ranges = [
            (one.first, one.last) for one in self._suppressions.get(place, ()) if one.rule in (_TRANSLATION, None)
        ]
        return bool(ranges) and all(any(first <= line <= last for first, last in ranges) for line in lines)
