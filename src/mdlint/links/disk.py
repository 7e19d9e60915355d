"""The names in folders, each folder asked for them once. Nothing is opened."""

import os
from collections.abc import Mapping
from unicodedata import normalize

_NOTHING: Mapping[str, str] = {}


class Disk:
    """The file system as it was when each folder was first asked for."""

    def __init__(self) -> None:
        self._names: dict[str, Mapping[str, str] | None] = {}
        self._repositories: dict[str, str | None] = {}

    def names(self, folder: str) -> Mapping[str, str] | None:
        """The names in a folder by their composed form, none if it is no folder; None where it can't be listed.

        A name is that of whatever bears it: a link that leads nowhere is there as well, as it is on GitHub.
        """
        if folder not in self._names:
            self._names[folder] = _listed(folder)
        return self._names[folder]

    def is_folder(self, path: str) -> bool:
        """Whether a path is that of a folder."""
        # Path.is_dir() raises for a folder that may not be entered.
        return os.path.isdir(path)

    def repository(self, folder: str) -> str | None:
        """The nearest folder upward that has a `.git`, folder or file; None without one."""
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
    """A name in the form that two spellings of it share (NFC): some disks take letters and their accents apart."""
    return name if name.isascii() else normalize("NFC", name)


def _listed(folder: str) -> Mapping[str, str] | None:
    try:
        return {composed(name): name for name in os.listdir(folder)}
    except (FileNotFoundError, NotADirectoryError):
        return _NOTHING
    except (OSError, ValueError):
        return None
