"""Globs in the syntax of `.gitignore`. The only module that imports pathspec, and only when it is needed."""

import os
import re
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from mdlint.text.lazy_pattern import lazy_pattern

# `*.md` and `**/*.md`: files with a suffix, in any folder.
_SUFFIX = lazy_pattern(r"(?:\*\*/)?\*(\.\w+)", re.ASCII)
# The most stars in one part of a glob. pathspec turns a glob into a regular expression, which takes time in the order
# of the length of a path to the power of the stars.
MAX_STARS = 4
_POSIX_CLASS = lazy_pattern(r"\[:\w+:\]")
# A part of a path that is empty, `.` or `..`.
_TO_RESOLVE = lazy_pattern(r"[/\\]\.{0,2}(?:[/\\]|\Z)|^\.\.?(?:[/\\]|\Z)")
# What `.gitignore` reads in a name as more than the character.
_SPECIAL = lazy_pattern(r"[\\*?\[\]!# ]")
# Globs like this always compile.
_PLAIN = lazy_pattern(r"[\w.*/-]*[\w.*-][\w.*/-]*", re.ASCII)


def matches(globs: tuple[str, ...], path: str) -> bool:
    """Whether globs match a path relative to their folder. The last matching glob decides.

    The path of a folder ends in `/`.
    """
    return _matcher(globs)(path)


def decision(globs: tuple[str, ...], path: str) -> bool | None:
    """Return the decision of the last glob that matches a path: False if it begins with `!`, None if none matches."""
    return _decider(globs)(path)


def is_glob(glob: str) -> bool:
    """Whether `glob` can match a path, and in reasonable time: it is not blank, not a comment and not malformed."""
    if any(part.count("*") > MAX_STARS for part in glob.split("/")):
        return False
    if _PLAIN.fullmatch(glob):
        return True
    if _POSIX_CLASS.search(glob):
        # pathspec reads `[[:alpha:]]` as a set of brackets, colons and letters.
        return False
    from pathspec import GitIgnoreSpec  # noqa: PLC0415  12 ms, which most runs do without

    try:
        with _without_warnings():
            return any(pattern.include is not None for pattern in GitIgnoreSpec.from_lines((glob,)).patterns)
    except (ValueError, re.error):
        return False


def glob_of(path: str) -> str:
    """Return the glob that matches a path relative to the folder of the glob, and no other path."""
    return "/" + _SPECIAL.sub(r"\\\g<0>", path)


@lru_cache(maxsize=256)
def _matcher(globs: tuple[str, ...]) -> Callable[[str], bool]:
    """Make a test of paths. Suffixes, by far the most common globs, are tested without pathspec: its import is slow."""
    suffixes = tuple(suffix[1] for glob in globs if (suffix := _SUFFIX.fullmatch(glob)))
    if len(suffixes) == len(globs):
        # A glob that matches a folder matches everything in it.
        return lambda path: any(part.endswith(suffixes) for part in path.split("/"))
    decide = _decider(globs)
    return lambda path: bool(decide(path))


@lru_cache(maxsize=256)
def _decider(globs: tuple[str, ...]) -> Callable[[str], bool | None]:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415  as above

    with _without_warnings():
        check = GitIgnoreSpec.from_lines(globs).check_file
    return lambda path: check(path).include


@contextmanager
def _without_warnings() -> Iterator[None]:
    """Silence Python's warning of a bracket in a set, such as `[[]`, which is right."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        yield


def relative(path: str | Path, base: Path) -> str:
    """Return `path` relative to `base`, its parts joined by `/` on every system."""
    # `relpath` takes ten times as long. It also resolves `..` and the like.
    text, above = str(path), f"{base}{os.sep}"
    if text.startswith(above) and not _TO_RESOLVE.search(text):
        return text[len(above) :].replace(os.sep, "/")
    return os.path.relpath(path, base).replace(os.sep, "/")
