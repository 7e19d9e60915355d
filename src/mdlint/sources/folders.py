"""The names of files in a folder, for columns that list them."""

import os
from pathlib import Path

from mdlint.errors import SourceError
from mdlint.files.globs import is_glob, matches, relative
from mdlint.files.tree import files_below, is_folder
from mdlint.text.words import quoted


def names_below(folder: str, *globs: str) -> list[str]:
    """Return the paths of the files below a folder that globs match, relative to the folder, sorted.

    Globs have the syntax of `.gitignore`, so the last one that matches decides, and paths have `/` on every system. Folders of version control, environments
    and caches are left out, as everywhere. Raises SourceError if there is no such folder, or a glob is malformed.
    """
    if not is_folder(folder):
        raise SourceError(folder, "", "is not a folder")
    for glob in globs:
        if not is_glob(glob):
            raise SourceError(folder, "", f"{quoted(glob)} is not a glob")
    root = Path(folder)
    paths = (relative(f"{place}{os.sep}{name}", root) for place, names in files_below(folder) for name in names)
    return sorted(path for path in paths if matches(globs, path))
