"""Find the pages for the paths of a command line.

A file that is given by name is always a page, even if its extension, `exclude` or a `.gitignore` would leave it out. In
a directory, the files are pages that match `include`, do not match `exclude`, and are not ignored by a `.gitignore`
above (up to the root of the repository) or below. An exclusion that covers the given directory itself is skipped.
Symbolic links to directories are not followed, so there are no loops; nor is a symbolic link to a page outside of the
repository, unless it is given by name: a report shows lines of pages. Folders of version control, virtual environments
and installed packages are not entered. Anything else whose name `include` matches is a page, even a pipe or a broken
link, so that reading it reports the error.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from mdlint.config import DEFAULT_INCLUDE, Config, Sites, find_config, load_config
from mdlint.errors import UsageError
from mdlint.files import ignores
from mdlint.files.globs import matches, relative
from mdlint.files.ignores import Ignores
from mdlint.files.inside import leads_out, repository_of
from mdlint.files.tree import NEVER_ENTERED
from mdlint.text.words import quoted

STDIN = "-"
_NONE: Mapping[Path, Config] = {}
_UNNAMED = "<stdin>"
# The lock of `page.md` is `.#page.md`.
_EMACS_LOCK = ".#"


class Source(NamedTuple):
    """A page to check: its path in messages, with `/` between the parts, and its configuration.

    A page that was found in a folder, and is a symbolic link out of the repository, `leads_out`: it is not read.
    `place` is the absolute path of a page that is not a file of this machine, in a tree of its own (`links.PageSet`).
    """

    path: str
    config: Config
    is_stdin: bool = False
    leads_out: bool = False
    place: str | None = None

    @property
    def absolute_path(self) -> str | None:
        """The absolute path of the page; None for the standard input without a name."""
        if self.place is not None:
            return self.place
        return None if self.is_stdin and self.path == _UNNAMED else os.path.abspath(self.path)  # noqa: PTH100  keeps symbolic links apart


class Exclusion(NamedTuple):
    """Globs of pages and folders to skip, and the folder that they are relative to."""

    globs: tuple[str, ...]
    base: Path

    def covers(self, path: str | Path, *, is_folder: bool = False) -> bool:
        """Whether the globs match an absolute path."""
        return bool(self.globs) and matches(self.globs, relative(path, self.base) + "/" * is_folder)


class Configs:
    """The configurations of folders, each file read once, and the globs of a command line that skip more pages.

    `file`, if given, is the configuration of all folders. With `without_files`, no configuration file is looked for.
    The globs in `exclude` are relative to the working directory. `own` are configurations of absolute folders that are
    not written yet: they take the place of those on disk.
    """

    def __init__(
        self,
        file: Path | None = None,
        *,
        without_files: bool = False,
        exclude: Sequence[str] = (),
        own: Mapping[Path, Config] = _NONE,
    ) -> None:
        self._fixed = load_config(file) if file else None
        self._without_files = without_files
        self._own = own
        self.exclude = tuple(exclude)
        self._by_folder: dict[Path, Config] = {}
        self._sites = Sites()

    def of(self, folder: Path) -> Config:
        """Return the configuration of an absolute `folder`: the nearest file, in it or above, or else the defaults."""
        if folder not in self._by_folder:
            self._by_folder[folder] = self._sites.applied(self._fixed or self._nearest(folder), folder)
        return self._by_folder[folder]

    def _nearest(self, folder: Path) -> Config:
        if folder in self._own:
            return self._own[folder]
        if not self._without_files and (file := find_config(folder)):
            return load_config(file)
        return Config(root=folder) if folder == folder.parent else self.of(folder.parent)

    def exclusions(self, config: Config) -> tuple[Exclusion, ...]:
        """Return the globs that skip pages with this configuration."""
        return (Exclusion(config.exclude, config.root), Exclusion(self.exclude, Path()))


def discover(
    paths: Sequence[str],
    configs: Configs,
    stdin_name: str | None = None,
    *,
    force_exclude: bool = False,
    allow_empty: bool = False,
) -> list[Source]:
    """Return the pages of `paths`: in the order given, those of a directory sorted by name, none twice.

    `-` is the standard input, with the path `stdin_name`. With `force_exclude`, `exclude` applies to pages given by
    name too. Raises UsageError for a path that does not exist, and for a directory without pages, unless `allow_empty`
    is set. Pages that only `force_exclude` leaves out count as pages of a directory.
    """
    found: dict[str, Source] = {}
    for path in paths:
        sources = list(_sources(path, configs, stdin_name))
        if not sources and not allow_empty:
            raise UsageError(_no_pages(path, configs))
        for source in sources:
            if not (force_exclude and _is_excluded(source, configs)):
                found.setdefault(os.path.abspath(source.path), _with_overrides(source))  # noqa: PTH100  keeps symbolic links apart
    return list(found.values())


def folders_below(path: str, configs: Configs) -> Iterator[Path]:
    """Yield the folders in which `discover` looks for the pages of a directory, and the directory. Raises ConfigError."""
    pending = [_Folder(Path(path), ignores.above(_absolute(Path(path))))]
    while pending:
        folder = pending.pop()
        yield folder.path
        pending += [each for each in _entries_in(folder, Path(path), configs) if isinstance(each, _Folder)]


def settings_at(path: str, configs: Configs, stdin_name: str | None = None) -> Config:
    """Return the settings of a page, or those of the pages of a directory that no override covers.

    Raises UsageError for a path that does not exist.
    """
    if os.path.isdir(path):  # noqa: PTH112  as in _sources
        return configs.of(_absolute(Path(path)))
    (source,) = _sources(path, configs, stdin_name)
    return _with_overrides(source).config


def _with_overrides(source: Source) -> Source:
    page = source.absolute_path
    return source if page is None else source._replace(config=source.config.for_page(page))


def _no_pages(path: str, configs: Configs) -> str:
    """Say that a directory has no pages, with the settings that choose pages if they are not the defaults."""
    config = configs.of(_absolute(Path(path)))
    settings = [("include", config.include, DEFAULT_INCLUDE), ("exclude", config.exclude, ())]
    changed = [f"{key} = {_listed(globs)}" for key, globs, default in settings if globs != default]
    reasons = [f"the configuration has {' and '.join(changed)}"] if changed else []
    reasons += [f"--exclude has {_listed(configs.exclude)}"] if configs.exclude else []
    return f"{path}: no pages in this folder ({'; '.join([*reasons, '--allow-empty permits this'])})"


def _listed(globs: Sequence[str]) -> str:
    """Return globs as in a configuration, at most three."""
    return f"[{', '.join([*map(quoted, globs[:3]), *['…'] * (len(globs) > 3)])}]"


def _is_excluded(source: Source, configs: Configs) -> bool:
    path = source.absolute_path
    return path is not None and any(exclusion.covers(path) for exclusion in configs.exclusions(source.config))


def _sources(path: str, configs: Configs, stdin_name: str | None) -> Iterator[Source]:
    if path == STDIN:
        yield Source(stdin_name or _UNNAMED, _config_of(stdin_name or "", configs), is_stdin=True)
    elif os.path.isdir(path):  # noqa: PTH112  "" is not a directory, but Path("") is one
        yield from _pages_below(Path(path), configs)
    elif os.path.exists(path):  # noqa: PTH110  as above
        yield Source(Path(path).as_posix(), _config_of(path, configs))
    else:
        raise UsageError(f"{path}: {_absence(path)}")


def _absence(path: str) -> str:
    """Return why there is nothing at a path: it does not exist, or a folder above it may not be entered."""
    try:
        os.stat(path)  # noqa: PTH116  Path("") is the working directory
    except PermissionError as error:
        return f"can't be read: {error.strerror}"
    except (OSError, ValueError):
        pass
    return "no such file or directory"


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
    exclude: tuple[Exclusion, ...]
    ignores: Ignores

    def is_left_out(self, name: str, *, is_folder: bool) -> bool:
        """Whether `exclude` or a `.gitignore` file covers the entry of this name."""
        place = self.place / name
        excluded = any(exclusion.covers(place, is_folder=is_folder) for exclusion in self.exclude)
        return excluded or ignores.ignored(place, self.ignores, is_folder=is_folder)

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
        return included and not _is_never_page(entry) and not self.is_left_out(entry.name, is_folder=False)


def _is_never_page(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a link to a folder, or the lock of a page that is open in Emacs (a link to nothing)."""
    # DirEntry.is_dir() raises for a symbolic link that leads back to itself.
    return os.path.isdir(entry.path) or (entry.name.startswith(_EMACS_LOCK) and entry.is_symlink())  # noqa: PTH112  see above


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
    exclusions = configs.exclusions(config)
    # Globs that cover the given directory itself are skipped.
    used = tuple(exclusion for exclusion in exclusions if not exclusion.covers(_absolute(top), is_folder=True))
    return list(_Listing(folder.path, place, config, used, known).pages_and_folders(entries))
