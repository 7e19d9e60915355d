"""The file system as the tree of files that links lead to. Each folder is listed only once."""

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from mdlint.files import tree
from mdlint.files.globs import relative
from mdlint.files.inside import leads_out
from mdlint.files.utf8 import Unreadable, content_of
from mdlint.links.names import NameIndex
from mdlint.links.repository import Repository, repository_at
from mdlint.links.tree import composed

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
        self._known = by_folder(pages)
        self._index = NameIndex()
        self._folder = Path.cwd()

    def names(self, folder: str) -> Mapping[str, str] | None:
        """Return the names in a folder by their composed form; none if it is not a folder, None if it can't be listed.

        A broken symbolic link has a name too, as on GitHub.
        """
        if folder not in self._names:
            listed = _listed(folder)
            known = {composed(name): name for name in self._known.get(folder, ())}
            self._names[folder] = listed if listed is None or known.keys() <= listed.keys() else {**known, **listed}
        return self._names[folder]

    def lists(self, name: str) -> bool:  # noqa: ARG002  any name
        """Return True: a folder lists all its files."""
        return True

    def is_folder(self, path: str) -> bool:
        """Whether there is a folder at a path."""
        return tree.is_folder(path)

    def repository(self, folder: str) -> str | None:
        """Return the nearest folder, from this one upward, with a `.git` (folder or file); None if there is none."""
        if folder in self._repositories:
            return self._repositories[folder]
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

    def paths(self, root: str, name: str) -> Sequence[str]:
        """Return the paths of all files with a name in a folder and the folders in it, sorted."""
        return self._index.paths(root, name)

    def content(self, path: str) -> bytes | Unreadable:
        """Return the content of a file, or the reason why it can't be read."""
        return content_of(path)

    def repository_at(self, root: str) -> Repository:
        """Return the repository whose root is a folder, by the files of git."""
        return repository_at(root)

    def shown(self, path: str) -> str:
        """Return a path relative to the working directory."""
        return relative(path, self._folder)


def _listed(folder: str) -> Mapping[str, str] | None:
    try:
        return {composed(name): name for name in tree.names_in(folder)}
    except (FileNotFoundError, NotADirectoryError):
        return _NOTHING
    except (OSError, ValueError):
        return None


def by_folder(paths: Iterable[str]) -> Mapping[str, set[str]]:
    """Return the names of paths, and of the folders above them, by the folder that has them."""
    found: dict[str, set[str]] = {}
    for path in paths:
        folder, name = os.path.split(path)
        while name and name not in found.setdefault(folder, set()):
            found[folder].add(name)
            folder, name = os.path.split(folder)
    return found
