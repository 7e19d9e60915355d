"""The old states of pages."""

from collections.abc import Iterator, Mapping, Sequence

from mdlint.discover import Source
from mdlint.files.tree import real_path
from mdlint.files.utf8 import Unreadable
from mdlint.git import Change
from mdlint.model import Page
from mdlint.page_stage import parse_page
from mdlint.review.since import Since


def changes_by_page(pages: Sequence[Source], since: Since) -> Mapping[str, Change]:
    """Return the change of each page that has changed, by its path in messages."""
    by_place = {since.tree.place(change.new_path): change for change in since.changes if change.new_path}
    places = ((page.path, page.absolute_path) for page in pages)
    found = ((path, by_place.get(real_path(place))) for path, place in places if place is not None)
    return {path: change for path, change in found if change is not None}


def old_pages(pages: Sequence[tuple[Source, Change]], since: Since) -> Iterator[Page | None]:
    """Yield the old state of each page: None if there was none, or if it could not be read as a page.

    It is read by the settings of today. Raises GitError.
    """
    blobs = (change.old_blob for _, change in pages if change.old_blob)
    contents = since.tree.contents(blobs)
    for source, change in pages:
        page = parse_page(next(contents), source.path, source.config) if change.old_blob else None
        yield None if isinstance(page, Unreadable) else page
