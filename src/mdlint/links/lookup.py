"""Find the path on disk that a link target names."""

from functools import lru_cache
from os.path import dirname, join, split, splitext
from typing import NamedTuple, TypeAlias

from mdlint.links.local_target import LocalTarget
from mdlint.links.site import CATEGORY, Parts, has_address, is_own_address, is_page, sources_of
from mdlint.links.tree import FileTree, composed


class Missing(NamedTuple):
    """A path that does not exist: an existing folder, and the rest of the path. Its first name is not in the folder."""

    folder: str
    rest: Parts

    @property
    def path(self) -> str:
        """The whole path. A slash in a name is written `%2F`: it does not separate names."""
        return join(self.folder, *(name.replace("/", "%2F") for name in self.rest))


# The absolute path that a target names, the missing path, or None if that can't be known.
LookupResult: TypeAlias = str | Missing | None


# A page has many links.
_folder_and_name = lru_cache(maxsize=64)(split)


class Lookup:
    """Finds paths, each once. Names are case-sensitive, even on a file system that ignores case."""

    def __init__(self, disk: FileTree) -> None:
        self._disk = disk
        self._walked: dict[tuple[str, Parts], LookupResult] = {}
        self._above: dict[str, list[str]] = {}

    def find(self, target: LocalTarget, page: str, root: str | None, *, is_routed: bool) -> LookupResult:
        """Find the path that a target on a page names.

        `root` is the folder for targets that begin with `/`. On a site whose addresses are not the paths of files
        (`is_routed`), a target may be an address. None outside of the repository, whether a target leads there by `..`
        or through a symbolic link.
        """
        if target.from_root:
            return self._find_from(root, target.parts, is_routed=is_routed) if root is not None else None
        folder, name = _folder_and_name(page)
        by_path = self._find_from(folder, target.parts, is_routed=is_routed)
        if not isinstance(by_path, Missing) or not is_routed or is_page(target.parts[-1]) or not is_own_address(name):
            return by_path
        # To a browser, the address of a page, `page/`, is a folder.
        by_address = self._find_from(folder, (splitext(name)[0], *target.parts), is_routed=True)
        return by_address if isinstance(by_address, str) else by_path

    def from_other_folders(self, target: LocalTarget, page: str, *, is_routed: bool) -> tuple[str, ...]:
        """Return the paths that a relative target would name with another number of `..`.

        They are the paths with one `..` too few or too many, else the path with any other number, if it is the only
        one.
        """
        folders = self._upward(dirname(page))
        base, rest = _without_steps_up(folders[0], target.parts)
        if target.from_root or not rest or base not in folders:
            return ()
        place = folders.index(base)
        if self._disk.repository(base) is None:
            folders = folders[: place + 2]
        found = {
            index: self._find_from(folder, rest, is_routed=is_routed)
            for index, folder in enumerate(folders)
            if is_routed or composed(rest[0]) in (self._disk.names(folder) or ())
        }
        paths = {index: path for index, path in found.items() if isinstance(path, str)}
        one_off = tuple(path for index, path in paths.items() if abs(index - place) == 1)
        return one_off or (tuple(paths.values()) if len(paths) == 1 else ())

    def _upward(self, folder: str) -> list[str]:
        """Return a folder and the folders above it, up to the root of its repository, or of the disk without one."""
        if folder not in self._above:
            top = self._disk.repository(folder)
            folders = [folder]
            while folders[-1] not in (top, dirname(folders[-1])):
                folders.append(dirname(folders[-1]))
            self._above[folder] = folders
        return self._above[folder]

    def _find_from(self, folder: str, parts: Parts, *, is_routed: bool) -> LookupResult:
        """Find the path `parts` from a folder. None outside of the repository: its web site may have a page there."""
        base, rest = _without_steps_up(folder, parts)
        if len(base) < len(self._disk.repository(folder) or ""):
            return None
        found = self._walk(base, rest)
        if not is_routed or not rest or (isinstance(found, str) and not self._lacks_page(found)):
            return found
        sources = (self._walk(base, source) for source in sources_of(rest))
        existing = (path for path in sources if isinstance(path, str) and not self._lacks_page(path))
        return next(existing, _missing_page(found))

    def _walk(self, base: str, names: Parts) -> LookupResult:
        if (base, names) not in self._walked:
            self._walked[base, names] = self._step_by_step(base, names)
        return self._walked[base, names]

    def _step_by_step(self, base: str, names: Parts) -> LookupResult:
        path = base
        for index, name in enumerate(names):
            known = self._disk.names(path)
            if known is None:
                return None
            own = known.get(composed(name))
            if own is None:
                return Missing(path, names[index:])
            path = join(path, own)
            if self._disk.leads_out(path):
                return None
        return path

    def _lacks_page(self, path: str) -> bool:
        """Whether a path is a folder without a page on the site."""
        if not self._disk.is_folder(path) or not self._disk.lists(CATEGORY):
            return False
        names = self._disk.names(path)
        return names is not None and not has_address(names.values())


def _missing_page(found: LookupResult) -> LookupResult:
    """Return the missing `index.md` of a folder; any other result unchanged."""
    return Missing(found, ("index.md",)) if isinstance(found, str) else found


def _without_steps_up(folder: str, parts: Parts) -> tuple[str, Parts]:
    """Resolve each `..`: return the folder to start from, and the names that follow."""
    rest: list[str] = []
    for part in parts:
        if part != "..":
            rest.append(part)
        elif rest:
            rest.pop()
        else:
            folder = dirname(folder)
    return folder, tuple(rest)
