"""Where in a folder there are files with a name. The folder is walked once, and only if somebody asks."""

import os
from collections import defaultdict
from collections.abc import Mapping, Sequence

from mdlint.files.tree import files_below
from mdlint.links.tree import composed


class NameIndex:
    """The files below folders, by their names. Symbolic links to folders are not followed."""

    def __init__(self) -> None:
        self._by_root: dict[str, Mapping[str, Sequence[str]]] = {}

    def paths(self, root: str, name: str) -> Sequence[str]:
        """Return the paths of all files with a name in a folder and the folders in it, sorted."""
        if root not in self._by_root:
            self._by_root[root] = _files_below(root)
        return self._by_root[root].get(composed(name), ())


def _files_below(root: str) -> Mapping[str, Sequence[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for folder, names in files_below(root):
        for name in names:
            found[composed(name)].append(os.path.join(folder, name))
    return found
