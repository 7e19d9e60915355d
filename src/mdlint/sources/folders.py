"""The names of files in a folder, for columns that list them."""

import os
from pathlib import Path

from mdlint.errors import SourceError
from mdlint.files.globs import is_glob, matches, relative
from mdlint.files.tree import files_below, is_folder
from mdlint.text.words import quoted


def names_below(folder: str, glob: str) -> list[str]:
    """Return the paths of the files below a folder that a glob matches, relative to the folder, sorted.

    The glob has the syntax of `.gitignore`, and paths have `/` on every system. Folders of version control, environments
    and caches are left out, as everywhere. Raises SourceError if there is no such folder, or the glob is malformed.
    """
    if not is_folder(folder):
        raise SourceError(folder, "", "is not a folder")
    if not is_glob(glob):
        raise SourceError(folder, "", f"{quoted(glob)} is not a glob")
    root = Path(folder)
    paths = (relative(f"{place}{os.sep}{name}", root) for place, names in files_below(folder) for name in names)
    return sorted(path for path in paths if matches((glob,), path))
