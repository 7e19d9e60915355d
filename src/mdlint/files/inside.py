"""Whether a path is inside a folder, symbolic links followed."""

import os
from pathlib import Path


def is_inside(path: str | Path, folder: str | Path) -> bool:
    """Whether a path is a folder or below it, wherever symbolic links lead. Neither of them has to exist."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
