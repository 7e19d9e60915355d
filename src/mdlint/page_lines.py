"""The lines of pages, for excerpts. They are read again when a report shows them: most pages have no finding."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mdlint.discover import Source
from mdlint.files.utf8 import Unreadable, checksum_of, decode
from mdlint.markdown import lines_of
from mdlint.page_reader import Reader


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
        content = self._reader.content(source)
        if isinstance(content, Unreadable) or checksum_of(content) != checksum:
            return ()
        text = decode(content)
        return () if isinstance(text, Unreadable) else lines_of(text, source.path)
