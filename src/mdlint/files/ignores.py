"""Find out whether the `.gitignore` files of a repository ignore a path.

The user's global file (`core.excludesFile`) and the repository's `.git/info/exclude` are not read.
"""

import os
import re
from pathlib import Path
from typing import NamedTuple, TypeAlias

from mdlint.files.globs import decision, is_glob, relative
from mdlint.files.utf8 import read_bytes

_NAME = ".gitignore"


class Ignore(NamedTuple):
    """The globs of one `.gitignore` file and the folder they are relative to."""

    folder: Path
    globs: tuple[str, ...]


# The `.gitignore` files that apply in a folder, the outermost first.
Ignores: TypeAlias = tuple[Ignore, ...]


def above(folder: Path) -> Ignores:
    """Return the ignores that apply in an absolute folder from above, but none that ignores the folder itself."""
    found: Ignores = ()
    for place in reversed(_within_repository(folder)):
        found = extend(found, place)
    return tuple(ignore for ignore in found if not ignored(folder, (ignore,), is_folder=True))


def extend(ignores: Ignores, folder: Path) -> Ignores:
    """Return `ignores` with the folder's own file added. A file that can't be read adds nothing."""
    try:
        text = read_bytes(folder / _NAME).decode(errors="surrogateescape")
    except ValueError:
        return ignores
    globs = tuple(line for line in re.split(r"\r?\n", text) if is_glob(line))
    return (*ignores, Ignore(folder, globs)) if globs else ignores


def ignored(path: Path, ignores: Ignores, *, is_folder: bool) -> bool:
    """Whether an absolute path is ignored. The innermost file with a matching glob decides."""
    for ignore in reversed(ignores):
        is_match = decision(ignore.globs, relative(path, ignore.folder) + "/" * is_folder)
        if is_match is not None:
            return is_match
    return False


def _within_repository(folder: Path) -> list[Path]:
    """Return the folders above `folder`, the nearest first, up to the root of its repository; none outside of one."""
    places: list[Path] = []
    if _is_root(folder):
        return places
    for place in folder.parents:
        places.append(place)
        if _is_root(place):
            return places
    return []


def _is_root(folder: Path) -> bool:
    """Whether a folder is the root of a repository."""
    # Path.exists() raises for a folder that can't be entered.
    return os.path.exists(folder / ".git")  # noqa: PTH110  see above
