"""Read pages as they are staged for the next commit, whatever is on disk."""

from collections.abc import Sequence

from mdlint.discover import Source
from mdlint.files.utf8 import Unreadable
from mdlint.page_reader import PageReader
from mdlint.review.old_pages import changes_by_page
from mdlint.review.since import Since


class StagedReader(PageReader):
    """Reads the pages that the next commit changes from the index, and the others from disk."""

    def __init__(self, pages: Sequence[Source], since: Since) -> None:
        super().__init__()
        blobs = {path: change.new_blob for path, change in changes_by_page(pages, since).items() if change.new_blob}
        self._contents = dict(zip(blobs, since.tree.contents(blobs.values()), strict=True))

    def content(self, source: Source) -> bytes | Unreadable:
        """Return the content of a page, or the reason why it can't be read."""
        staged = self._contents.get(source.path)
        return super().content(source) if staged is None else staged
