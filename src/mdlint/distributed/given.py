"""The pages that a caller gives, in batches: paths, or names with texts. URLs are in `urls`."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from glob import glob, has_magic
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeAlias, TypeVar

from mdlint.config import Config
from mdlint.discover import Configs, Source, discover
from mdlint.distributed.bundle import Contents, Files, Texts
from mdlint.distributed.settings import settings_of_set
from mdlint.errors import UsageError
from mdlint.files.utf8 import Unreadable
from mdlint.links import FileTree, PageSet, path_of
from mdlint.page_reader import PageReader, Reader

AnyPath: TypeAlias = str | os.PathLike[str]
NamedText: TypeAlias = tuple[str, str | bytes]
Item = TypeVar("Item")

_OF_FILES = ("file://", "local://")


def is_url(path: str) -> bool:
    """Whether a path is a URL of fsspec, but not one of a file of this machine."""
    return "://" in path and not path.startswith(_OF_FILES)


class Batch(NamedTuple):
    """Pages that are checked by one task."""

    sources: Sequence[Source]
    contents: Contents


class Given(NamedTuple):
    """The pages of a run.

    `configs` are the configurations that are known before the first page. `reader` reads the pages of the report's
    excerpts. `total` is the number of pages, None if it is not known yet. `folders` are as in `runner.run`. `tree` makes
    the file tree of pages that have their own.
    """

    batches: Iterator[Batch]
    configs: Sequence[Config]
    reader: Reader
    total: int | None = None
    folders: Sequence[Path] = ()
    tree: Callable[[Sequence[Source]], FileTree] | None = None


def given_paths(paths: Iterable[AnyPath], config: Path | None, size: int) -> Given:
    """Return the pages of paths, folders and globs, as the command line finds them.

    Raises UsageError for a path or a glob without a page, and ConfigError.
    """
    found = [each for path in paths for each in _expanded(_without_scheme(os.fspath(path)))]
    sources = discover(found, Configs(config))
    contents = Files(Path.cwd())
    return Given(
        (Batch(part, contents) for part in batched(iter(sources), size)),
        list(dict.fromkeys(source.config for source in sources)),
        PageReader(),
        len(sources),
        [Path(os.path.abspath(path)) for path in found if os.path.isdir(path)],  # noqa: PTH100, PTH112  as in discover
    )


def given_texts(pages: Iterator[NamedText], config: Path | None, size: int) -> Given:
    """Return the pages of names and texts, which are read from the iterator as workers get to them.

    Raises ConfigError.
    """
    settings = settings_of_set(config)
    return Given((_texts(part, settings) for part in batched(pages, size)), [settings], _NoReader(), tree=_tree)


def batched(items: Iterator[Item], size: int) -> Iterator[list[Item]]:
    """Yield lists of the next items, each with `size` items but the last."""
    while part := list(islice(items, size)):
        yield part


def _without_scheme(path: str) -> str:
    return path.partition("://")[2] if path.startswith(_OF_FILES) else path


def _expanded(path: str) -> list[str]:
    """Return the files that a glob matches, sorted; any other path as it is."""
    if not has_magic(path) or os.path.lexists(path):
        return [path]
    found = sorted(each for each in glob(path, recursive=True) if not os.path.isdir(each))  # noqa: PTH112, PTH207  as above
    if not found:
        raise UsageError(f"{path}: no file matches this glob")
    return found


def _texts(pages: Sequence[NamedText], settings: Config) -> Batch:
    sources = [Source(name, settings.for_page(place), place=place) for name, _ in pages for place in [path_of(name)]]
    return Batch(sources, Texts([_encoded(text) for _, text in pages]))


def _encoded(text: str | bytes) -> bytes:
    # A lone surrogate is reported on its page, as in a file.
    return text if isinstance(text, bytes) else text.encode(errors="surrogatepass")


def _tree(sources: Sequence[Source]) -> FileTree:
    return PageSet(source.path for source in sources)


class _NoReader:
    """The reader of texts that are gone."""

    def content(self, source: Source) -> bytes | Unreadable:
        """Return a reason: texts are not kept."""
        return Unreadable(1, 1, f"{source.path} is not kept")
