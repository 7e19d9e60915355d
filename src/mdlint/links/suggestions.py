"""Suggest replacements of a broken target: the same path in another case, the same name elsewhere, or a near name."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from os.path import basename, join, splitext

from mdlint.links.disk import Disk, composed
from mdlint.links.lookup import Missing
from mdlint.text.words import only_nearest

# A search compares a name with all names in its folder. These limits bound the time for a large folder, and for all
# searches of a run: about half a second.
_MAX_NAMES = 1000
_MAX_COMPARISONS = 200_000


class Suggestions:
    """Suggests names on disk and checked pages."""

    def __init__(self, disk: Disk, pages: Collection[str]) -> None:
        self._disk = disk
        self._pages = pages
        self._by_name: Mapping[str, Sequence[str]] = {}
        self._by_case: dict[str, Mapping[str, str]] = {}
        self._near: dict[tuple[str, str], str | None] = {}
        self._comparisons_left = _MAX_COMPARISONS

    def in_other_case(self, missing: Missing, page: str) -> str | None:
        """Return the path that differs from the missing one only in upper and lower case; None if there is none."""
        return _respell(missing, page, self._same_in_other_case)

    def instead_of(self, missing: Missing, page: str) -> str | None:
        """Return the path that a page most likely means, never its own, if the missing path exists in no case."""
        return self._elsewhere(missing.rest[-1], page) or _respell(missing, page, self._nearest)

    def _same_in_other_case(self, folder: str, name: str) -> str | None:
        """Return the name in a folder that is the same, or differs only in upper and lower case."""
        names = self._disk.names(folder) or {}
        if folder not in self._by_case:
            self._by_case[folder] = {composed(known.casefold()): known for known in names.values()}
        return names.get(composed(name)) or self._by_case[folder].get(composed(name.casefold()))

    def _elsewhere(self, name: str, page: str) -> str | None:
        """Return the checked page with a name, if there is exactly one."""
        if not self._by_name:
            self._by_name = _by_name(self._pages)
        found = [path for path in self._by_name.get(name, ()) if path != page]
        return found[0] if len(found) == 1 else None

    def _nearest(self, folder: str, name: str) -> str | None:
        """Return the name in a folder that is the same, or else the nearest."""
        key = (folder, name)
        if key not in self._near:
            self._near[key] = self._same_in_other_case(folder, name) or self._search(folder, name)
        return self._near[key]

    def _search(self, folder: str, name: str) -> str | None:
        """Return the nearest name in a folder; None if there are too many names to search."""
        names = (self._disk.names(folder) or {}).values()
        if len(names) > min(_MAX_NAMES, self._comparisons_left):
            return None
        self._comparisons_left -= len(names)
        return _nearest(name, names)


def _respell(missing: Missing, page: str, pick: Callable[[str, str], str | None]) -> str | None:
    """Return the missing path with the name picked in each folder; None if none is picked, or if it is `page`."""
    path = missing.folder
    for name in missing.rest:
        picked = pick(path, name)
        if picked is None:
            return None
        path = join(path, picked)
    return None if path == page else path


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
