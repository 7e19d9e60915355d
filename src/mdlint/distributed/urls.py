"""Pages that are objects of a store, by the URLs of fsspec. The only module that imports fsspec."""

import errno
import os
from collections.abc import Iterator, Mapping, Sequence
from glob import has_magic
from io import BytesIO
from itertools import takewhile
from pathlib import Path
from typing import Any, NamedTuple

from fsspec import AbstractFileSystem
from fsspec.core import url_to_fs

from mdlint.config import Config
from mdlint.discover import Source
from mdlint.distributed.given import Batch, Given, batched
from mdlint.distributed.settings import settings_of_set
from mdlint.errors import UsageError, naming
from mdlint.files.globs import matches
from mdlint.files.tree import NEVER_ENTERED
from mdlint.files.utf8 import Unreadable, read_stream
from mdlint.links import PageSet, path_of


class Objects(NamedTuple):
    """The objects of a store whose keys begin with `folder`. Messages show `prefix` in its place."""

    store: AbstractFileSystem
    folder: str
    prefix: str

    def key_of(self, source: Source) -> str:
        """Return the key of a page."""
        return self.folder + source.path.removeprefix(self.prefix)

    def read(self, sources: Sequence[Source]) -> Iterator[bytes | Unreadable]:
        """Fetch the contents of pages. Stores such as S3 fetch many objects at a time."""
        # In a list of keys, one such as `a[1].md` would be a glob.
        keys = [key for key in map(self.key_of, sources) if not has_magic(key)]
        fetched = self.store.cat(keys, on_error="return") if keys else {}
        for source in sources:
            with naming(source.path):
                known = fetched.get(self.key_of(source))
                yield self.content(source) if known is None else _content(known)

    def content(self, source: Source) -> bytes | Unreadable:
        """Fetch the content of a page, or return the reason why it can't be read."""
        try:
            return _content(self.store.cat_file(self.key_of(source)))
        except OSError as error:
            return _content(error)

    def only(self, index: int) -> "Objects":  # noqa: ARG002  any page
        """Return the same objects."""
        return self


class _Found(NamedTuple):
    """The keys of the pages of a URL; if it is a folder, its key and those of all files in it."""

    pages: Sequence[str]
    folder: str = ""
    files: Sequence[str] = ()


def given_urls(urls: Sequence[str], options: Mapping[str, Any], config: Path | None, size: int) -> Given:
    """Return the pages of URLs of objects, globs and folders in one store, each once.

    Raises UsageError for a store that can't be used, several stores, or a URL without a page, and ConfigError.
    """
    settings = settings_of_set(config)
    store, keys = _store_of(urls, options)
    found = [_found(store, key, url, settings) for key, url in zip(keys, urls, strict=True)]
    pages = list(dict.fromkeys(key for each in found for key in each.pages))
    folder = (found[0].folder if len(found) == 1 else "") or _common_folder(pages)
    files = found[0].files if len(found) == 1 else ()
    prefix = store.unstrip_protocol(pages[0]).removesuffix(pages[0].removeprefix(folder))
    objects = Objects(store, folder, prefix)
    tree = PageSet((key.removeprefix(folder) for key in files or pages), objects.prefix, is_whole=bool(files))
    sources = (_source(key.removeprefix(folder), objects, settings) for key in pages)
    batches = (Batch(part, objects) for part in batched(sources, size))
    return Given(batches, [settings], objects, len(pages), tree=lambda _sources: tree)


def _store_of(urls: Sequence[str], options: Mapping[str, Any]) -> tuple[AbstractFileSystem, list[str]]:
    """Return the store of all URLs, and the key of each."""
    stores: list[AbstractFileSystem] = []
    keys: list[str] = []
    for url in urls:
        try:
            store, key = url_to_fs(url, **options)
        except (ValueError, ImportError) as error:
            raise UsageError(f"{url}: {error}") from error
        if stores and store != stores[0]:
            raise UsageError(f"{urls[0]} and {url} are in two stores: check them in two calls")
        stores.append(store)
        keys.append(key)
    return stores[0], keys


def _found(store: AbstractFileSystem, key: str, url: str, settings: Config) -> _Found:
    if has_magic(key) and not store.exists(key):
        infos = store.glob(key, detail=True)
        pages = sorted((each for each, info in infos.items() if info["type"] == "file"), key=_in_order)
        if not pages:
            raise UsageError(f"{url}: no object matches this glob")
        return _Found(pages)
    # The name of a page is believed: a request for each of a million would take hours.
    if matches(settings.include, key.rpartition("/")[2]):
        return _Found([key])
    if not store.isdir(key):
        if not store.exists(key):
            raise UsageError(f"{url}: no such object or folder")
        return _Found([key])
    folder = key.rstrip("/") + "/"
    files = sorted(store.find(key), key=_in_order)
    pages = [each for each in files if _is_page(each.removeprefix(folder), settings)]
    if not pages:
        raise UsageError(f"{url}: no pages in this folder")
    return _Found(pages, folder, files)


def _in_order(key: str) -> list[str]:
    """Return what keys are sorted by, as the files of a folder are: name by name."""
    return key.split("/")


def _is_page(name: str, settings: Config) -> bool:
    is_entered = NEVER_ENTERED.isdisjoint(name.split("/")[:-1])
    return is_entered and matches(settings.include, name) and not matches(settings.exclude, name)


def _common_folder(keys: Sequence[str]) -> str:
    """Return the folder that all keys begin with, with a slash at its end; "" if there is none."""
    # Keys of `https` are URLs, whose two slashes a function for paths would make one.
    folders = [key.split("/")[:-1] for key in keys]
    # What the first and the last in order have in common, all have.
    pairs = takewhile(lambda names: names[0] == names[1], zip(min(folders), max(folders), strict=False))
    return "".join(f"{name}/" for name, _ in pairs)


def _source(name: str, objects: Objects, settings: Config) -> Source:
    place = path_of(name)
    return Source(objects.prefix + name, settings.for_page(place), place=place)


def _content(fetched: bytes | Exception) -> bytes | Unreadable:
    """Return a content, or the reason why it can't be read, in the words for a file. Raises any other exception."""
    try:
        if isinstance(fetched, Exception):
            raise fetched
        return read_stream(BytesIO(fetched))
    except FileNotFoundError:
        return Unreadable(1, 1, f"can't be read: {os.strerror(errno.ENOENT)}")
    except OSError as error:
        return Unreadable(1, 1, f"can't be read: {error.strerror or error}")
    except ValueError as error:
        return Unreadable(1, 1, str(error))
