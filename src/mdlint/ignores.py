"""What the `.gitignore` files of a repository say of a path. The user's own and the repository's unshared ones are not read."""

import re
from pathlib import Path
from typing import NamedTuple, TypeAlias

from mdlint.globs import compile_globs, is_glob, relative
from mdlint.utf8 import read_bytes

_NAME = ".gitignore"


class Ignore(NamedTuple):
    """The globs of one `.gitignore` file and the folder they are relative to."""

    folder: Path
    globs: tuple[str, ...]


# Those of all folders down to a place, the outermost first.
Ignores: TypeAlias = tuple[Ignore, ...]


def above(folder: Path) -> Ignores:
    """Return what is in force in an absolute folder from above, unless it leaves out that very folder."""
    found: Ignores = ()
    for place in reversed(_within_repository(folder)):
        found = extend(found, place)
    return tuple(ignore for ignore in found if not ignored(folder, (ignore,), is_folder=True))


def extend(ignores: Ignores, folder: Path) -> Ignores:
    """Return `ignores` and what the folder's own file adds. A file that can't be read adds nothing."""
    try:
        text = read_bytes(folder / _NAME).decode(errors="surrogateescape")
    except ValueError:
        return ignores
    globs = tuple(line for line in re.split(r"\r?\n", text) if is_glob(line))
    return (*ignores, Ignore(folder, globs)) if globs else ignores


def ignored(path: Path, ignores: Ignores, *, is_folder: bool) -> bool:
    """Whether an absolute path is ignored. The innermost file that speaks of it decides."""
    for ignore in reversed(ignores):
        said = compile_globs(ignore.globs).check_file(relative(path, ignore.folder) + "/" * is_folder).include
        if said is not None:
            return said
    return False


def _within_repository(folder: Path) -> list[Path]:
    """Return the folders above `folder`, the nearest first, up to the root of its repository; none without one."""
    places: list[Path] = []
    if (folder / ".git").exists():
        return places
    for place in folder.parents:
        places.append(place)
        if (place / ".git").exists():
            return places
    return []
