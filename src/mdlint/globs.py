"""Globs of the form of `.gitignore`, and paths as they see them. The only place that imports pathspec, and only if needed."""

import os
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

# `*.md` and `**/*.md`: files of a suffix in any folder.
_SUFFIX = re.compile(r"(?:\*\*/)?\*(\.\w+)", re.ASCII)
# In one part of a path. pathspec makes regular expressions of globs, whose time grows with a power of these.
MAX_STARS = 4
# Globs of this form always compile.
_PLAIN = re.compile(r"[\w.*/-]*[\w.*-][\w.*/-]*", re.ASCII)


@lru_cache(maxsize=256)
def compile_globs(globs: tuple[str, ...]) -> "GitIgnoreSpec":
    """Compile globs, none of them malformed."""
    from pathspec import GitIgnoreSpec  # noqa: PLC0415  most runs on single pages need no globs

    return GitIgnoreSpec.from_lines(globs)


def matches(globs: tuple[str, ...], path: str) -> bool:
    """Whether a path relative to the globs' folder is matched; that of a folder ends in `/`. The last match decides."""
    return _matcher(globs)(path)


@lru_cache(maxsize=256)
def _matcher(globs: tuple[str, ...]) -> Callable[[str], bool]:
    """Make a test of paths. Suffixes, by far the commonest, are tested without pathspec, whose import takes longest."""
    suffixes = tuple(suffix[1] for glob in globs if (suffix := _SUFFIX.fullmatch(glob)))
    if len(suffixes) == len(globs):
        # A glob that matches a folder matches all that is in it.
        return lambda path: any(part.endswith(suffixes) for part in path.split("/"))
    return compile_globs(globs).match_file


def is_glob(glob: str) -> bool:
    """Whether `glob` can match anything, in a time worth waiting for: it is no comment, not blank and not malformed."""
    if any(part.count("*") > MAX_STARS for part in glob.split("/")):
        return False
    if _PLAIN.fullmatch(glob):
        return True
    try:
        return any(pattern.include is not None for pattern in compile_globs((glob,)).patterns)
    except (ValueError, re.error):
        return False


def relative(path: str | Path, base: Path) -> str:
    """Return `path` relative to `base`, its parts joined by `/` on every system."""
    return os.path.relpath(path, base).replace(os.sep, "/")
