"""Lists the names in folders, and lists each folder only once. No file is opened."""

import os
from collections.abc import Mapping
from unicodedata import normalize

_NOTHING: Mapping[str, str] = {}


class Disk:
    """The file system. Each folder stays as it was when it was first listed."""

    def __init__(self) -> None:
        self._names: dict[str, Mapping[str, str] | None] = {}
        self._repositories: dict[str, str | None] = {}

    def names(self, folder: str) -> Mapping[str, str] | None:
        """Return the names in a folder by their composed form; none if it is not a folder, None if it can't be listed.

        A broken symbolic link has a name too, as on GitHub.
        """
        if folder not in self._names:
            self._names[folder] = _listed(folder)
        return self._names[folder]

    def is_folder(self, path: str) -> bool:
        """Whether there is a folder at a path."""
        # Path.is_dir() raises for a folder that may not be entered.
        return os.path.isdir(path)

    def repository(self, folder: str) -> str | None:
        """Return the nearest folder, from this one upward, with a `.git` (folder or file); None if there is none."""
        passed = []
        while folder not in self._repositories:
            passed.append(folder)
            above = os.path.dirname(folder)
            if os.path.lexists(os.path.join(folder, ".git")):
                self._repositories[folder] = folder
            elif above == folder:
                self._repositories[folder] = None
            else:
                folder = above
        self._repositories.update(dict.fromkeys(passed, self._repositories[folder]))
        return self._repositories[folder]


def composed(name: str) -> str:
    """Return a name in its composed form (NFC). Some file systems store a letter and its accent as two characters."""
    return name if name.isascii() else normalize("NFC", name)


def _listed(folder: str) -> Mapping[str, str] | None:
    try:
        return {composed(name): name for name in os.listdir(folder)}
    except (FileNotFoundError, NotADirectoryError):
        return _NOTHING
    except (OSError, ValueError):
        return None
