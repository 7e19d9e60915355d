"""Lines of pages, for excerpts, and pages as a whole. They are read again when a report needs them.

Most pages have no finding, and no page is kept after its check.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mdlint.discover import Source
from mdlint.files.utf8 import Unreadable, checksum_of, decode
from mdlint.markdown import lines_of
from mdlint.model import Page
from mdlint.page_reader import Reader
from mdlint.page_stage import parse_page


class PageLines(Mapping[str, Sequence[str]]):
    """The lines of pages by their paths. A page that is gone, or has another checksum than when it was checked, has none.

    `pages` are the pages with their checksums, `others` lines that are known already.
    """

    def __init__(
        self, pages: Iterable[tuple[Source, int]], reader: Reader, others: Mapping[str, Sequence[str]]
    ) -> None:
        self._pages = {source.path: (source, checksum) for source, checksum in pages}
        self._reader = reader
        self._others = others
        self._last: tuple[str, Sequence[str]] = "", ()

    def __getitem__(self, path: str) -> Sequence[str]:
        if path in self._others:
            return self._others[path]
        if path != self._last[0]:
            self._last = path, self._read(*self._pages[path])
        return self._last[1]

    def __iter__(self) -> Iterator[str]:
        return iter([*self._pages, *self._others])

    def __len__(self) -> int:
        return len(self._pages) + len(self._others)

    def _read(self, source: Source, checksum: int) -> Sequence[str]:
        text = decode(_content(source, checksum, self._reader))
        return () if isinstance(text, Unreadable) else lines_of(text, source.path)


class RereadPages(Mapping[str, Page]):
    """Pages by their paths; only the last one is kept. A page that is gone, or has another checksum, is not there.

    `pages` are the pages with their checksums, as in `PageLines`.
    """

    def __init__(self, pages: Iterable[tuple[Source, int]], reader: Reader) -> None:
        self._pages = {source.path: (source, checksum) for source, checksum in pages}
        self._reader = reader
        self._last: tuple[str, Page | Unreadable | None] = "", None

    def __getitem__(self, path: str) -> Page:
        if path != self._last[0]:
            source, checksum = self._pages[path]
            content = _content(source, checksum, self._reader)
            self._last = path, parse_page(content, source.place or source.path, source.config)
        page = self._last[1]
        if not isinstance(page, Page):
            raise KeyError(path)
        return page

    def __iter__(self) -> Iterator[str]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)


def _content(source: Source, checksum: int, reader: Reader) -> bytes | Unreadable:
    """Return the content of a page, unless it has changed since it had a checksum."""
    content = reader.content(source)
    return content if checksum_of(content) == checksum else Unreadable(1, 1, "has changed since it was checked")
