"""Whether a path stays in a repository or a folder, even if symbolic links on it lead somewhere else."""

import os
from pathlib import Path

from mdlint.files.tree import has_entry, real_path

# The files that have nothing but a configuration of mdlint.
CONFIG_NAMES = ("mdlint.toml", ".mdlint.toml")


def repository_of(folder: Path) -> Path | None:
    """Return the nearest folder, from an absolute one upward, with a `.git` (folder or file); None if there is none."""
    return next((place for place in (folder, *folder.parents) if has_entry(place / ".git")), None)


def is_inside(path: str | Path, folder: str | Path) -> bool:
    """Whether a path is a folder or in it, once all symbolic links of both are followed. Neither needs to exist."""
    real, top = real_path(path), real_path(folder)
    return real == top or real.startswith(top.rstrip(os.sep) + os.sep)


def leads_out(path: str | Path, repository: str | Path) -> bool:
    """Whether a path leads out of the files of a repository: out of its folder, or into its `.git`.

    `.git` is no part of what a repository holds, and git may keep credentials there.
    """
    return not is_inside(path, repository) or is_inside(path, Path(repository, ".git"))
