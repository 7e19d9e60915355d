"""The folder of the cache: where it is, whether it can be trusted, and how it is made and removed."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple

from mdlint.errors import UsageError
from mdlint.files.inside import repository_of
from mdlint.files.tree import digest

NAME = ".mdlint_cache"
VARIABLE = "MDLINT_CACHE_DIR"
_TAG = "CACHEDIR.TAG"
# The first line is the same in all folders that backups leave out: https://bford.info/cachedir/
_SIGNATURE = "Signature: 8a477f597d28d172789f06886806bc55\n"
_TAG_TEXT = _SIGNATURE + "# A cache of mdlint. `mdlint clean` removes it.\n"
_IGNORE = ".gitignore"
_IGNORE_TEXT = "# A cache belongs to one machine.\n*\n"
# The names of the files that the cache writes begin with these.
RECORD, STORE, TEMPORARY = "run-", "pages-", "tmp-"
_OURS = (RECORD, STORE, TEMPORARY)


class CacheFolder(NamedTuple):
    """A folder, whether the user names it, and what belongs to this place and to no copy of it.

    Whoever clones a repository gets its files, so a repository may come with a cache of somebody else, which says that
    all pages are fine. Such a cache is not believed: git carries neither the number of a file (inode) nor its time, and
    `identity`, which is made of both, is part of every key. A folder that the user names may be shared and copied.
    """

    path: str
    is_named: bool
    identity: str = ""


def place_of(named: Path | None) -> CacheFolder:
    """Return the folder that an option or `MDLINT_CACHE_DIR` names, else that of the repository or working directory."""
    if name := named or os.environ.get(VARIABLE):
        return CacheFolder(os.path.abspath(name), is_named=True)  # noqa: PTH100  keeps symbolic links
    here = Path.cwd()
    return CacheFolder(str((repository_of(here) or here) / NAME), is_named=False)


def opened(folder: CacheFolder) -> CacheFolder | None:
    """Return a folder with its identity; None if there is none, or if it is not to be used.

    Raises UsageError if it is a folder that the user names, and has other files.
    """
    try:
        status = os.stat(folder.path) if folder.is_named else os.lstat(folder.path)  # noqa: PTH116  a Path costs more
        tag = os.lstat(os.path.join(folder.path, _TAG))  # noqa: PTH118  as above
    except (OSError, ValueError):
        _require_empty(folder)
        return None
    if not S_ISDIR(status.st_mode) or not S_ISREG(tag.st_mode):
        return None
    if folder.is_named:
        return folder
    if hasattr(os, "geteuid") and status.st_uid != os.geteuid():
        return None
    return folder._replace(identity=digest(f"{tag.st_ino} {tag.st_mtime_ns}".encode())[:16])


def made(folder: CacheFolder) -> CacheFolder | None:
    """Return a folder as `opened` does, and make it if there is none; None if that fails."""
    if known := opened(folder):
        return known
    try:
        # Only a folder that the user names may need folders above it.
        Path(folder.path).mkdir(parents=folder.is_named, exist_ok=True)
        # A file, a symbolic link, or a folder of somebody else may be in its place.
        if Path(folder.path).is_symlink() and not folder.is_named:
            return None
        if all(map(_is_own, os.listdir(folder.path))):  # noqa: PTH208  a Path for each name costs more
            # The tag comes last: with it, the folder is complete.
            for name, text in ((_IGNORE, _IGNORE_TEXT), (_TAG, _TAG_TEXT)):
                with suppress(FileExistsError), Path(folder.path, name).open("x", encoding="utf-8") as file:
                    file.write(text)
    except (OSError, ValueError):
        # Another run may make it at this moment.
        pass
    return opened(folder)


def _require_empty(folder: CacheFolder) -> None:
    """Raise UsageError if a folder that the user names has files, and no tag: they are not of the cache."""
    if not folder.is_named:
        return
    with suppress(OSError, ValueError):
        if strange := next((name for name in os.listdir(folder.path) if not _is_own(name)), None):  # noqa: PTH208  as above
            raise UsageError(f"{folder.path}: is not a cache of mdlint: it has {strange}")


def _is_own(name: str) -> bool:
    return name in (_TAG, _IGNORE) or name.startswith(_OURS)


def removed(folder: CacheFolder) -> int | None:
    """Remove the files of a cache, and the folder if nothing else is in it. Return their number; None if it is none.

    Raises UsageError if they can't be removed, or if the folder has other files.
    """
    path = Path(folder.path)
    try:
        if path.is_symlink() or not path.is_dir() or not (path / _TAG).is_file():
            return None
        if not (path / _TAG).read_text(encoding="utf-8").startswith(_SIGNATURE):
            return None
        names = sorted(os.listdir(path))  # noqa: PTH208  as above
        if strange := next((name for name in names if not _is_own(name)), None):
            raise UsageError(f"{folder.path}: is not removed: it has {strange}, which is not of mdlint")
        # The tag goes last, so that the folder can still be cleaned after an error.
        for name in [*(name for name in names if name != _TAG), _TAG]:
            (path / name).unlink()
        path.rmdir()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise UsageError(f"{folder.path}: can't be removed: {reason}") from error
    return len(names) - 2 if _IGNORE in names else len(names) - 1


def own_files(folder: CacheFolder, prefix: str) -> Iterator[tuple[Path, os.stat_result]]:
    """Yield the regular files of a cache whose names begin with a prefix."""
    with suppress(OSError), os.scandir(folder.path) as entries:
        for entry in entries:
            with suppress(OSError):
                if entry.name.startswith(prefix) and S_ISREG((status := entry.stat(follow_symlinks=False)).st_mode):
                    yield Path(entry.path), status
