"""Finds the cause that most broken links of a run share, for a note that names the setting to mend them."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from os.path import dirname, join
from pathlib import Path
from typing import NamedTuple

from mdlint.config import Config
from mdlint.files.globs import relative
from mdlint.links.local_target import LocalTarget
from mdlint.links.site import is_page, sources_of
from mdlint.model import Dialect

# Fewer broken links are read one by one.
_MANY = 10


class BrokenLink(NamedTuple):
    """A link to nothing. `root` is the folder in which the file that it means is looked for; see `site_root`."""

    target: LocalTarget
    page: str
    config: Config
    root: str


class Search(NamedTuple):
    """Two searches on disk: for the paths of a file name below a folder, and for the page that an address leads to."""

    paths: Callable[[str, str], Sequence[str]]
    has_address: Callable[[BrokenLink], bool]


def notes(broken: Sequence[BrokenLink], total: int, search: Search) -> Iterator[str]:
    """Yield a sentence for each setting that would mend most of the `total` broken links of a run.

    `broken` are those that a setting may mend.
    """
    if total < _MANY:
        return
    for cause in (_by_name, _below_root, _as_address):
        mended = Counter(setting for link in broken if (setting := cause(link, search)))
        yield from (f"{count} of {total} broken-link: {words}" for words, count in mended.items() if count * 2 > total)


def site_root(config: Config, repository: str | None, page: str, common: Callable[[], str]) -> str:
    """Return the folder in which the files of a page's site are looked for.

    It is the folder of the configuration file, or the repository if that is smaller or there is no such file, else the
    folder that has all checked pages (`common`), but never the whole disk.
    """
    if not config.is_default and not (repository and Path(repository).is_relative_to(config.root)):
        return str(config.root)
    folder = repository or common()
    return folder if folder != dirname(folder) else dirname(page)


def is_bare_page(target: LocalTarget) -> bool:
    """Whether a target is the name of a page, without a folder."""
    return len(target.parts) == 1 and not target.from_root and is_page(target.parts[0])


def _by_name(link: BrokenLink, search: Search) -> str | None:
    if link.config.links.by_name or not is_bare_page(link.target):
        return None
    others = [path for path in search.paths(link.root, link.target.parts[0]) if path != link.page]
    question = "a file of that name is in another folder; does your site link by file name?"
    return f"{question} Set [links] by-name = true" if others else None


def _below_root(link: BrokenLink, search: Search) -> str | None:
    if not link.target.from_root or not link.target.parts:
        return None
    for parts in (link.target.parts, *sources_of(link.target.parts)):
        end = join("/", *parts)
        folders = {path.removesuffix(end) for path in search.paths(link.root, parts[-1]) if path.endswith(end)}
        if len(folders) == 1:
            folder = relative(folders.pop(), Path(link.root) if link.config.is_default else link.config.root)
            return f'the targets begin with "/", and their files are in another folder: set [links] root = "{folder}"'
    return None


def _as_address(link: BrokenLink, search: Search) -> str | None:
    sites: tuple[Dialect, ...] = ("mkdocs", "docusaurus")
    if link.config.dialect in sites or not search.has_address(link):
        return None
    settings = " or ".join(f'dialect = "{site}"' for site in sites)
    return f"the targets are addresses of pages on a site, not paths of files: set {settings}"
