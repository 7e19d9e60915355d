"""Compares pages with their translations: finds the pairs, reads what is not known of them, and reports."""

from collections.abc import Callable, Iterator, Sequence
from os.path import dirname
from typing import NamedTuple

from mdlint.agreement.page_pairs import PagePair, PagePairs
from mdlint.config import Config
from mdlint.files.globs import matches, relative
from mdlint.links import FileTree
from mdlint.model import Severity
from mdlint.rules import Finding
from mdlint.table_facts import WrittenTable

_RULE = "translation-mismatch"
# The tables of the page at an absolute path, read by a configuration; None if it can't be read.
ReadTables = Callable[[str, Config], Sequence[WrittenTable] | None]


class CheckedPage(NamedTuple):
    """A page of the run: its path in messages, its absolute path, and its settings."""

    path: str
    place: str
    config: Config


def translation_mismatches(
    pages: Sequence[CheckedPage], tree: FileTree, read: ReadTables
) -> Iterator[tuple[CheckedPage, PagePair, Finding]]:
    """Yield what differs between the tables of pages and their translations, with the page of the finding.

    It is the translation, or the original if the translation is not among the pages.
    """
    checked = {page.place: page for page in pages}
    pairs: dict[tuple[str, str], PagePair] = {}
    finder = PagePairs(tree)
    for page in pages:
        for pair in finder.of(page.place, _top(page, tree), page.config.translations):
            if all(place in checked or _is_page(place, page.config) for place in pair[:2]):
                known = pairs.setdefault(pair[:2], pair)
                if pair.is_declared and not known.is_declared:
                    pairs[pair[:2]] = pair
    if not pairs:
        return
    from mdlint.agreement.translations import mismatches  # noqa: PLC0415  2 ms, and few pages have translations

    for places in sorted(pairs):
        own, other = places[::-1] if places[1] in checked else places
        config = checked[own].config
        tables, others = read(own, config), read(other, config)
        if tables and others:
            path = checked[other].path if other in checked else tree.shown(other)
            for found in mismatches(tables, others, path):
                yield checked[own], pairs[places], found


def _top(page: CheckedPage, tree: FileTree) -> str:
    """Return the highest folder in which translations of a page are looked for."""
    folder = dirname(page.place)
    if repository := tree.repository(folder):
        return repository
    return folder if page.config.is_default else str(page.config.root)


def _is_page(place: str, config: Config) -> bool:
    """Whether a path is a page by a configuration, for which the rule is on."""
    path = relative(place, config.root)
    is_included = matches(config.include, path) and not (config.exclude and matches(config.exclude, path))
    severities = config.for_page(place).severities
    return is_included and severities.get(_RULE, Severity.WARNING) is not None
