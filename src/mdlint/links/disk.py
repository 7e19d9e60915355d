"""Lists the names in folders, and lists each folder only once. No file is opened."""

import os
from collections.abc import Collection, Mapping
from unicodedata import normalize

from mdlint.files import tree
from mdlint.files.inside import leads_out

_NOTHING: Mapping[str, str] = {}


class Disk:
    """The file system. Each folder stays as it was when it was first listed.

    `pages` are the absolute paths of the checked pages. They are there even if no file is: an editor has a new page
    that it has not saved, or a page vanished after it was read.
    """

    def __init__(self, pages: Collection[str] = ()) -> None:
        self._names: dict[str, Mapping[str, str] | None] = {}
        self._repositories: dict[str, str | None] = {}
        self._leads_out: dict[str, bool] = {}
        self._known = _by_folder(pages)

    def names(self, folder: str) -> Mapping[str, str] | None:
        """Return the names in a folder by their composed form; none if it is not a folder, None if it can't be listed.

        A broken symbolic link has a name too, as on GitHub.
        """
        if folder not in self._names:
            listed = _listed(folder)
            known = {composed(name): name for name in self._known.get(folder, ())}
            self._names[folder] = listed if listed is None or known.keys() <= listed.keys() else {**known, **listed}
        return self._names[folder]

    def is_folder(self, path: str) -> bool:
        """Whether there is a folder at a path."""
        return tree.is_folder(path)

    def repository(self, folder: str) -> str | None:
        """Return the nearest folder, from this one upward, with a `.git` (folder or file); None if there is none."""
        passed = []
        while folder not in self._repositories:
            passed.append(folder)
            above = os.path.dirname(folder)
            if tree.has_entry(os.path.join(folder, ".git")):
                self._repositories[folder] = folder
            elif above == folder:
                self._repositories[folder] = None
            else:
                folder = above
        self._repositories.update(dict.fromkeys(passed, self._repositories[folder]))
        return self._repositories[folder]

    def leads_out(self, path: str) -> bool:
        """Whether a path is a symbolic link that leads out of its repository. No report may show what is there."""
        if path not in self._leads_out:
            repository = self.repository(os.path.dirname(path)) if tree.is_link(path) else None
            self._leads_out[path] = repository is not None and leads_out(path, repository)
        return self._leads_out[path]


def composed(name: str) -> str:
    """Return a name in its composed form (NFC). Some file systems store a letter and its accent as two characters."""
    return name if name.isascii() else normalize("NFC", name)


def _listed(folder: str) -> Mapping[str, str] | None:
    try:
        return {composed(name): name for name in tree.names_in(folder)}
    except (FileNotFoundError, NotADirectoryError):
        return _NOTHING
    except (OSError, ValueError):
        return None


def _by_folder(paths: Collection[str]) -> Mapping[str, set[str]]:
    """Return the names of paths, and of the folders above them, by the folder that has them."""
    found: dict[str, set[str]] = {}
    for path in paths:
        folder, name = os.path.split(path)
        while name and name not in found.setdefault(folder, set()):
            found[folder].add(name)
            folder, name = os.path.split(folder)
    return found
