"""Finds the pages that are translations of others, by the entries of a configuration, or by their names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from os.path import basename, dirname, join, split
from typing import NamedTuple

from mdlint.agreement.languages import folder_name, is_english, page_name
from mdlint.config import Translation
from mdlint.config.comparisons import LANGUAGE, is_named
from mdlint.links import FileTree
from mdlint.links.tree import composed

# The folders of Docusaurus with pages, and where their translations are: https://docusaurus.io/docs/i18n/introduction
_DOCUSAURUS = {
    ("docs",): ("docusaurus-plugin-content-docs", "current"),
    ("versioned_docs",): ("docusaurus-plugin-content-docs",),
    ("blog",): ("docusaurus-plugin-content-blog",),
    ("src", "pages"): ("docusaurus-plugin-content-pages",),
}
_TRANSLATIONS = "i18n"


class PagePair(NamedTuple):
    """A page and its translation, by their absolute paths, and whether a configuration declares them."""

    original: str
    translation: str
    is_declared: bool = False


class _Listing(NamedTuple):
    """The entries of a folder that may be in several languages: by what their names share, and by language."""

    pages: Mapping[str, Mapping[str, str]]
    folders: Mapping[str, Mapping[str, str]]


class _Step(NamedTuple):
    """A folder on the way to a page: the folder above it, its name, and the path from it to the page."""

    above: str
    name: str
    rest: Sequence[str]


class PagePairs:
    """Finds pairs of pages in a tree of files. Each folder is listed once."""

    def __init__(self, tree: FileTree) -> None:
        self._tree = tree
        self._listings: dict[str, _Listing] = {}
        self._near_languages: dict[tuple[str, str], bool] = {}

    def of(self, page: str, top: str, entries: Sequence[Translation]) -> Iterator[PagePair]:
        """Yield the pairs in which a page is the translation or the original. Paths are absolute.

        Folders above `top`, the root of the repository of the page, are not looked at. A page that an entry covers is
        in no other pairs.
        """
        for entry in entries:
            yield from (PagePair(*pair, is_declared=True) for pair in self._declared(page, entry))
        if _is_translation(page, entries) or not self._may_be_paired(page, top):
            return
        if original := self._original(page, top):
            yield PagePair(original, page)
        for translation in dict.fromkeys(self._translations(page, top)):
            is_other = translation != page and not _is_translation(translation, entries)
            if is_other and self._exists(translation) and self._original(translation, top) == page:
                yield PagePair(page, translation)

    def _may_be_paired(self, page: str, top: str) -> bool:
        """Whether a page is not surely alone: near most pages, nothing names a language."""
        folder, file_name = split(page)
        name = page_name(file_name)
        if name is None:
            return False
        if len(self._listing(folder).pages.get(name.shared, ())) > 1:
            return True
        if (folder, top) not in self._near_languages:
            folders = (folder, *(step.above for step in _steps(page, top)))
            self._near_languages[folder, top] = any(map(self._has_languages, folders))
        return self._near_languages[folder, top]

    def _has_languages(self, folder: str) -> bool:
        """Whether a folder has folders in which translations may be."""
        return bool(self._listing(folder).folders) or self._has(folder, _TRANSLATIONS)

    def _declared(self, page: str, entry: Translation) -> Iterator[tuple[str, str]]:
        original = entry.original_of(page)
        if original and original != page and self._exists(original):
            yield original, page
        pattern = entry.translations_of(page)
        for path in self._paths(pattern) if pattern else ():
            if path != page and self._exists(path) and entry.original_of(path) == page:
                yield page, path

    def _paths(self, pattern: str) -> Iterator[str]:
        """Yield the paths that a pattern with one `{lang}`, or with none, may stand for."""
        before, language, after = pattern.partition(LANGUAGE)
        if not language:
            yield pattern
            return
        folder, start = split(before)
        end, slash, rest = after.partition("/")
        names = (self._tree.names(folder) or {}).values()
        yield from (join(folder, name) + slash + rest for name in sorted(names) if is_named(start, name, end))

    def _original(self, page: str, top: str) -> str | None:
        """Return the page that a page is translated from, by their names; None if there is none."""
        found = (path for path in self._originals(page, top) if path != page and self._exists(path))
        return next(found, None)

    def _originals(self, page: str, top: str) -> Iterator[str]:
        """Yield the paths at which the original of a page may be, the likeliest first."""
        folder, file_name = split(page)
        name = page_name(file_name)
        if name and name.language:
            known = self._listing(folder).pages[name.shared]
            yield from (join(folder, known[other]) for other in _by_rank(known, name.language))
        for step in _steps(page, top):
            shared, language = folder_name(step.name)
            if not language:
                continue
            # `docs/guide.md` is the original of `docs/zh/guide.md`, unless there is `docs/en/guide.md`.
            known = {**self._listing(step.above).folders.get(shared, {}), "": shared}
            for other in reversed([*_by_rank(known, language)]):
                yield from self._files(join(step.above, known[other]), step.rest)
            if basename(step.above) == _TRANSLATIONS:
                for path in _moved(step.rest, {new: old for old, new in _DOCUSAURUS.items()}):
                    yield join(dirname(step.above), *path)

    def _translations(self, page: str, top: str) -> Iterator[str]:
        """Yield the paths at which the translations of a page may be."""
        folder, file_name = split(page)
        steps = [*_steps(page, top)]
        yield from self._in_other_languages(folder, file_name)
        for step in steps:
            for entry in self._listing(step.above).folders.get(folder_name(step.name).shared, {}).values():
                yield from self._files(join(step.above, entry), step.rest)
        for above, rest in [(folder, [file_name]), *((step.above, [step.name, *step.rest]) for step in steps)]:
            for language in self._listing(above).folders.get("", {}).values():
                yield from self._files(join(above, language), rest)
            moved = [*_moved(rest, _DOCUSAURUS)] if self._has(above, _TRANSLATIONS) else []
            for language in self._listing(join(above, _TRANSLATIONS)).folders.get("", {}).values() if moved else ():
                yield from (join(above, _TRANSLATIONS, language, *path) for path in moved)

    def _files(self, folder: str, rest: Sequence[str]) -> Iterator[str]:
        """Yield the page at the end of a path from a folder, and the pages there that differ only by a language."""
        place = join(folder, *rest[:-1])
        yield join(place, rest[-1])
        yield from self._in_other_languages(place, rest[-1])

    def _in_other_languages(self, folder: str, file_name: str) -> Iterator[str]:
        if name := page_name(file_name):
            yield from (join(folder, other) for other in self._listing(folder).pages.get(name.shared, {}).values())

    def _exists(self, path: str) -> bool:
        return self._has(*split(path)) and not self._tree.leads_out(path)

    def _has(self, folder: str, name: str) -> bool:
        return (self._tree.names(folder) or {}).get(composed(name)) == name

    def _listing(self, folder: str) -> _Listing:
        if folder not in self._listings:
            self._listings[folder] = _listed(sorted((self._tree.names(folder) or {}).values()))
        return self._listings[folder]


def _is_translation(page: str, entries: Iterable[Translation]) -> bool:
    return any(entry.original_of(page) for entry in entries)


def _listed(names: Iterable[str]) -> _Listing:
    pages: defaultdict[str, dict[str, str]] = defaultdict(dict)
    folders: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for entry in names:
        if page := page_name(entry):
            pages[page.shared].setdefault(page.language, entry)
        elif (folder := folder_name(entry)).language:
            folders[folder.shared].setdefault(folder.language, entry)
    return _Listing(dict(pages), dict(folders))


def _by_rank(known: Mapping[str, str], language: str) -> Iterator[str]:
    """Yield the languages that something may be translated from: the one without a name, then English."""
    if "" in known:
        yield ""
    if not is_english(language):
        yield from filter(is_english, known)


def _steps(page: str, top: str) -> Iterator[_Step]:
    """Yield each folder that a page is in below `top`, the innermost first."""
    folder, rest = dirname(page), [basename(page)]
    while len(folder) > len(top) and dirname(folder) != folder:
        yield _Step(dirname(folder), basename(folder), rest)
        folder, rest = dirname(folder), [basename(folder), *rest]


def _moved(rest: Sequence[str], folders: Mapping[tuple[str, ...], tuple[str, ...]]) -> Iterator[Sequence[str]]:
    for old, new in folders.items():
        if tuple(rest[: len(old)]) == old:
            yield [*new, *rest[len(old) :]]
