"""The names of pages as a file tree, for pages that are not files of this machine. Nothing is read."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from os.path import splitext
from posixpath import basename, normpath

from mdlint.files.utf8 import Unreadable
from mdlint.links.disk import by_folder
from mdlint.links.repository import UNKNOWN, Repository
from mdlint.links.tree import composed

# The folder of the names. No file system is asked for it, so that another folder of this path does not matter.
ROOT = "/pages"
_NOTHING: Mapping[str, str] = {}
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*:)/(?!/)", re.IGNORECASE)


class PageSet:
    """A file tree of names, such as `docs/page.md`, in the folder `ROOT`.

    A set of pages says nothing of files of other kinds: an image may exist. With `is_whole`, the names are those of all
    files. It is not known which folder is the root of the repository. `prefix` is shown in front of all names.
    """

    def __init__(self, names: Iterable[str], prefix: str = "", *, is_whole: bool = False) -> None:
        paths = dict.fromkeys(map(path_of, names))
        self._folders = {
            folder: {composed(name): name for name in sorted(names)} for folder, names in by_folder(paths).items()
        }
        self._suffixes = None if is_whole else {splitext(path)[1].lower() for path in paths}
        self._prefix = prefix
        self._paths: Mapping[str, Sequence[str]] | None = None

    def names(self, folder: str) -> Mapping[str, str] | None:
        """Return the names in a folder; none if it is not a folder, None outside of `ROOT`."""
        return self._folders.get(folder, _NOTHING) if _is_below(folder, ROOT) else None

    def lists(self, name: str) -> bool:
        """Whether the names are those of all files, or a page has the suffix of this name."""
        return self._suffixes is None or splitext(name)[1].lower() in self._suffixes

    def is_folder(self, path: str) -> bool:
        """Whether a name is in a folder at this path."""
        return path in self._folders

    def paths(self, root: str, name: str) -> Sequence[str]:
        """Return the paths of all files with a name in a folder and the folders in it, sorted."""
        if self._paths is None:
            found: defaultdict[str, list[str]] = defaultdict(list)
            for folder, names in self._folders.items():
                for form, own in names.items():
                    if not self.is_folder(path := f"{folder.rstrip('/')}/{own}"):
                        found[form].append(path)
            self._paths = {form: sorted(paths) for form, paths in found.items()}
        return [path for path in self._paths.get(composed(name), ()) if _is_below(path, root)]

    def content(self, path: str) -> bytes | Unreadable:
        """Return a reason: a file that is not checked is not read."""
        return Unreadable(1, 1, f"{basename(path)} is not read: it is not checked")

    def repository(self, folder: str) -> str | None:
        """Return None: the set may be a part of a repository."""

    def repository_at(self, root: str) -> Repository:  # noqa: ARG002  any folder
        """Return a repository without a name, which a configuration may name."""
        return UNKNOWN

    def leads_out(self, path: str) -> bool:  # noqa: ARG002  any path
        """Return False: there are no symbolic links."""
        return False

    def shown(self, path: str) -> str:
        """Return the name at a path."""
        return self._prefix + _SCHEME.sub(r"\1//", path.removeprefix(ROOT).lstrip("/"), count=1)


def path_of(name: str) -> str:
    """Return the path of a name in the tree. Steps up (`..`) do not leave `ROOT`."""
    return ROOT + normpath("/" + name.replace("\\", "/").lstrip("/"))


def _is_below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip("/") + "/")
