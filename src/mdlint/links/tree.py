"""The files that links may lead to. `Disk` has those of the file system, `PageSet` those of a set of names."""

from collections.abc import Mapping, Sequence
from typing import Protocol
from unicodedata import normalize

from mdlint.files.utf8 import Unreadable
from mdlint.links.repository import Repository


class FileTree(Protocol):
    """Folders and files, by their absolute paths."""

    def names(self, folder: str) -> Mapping[str, str] | None:
        """Return the names in a folder by their composed form; none if it is not a folder, None if it can't be listed.

        A broken symbolic link has a name too, as on GitHub.
        """

    def lists(self, name: str) -> bool:
        """Whether a file with this name would be listed, if there were one. If not, nothing is known of such files."""

    def is_folder(self, path: str) -> bool:
        """Whether there is a folder at a path."""

    def paths(self, root: str, name: str) -> Sequence[str]:
        """Return the paths of all files with a name in a folder and the folders in it, sorted."""

    def content(self, path: str) -> bytes | Unreadable:
        """Return the content of a file that is not checked itself, or the reason why it can't be read."""

    def repository(self, folder: str) -> str | None:
        """Return the root of the repository that a folder is in; None if there is none, or none is known."""

    def repository_at(self, root: str) -> Repository:
        """Return what is known of the repository whose root is a folder."""

    def leads_out(self, path: str) -> bool:
        """Whether a path is a symbolic link that leads out of its repository. No report may show what is there."""

    def shown(self, path: str) -> str:
        """Return a path as messages show it."""


def composed(name: str) -> str:
    """Return a name in its composed form (NFC). Some file systems store a letter and its accent as two characters."""
    return name if name.isascii() else normalize("NFC", name)
