"""Find the pages for the paths of a command line, and read them.

A file that is given by name is always a page, even if its extension, `exclude` or a `.gitignore` would leave it out. In
a directory, the files are pages that match `include`, do not match `exclude`, and are not ignored by a `.gitignore`
above (up to the root of the repository) or below. An exclusion that covers the given directory itself is skipped.
Symbolic links to directories are not followed, so there are no loops; nor is a symbolic link to a page outside of the
repository, unless it is given by name: a report shows lines of pages. Folders of version control, virtual environments
and installed packages are not entered.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from mdlint.config import Config, find_config, load_config, with_site_dialect
from mdlint.errors import UsageError
from mdlint.files import ignores
from mdlint.files.globs import matches, relative
from mdlint.files.ignores import Ignores
from mdlint.files.inside import leads_out, repository_of
from mdlint.files.utf8 import Unreadable, decode, read_bytes, read_stream

STDIN = "-"
_UNNAMED = "<stdin>"
NEVER_ENTERED = frozenset(
    {".git", ".hg", ".ipynb_checkpoints", ".jj", ".nox", ".svn", ".tox", ".venv", "__pycache__", "node_modules"}
)


class Source(NamedTuple):
    """A page to check: its path in messages, with `/` between the parts, and its configuration.

    A page that was found in a folder, and is a symbolic link out of the repository, `leads_out`: it is not read.
    """

    path: str
    config: Config
    is_stdin: bool = False
    leads_out: bool = False

    @property
    def absolute_path(self) -> str | None:
        """The absolute path of the page; None for the standard input without a name."""
        return None if self.is_stdin and self.path == _UNNAMED else os.path.abspath(self.path)  # noqa: PTH100  keeps symbolic links apart


class Configs:
    """The configurations of folders. Each file is read once; `file`, if given, is the configuration of all folders."""

    def __init__(self, file: Path | None = None) -> None:
        self._fixed = load_config(file) if file else None
        self._by_folder: dict[Path, Config] = {}

    def of(self, folder: Path) -> Config:
        """Return the configuration of an absolute `folder`: the nearest file, in it or above, or else the defaults."""
        if self._fixed:
            return self._fixed
        if folder not in self._by_folder:
            self._by_folder[folder] = self._nearest(folder)
        return self._by_folder[folder]

    def _nearest(self, folder: Path) -> Config:
        if file := find_config(folder):
            return with_site_dialect(load_config(file), folder)
        return Config(root=folder) if folder == folder.parent else with_site_dialect(self.of(folder.parent), folder)


def discover(
    paths: Sequence[str], configs: Configs, stdin_name: str | None = None, *, force_exclude: bool = False
) -> list[Source]:
    """Return the pages of `paths`: in the order given, those of a directory sorted by name, none twice.

    `-` is the standard input, with the path `stdin_name`. With `force_exclude`, `exclude` applies to pages given by
    name too. Raises UsageError for a path that does not exist.
    """
    found: dict[str, Source] = {}
    for path in paths:
        for source in _sources(path, configs, stdin_name):
            if not (force_exclude and _is_excluded(source)):
                found.setdefault(os.path.abspath(source.path), source)  # noqa: PTH100  keeps symbolic links apart
    return list(found.values())


def _is_excluded(source: Source) -> bool:
    exclude, root = source.config.exclude, source.config.root
    return bool(exclude) and source.absolute_path is not None and matches(exclude, relative(source.absolute_path, root))


def read(source: Source) -> str | Unreadable:
    """Return the text of a page, or the reason why it can't be read."""
    if source.leads_out:
        return Unreadable(1, 1, "is not read: it is a symbolic link out of the repository")
    try:
        data = _standard_input() if source.is_stdin else read_bytes(source.path)
    except ValueError as error:
        return Unreadable(1, 1, str(error))
    return decode(data)


def _standard_input() -> bytes:
    # A stream that was closed before Python started is None.
    if sys.stdin is None:
        raise ValueError("can't be read: the standard input is closed")
    try:
        return read_stream(sys.stdin.buffer)
    except OSError as error:
        raise ValueError(f"can't be read: {error.strerror or error}") from error


def _sources(path: str, configs: Configs, stdin_name: str | None) -> Iterator[Source]:
    if path == STDIN:
        yield Source(stdin_name or _UNNAMED, _config_of(stdin_name or "", configs), is_stdin=True)
    elif os.path.isdir(path):  # noqa: PTH112  "" is not a directory, but Path("") is one
        yield from _pages_below(Path(path), configs)
    elif os.path.exists(path):  # noqa: PTH110  as above
        yield Source(Path(path).as_posix(), _config_of(path, configs))
    else:
        raise UsageError(f"{path}: no such file or directory")


def _config_of(path: str, configs: Configs) -> Config:
    return configs.of(_absolute(Path(path).parent))


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100  resolve() would leave the folder by its symbolic links


class _Folder(NamedTuple):
    """A directory to visit, with the `.gitignore` files above it."""

    path: Path
    ignores: Ignores


class _Listing(NamedTuple):
    """One directory, with the settings that decide which of its entries are pages. `place` is its absolute path."""

    path: Path
    place: Path
    config: Config
    exclude: tuple[str, ...]
    ignores: Ignores

    def is_left_out(self, name: str, *, is_folder: bool) -> bool:
        """Whether `exclude` or a `.gitignore` file covers the entry of this name."""
        place = self.place / name
        excluded = self.exclude and matches(self.exclude, relative(place, self.config.root) + "/" * is_folder)
        return bool(excluded) or ignores.ignored(place, self.ignores, is_folder=is_folder)

    def pages_and_folders(self, entries: Iterable[os.DirEntry[str]]) -> Iterator[Source | _Folder]:
        """Yield the pages here, and the folders to visit."""
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in NEVER_ENTERED and not self.is_left_out(entry.name, is_folder=True):
                    yield _Folder(self.path / entry.name, self.ignores)
            elif self._is_page(entry):
                yield Source((self.path / entry.name).as_posix(), self.config, leads_out=self._leads_out(entry))

    def _leads_out(self, entry: os.DirEntry[str]) -> bool:
        """Whether an entry is a symbolic link to a place outside of the repository."""
        repository = repository_of(self.place) if entry.is_symlink() else None
        return repository is not None and leads_out(self.place / entry.name, repository)

    def _is_page(self, entry: os.DirEntry[str]) -> bool:
        included = matches(self.config.include, relative(self.place / entry.name, self.config.root))
        # DirEntry.is_file() raises for a symbolic link that leads back to itself.
        return included and os.path.isfile(entry.path) and not self.is_left_out(entry.name, is_folder=False)  # noqa: PTH113  see above


def _pages_below(top: Path, configs: Configs) -> Iterator[Source]:
    """Yield the pages below a directory in the order of their paths. An explicit stack allows any depth."""
    pending: list[Source | _Folder] = [_Folder(top, ignores.above(_absolute(top)))]
    while pending:
        found = pending.pop()
        if isinstance(found, Source):
            yield found
        else:
            pending += reversed(_entries_in(found, top, configs))


def _entries_in(folder: _Folder, top: Path, configs: Configs) -> list[Source | _Folder]:
    """Return the pages and the folders to visit that are directly in a directory, sorted by name."""
    place = _absolute(folder.path)
    config = configs.of(place)
    try:
        with os.scandir(folder.path) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError:
        # As a page, so that reading it reports the error.
        return [Source(folder.path.as_posix(), config)]
    names = {entry.name for entry in entries}
    if "pyvenv.cfg" in names and folder.path != top:
        return []
    known = ignores.extend(folder.ignores, place) if ".gitignore" in names else folder.ignores
    listed = _Listing(folder.path, place, config, _exclude(config, top), known)
    return list(listed.pages_and_folders(entries))


def _exclude(config: Config, top: Path) -> tuple[str, ...]:
    """Return the globs of `exclude`; an empty tuple if they cover the given directory itself."""
    if config.exclude and matches(config.exclude, relative(_absolute(top), config.root) + "/"):
        return ()
    return config.exclude
