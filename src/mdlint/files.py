"""The pages that the paths of a command line stand for, and their text. The only reader of pages.

A file given by its own name is always a page, whatever its extension and whatever leaves it out: who names it means it.
A directory stands for the files below it that `include` names, `exclude` does not, and no `.gitignore` ignores, be it
above (up to the root of the repository) or below. What leaves out the named directory itself does not count there.
Symbolic links to directories are not followed, so there are no loops; folders of version control, virtual environments
and installed packages are not entered.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from mdlint import ignores
from mdlint.config import Config, for_site, in_folder, load
from mdlint.errors import UsageError
from mdlint.globs import matches, relative
from mdlint.ignores import Ignores
from mdlint.utf8 import Unreadable, decode, read_bytes, read_stream

STDIN = "-"
_NAMELESS = "<stdin>"
_NEVER_ENTERED = frozenset(
    {".git", ".hg", ".ipynb_checkpoints", ".jj", ".nox", ".svn", ".tox", ".venv", "__pycache__", "node_modules"}
)


class Source(NamedTuple):
    """A page to check: the path it is called by, with `/` between its parts, and the configuration that is for it."""

    path: str
    config: Config
    is_stdin: bool = False

    @property
    def place(self) -> str | None:
        """The absolute path of the page; None for text from the standard input that lies nowhere."""
        return None if self.is_stdin and self.path == _NAMELESS else os.path.abspath(self.path)  # noqa: PTH100  keeps symbolic links apart


class Configs:
    """The configuration of each folder, each file read once; `file`, where given, is for all folders."""

    def __init__(self, file: Path | None = None) -> None:
        self._fixed = load(file) if file else None
        self._by_folder: dict[Path, Config] = {}

    def of(self, folder: Path) -> Config:
        """Return what the nearest configuration file says for an absolute `folder`, or the defaults without one."""
        if self._fixed:
            return self._fixed
        if folder not in self._by_folder:
            self._by_folder[folder] = self._nearest(folder)
        return self._by_folder[folder]

    def _nearest(self, folder: Path) -> Config:
        if file := in_folder(folder):
            return for_site(load(file), folder)
        return Config(root=folder) if folder == folder.parent else for_site(self.of(folder.parent), folder)


def discover(
    paths: Sequence[str], configs: Configs, stdin_name: str | None = None, *, force_exclude: bool = False
) -> list[Source]:
    """Return the pages that `paths` stand for: in their order, each directory's sorted by name, none twice.

    `-` is the standard input, known by `stdin_name`. With `force_exclude`, the `exclude` of the configuration leaves out
    pages given by their own names too. Raises UsageError for a path that does not exist.
    """
    found: dict[str, Source] = {}
    for path in paths:
        for source in _sources(path, configs, stdin_name):
            if not (force_exclude and _is_excluded(source)):
                found.setdefault(os.path.abspath(source.path), source)  # noqa: PTH100  keeps symbolic links apart
    return list(found.values())


def _is_excluded(source: Source) -> bool:
    exclude, root = source.config.exclude, source.config.root
    return bool(exclude) and source.place is not None and matches(exclude, relative(source.place, root))


def read(source: Source) -> str | Unreadable:
    """Return the text of a page, or why there is none."""
    try:
        data = _standard_input() if source.is_stdin else read_bytes(source.path)
    except ValueError as error:
        return Unreadable(1, 1, str(error))
    return decode(data)


def _standard_input() -> bytes:
    # Python has None for a stream that was closed before it started.
    if sys.stdin is None:
        raise ValueError("can't be read: the standard input is closed")
    try:
        return read_stream(sys.stdin.buffer)
    except OSError as error:
        raise ValueError(f"can't be read: {error.strerror or error}") from error


def _sources(path: str, configs: Configs, stdin_name: str | None) -> Iterator[Source]:
    if path == STDIN:
        yield Source(stdin_name or _NAMELESS, _config_of(stdin_name or "", configs), is_stdin=True)
    elif os.path.isdir(path):  # noqa: PTH112  unlike Path(""), "" is no directory
        yield from _below(Path(path), configs)
    elif os.path.exists(path):  # noqa: PTH110  as above
        yield Source(Path(path).as_posix(), _config_of(path, configs))
    else:
        raise UsageError(f"{path}: no such file or directory")


def _config_of(path: str, configs: Configs) -> Config:
    return configs.of(_absolute(Path(path).parent))


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100  resolve() would leave the folder by its symbolic links


class _Folder(NamedTuple):
    """A directory to enter, with the `.gitignore` files above it."""

    path: Path
    ignores: Ignores


class _Listing(NamedTuple):
    """What decides on the names in one directory."""

    path: Path
    place: Path
    config: Config
    exclude: tuple[str, ...]
    ignores: Ignores

    def leaves_out(self, name: str, *, is_folder: bool) -> bool:
        """Whether `exclude` or a `.gitignore` file leaves out a name."""
        place = self.place / name
        excluded = self.exclude and matches(self.exclude, relative(place, self.config.root) + "/" * is_folder)
        return bool(excluded) or ignores.ignored(place, self.ignores, is_folder=is_folder)

    def pages_and_folders(self, entries: Iterable[os.DirEntry[str]]) -> Iterator[Source | _Folder]:
        """Yield what is to be checked and what to be entered."""
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in _NEVER_ENTERED and not self.leaves_out(entry.name, is_folder=True):
                    yield _Folder(self.path / entry.name, self.ignores)
            elif self._is_page(entry):
                yield Source((self.path / entry.name).as_posix(), self.config)

    def _is_page(self, entry: os.DirEntry[str]) -> bool:
        included = matches(self.config.include, relative(self.place / entry.name, self.config.root))
        # DirEntry.is_file() raises where a symbolic link leads back to itself.
        return included and os.path.isfile(entry.path) and not self.leaves_out(entry.name, is_folder=False)  # noqa: PTH113  see above


def _below(top: Path, configs: Configs) -> Iterator[Source]:
    """Yield the pages below a directory in the order of their paths. A stack of its own bears any depth."""
    pending: list[Source | _Folder] = [_Folder(top, ignores.above(_absolute(top)))]
    while pending:
        found = pending.pop()
        if isinstance(found, Source):
            yield found
        else:
            pending += reversed(_within(found, top, configs))


def _within(folder: _Folder, top: Path, configs: Configs) -> list[Source | _Folder]:
    """Return the pages and the directories to enter that are right in a directory, sorted by name."""
    place = _absolute(folder.path)
    config = configs.of(place)
    try:
        with os.scandir(folder.path) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError:
        # Taken for a page, so that reading it says what is wrong with it.
        return [Source(folder.path.as_posix(), config)]
    names = {entry.name for entry in entries}
    if "pyvenv.cfg" in names and folder.path != top:
        return []
    known = ignores.extend(folder.ignores, place) if ".gitignore" in names else folder.ignores
    listed = _Listing(folder.path, place, config, _exclude(config, top), known)
    return list(listed.pages_and_folders(entries))


def _exclude(config: Config, top: Path) -> tuple[str, ...]:
    """Return the globs of `exclude`, or none where they leave out the very directory that is asked for."""
    if config.exclude and matches(config.exclude, relative(_absolute(top), config.root) + "/"):
        return ()
    return config.exclude
