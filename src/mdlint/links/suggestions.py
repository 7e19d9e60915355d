"""Suggest replacements of a broken target: the same path in another case, the same name elsewhere, or a near name."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from os.path import basename, join, splitext
from typing import NamedTuple

from mdlint.destinations import Nearness
from mdlint.links.local_target import LocalTarget
from mdlint.links.lookup import Lookup, Missing
from mdlint.links.tree import FileTree, composed
from mdlint.text.lookalikes import look_of
from mdlint.text.words import only_nearest

# A search compares a name with all names in its folder. These limits bound the time for a large folder, and for all
# searches of a run: about half a second.
_MAX_NAMES = 1000
_MAX_COMPARISONS = 200_000


class Suggestion(NamedTuple):
    """Paths that may have been meant, and how they are near to the missing path."""

    nearness: Nearness
    paths: tuple[str, ...]


class Suggestions:
    """Suggests names on disk and checked pages."""

    def __init__(self, disk: FileTree, lookup: Lookup, pages: Collection[str]) -> None:
        self._disk = disk
        self._lookup = lookup
        self._pages = pages
        self._by_name: Mapping[str, Sequence[str]] = {}
        self._alike: dict[tuple[str, Callable[[str], str]], Mapping[str, str]] = {}
        self._near: dict[tuple[str, str], str | None] = {}
        self._comparisons_left = _MAX_COMPARISONS

    def in_other_case(self, missing: Missing, page: str) -> Suggestion | None:
        """Return the path that differs from the missing one only in upper and lower case; None if there is none."""
        found = self._respell(missing, page, lambda folder, name: self._same(folder, name, _caseless))
        return Suggestion("case", (found,)) if found else None

    def elsewhere(self, missing: Missing, target: LocalTarget, page: str, *, is_routed: bool) -> Suggestion | None:
        """Return the same path in letters that look different to a computer only, or from another folder."""
        if look := self._respell(missing, page, lambda folder, name: self._same(folder, name, look_of)):
            return Suggestion("look", (look,))
        from_other_folders = self._lookup.from_other_folders(target, page, is_routed=is_routed)
        found = tuple(path for path in from_other_folders if path != page) or self._of_name(missing.rest[-1], page)
        return Suggestion("folder", found) if found else None

    def similar(self, missing: Missing, page: str) -> Suggestion | None:
        """Return the path with similar names, never the page itself."""
        found = self._respell(missing, page, self._nearest)
        return Suggestion("name", (found,)) if found else None

    def _respell(self, missing: Missing, page: str, pick: Callable[[str, str], str | None]) -> str | None:
        """Return the missing path with the name picked in each folder; None if none is picked, or if it is `page`.

        None also if the path leads out of the repository.
        """
        path = missing.folder
        for name in missing.rest:
            picked = pick(path, name)
            if picked is None or self._disk.leads_out(join(path, picked)):
                return None
            path = join(path, picked)
        return None if path == page else path

    def _same(self, folder: str, name: str, form: Callable[[str], str]) -> str | None:
        """Return the name in a folder that is the same, or has the same form."""
        names = self._disk.names(folder) or {}
        if (folder, form) not in self._alike:
            self._alike[folder, form] = {form(known): known for known in names.values()}
        return names.get(composed(name)) or self._alike[folder, form].get(form(name))

    def _of_name(self, name: str, page: str) -> tuple[str, ...]:
        """Return the other checked page with a name, if there is exactly one."""
        if not self._by_name:
            self._by_name = _by_name(self._pages)
        found = tuple(path for path in self._by_name.get(name, ()) if path != page)
        return found if len(found) == 1 else ()

    def _nearest(self, folder: str, name: str) -> str | None:
        """Return the name in a folder that is the same, or else the nearest."""
        key = (folder, name)
        if key not in self._near:
            self._near[key] = self._same(folder, name, _caseless) or self._search(folder, name)
        return self._near[key]

    def _search(self, folder: str, name: str) -> str | None:
        """Return the nearest name in a folder; None if there are too many names to search."""
        names = (self._disk.names(folder) or {}).values()
        if len(names) > min(_MAX_NAMES, self._comparisons_left):
            return None
        self._comparisons_left -= len(names)
        return _nearest(name, names)


def _caseless(name: str) -> str:
    return composed(name.casefold())


def _nearest(name: str, names: Collection[str]) -> str | None:
    """Return the name with the same stem but another suffix, else the nearest name. A shared suffix does not count."""
    stem, suffix = splitext(name)
    stems = {splitext(known)[0]: known for known in names}
    if stem in stems or name in stems:
        return stems.get(stem) or stems[name]
    near = only_nearest(stem, [known.removesuffix(suffix) for known in names if known.endswith(suffix)])
    return (
        near + suffix
        if near is not None
        else only_nearest(name, [known for known in names if not known.endswith(suffix)])
    )


def _by_name(pages: Collection[str]) -> Mapping[str, Sequence[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for page in pages:
        found[basename(page)].append(page)
    return found
