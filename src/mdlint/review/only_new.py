"""Leave the findings out of a report that are not in what has changed since a revision."""

import os
from collections.abc import Collection, Iterator, Sequence
from functools import cache, cached_property
from posixpath import dirname

from mdlint.discover import Source
from mdlint.files.tree import real_path
from mdlint.links import local_facts
from mdlint.model import Diagnostic, Page
from mdlint.report import Report
from mdlint.review.broken_by import BrokenBy, folders_above
from mdlint.review.new_content import NewContent
from mdlint.review.old_pages import changes_by_page, old_pages
from mdlint.review.since import Since
from mdlint.text.words import counted, quoted


def only_new(report: Report, pages: Sequence[Source], since: Since) -> Report:
    """Return a report with the findings in rows, headers and lines that are new or have changed since a revision.

    Links that the change has broken stay too, wherever they are. Raises GitError.
    """
    kept = list(_Filter(report, pages, since).kept())
    left_out = len(report.diagnostics) - len(kept)
    note = f"{counted(left_out, 'finding')} in content that is as in {quoted(since.name)} not shown"
    return report.with_diagnostics(kept)._replace(notes=(*report.notes, *([note] if left_out else [])))


class _Filter:
    """The findings of a report, some of which are in what has changed."""

    def __init__(self, report: Report, pages: Sequence[Source], since: Since) -> None:
        self._report = report
        self._since = since
        self._pages = {page.path: page for page in pages}
        self._changes = changes_by_page(pages, since)
        self._by_old_path = {change.old_path: path for path, change in self._changes.items() if change.old_path}
        self._contents: dict[str, NewContent | None] = {}
        self._broken = BrokenBy(self._gone(), cache(self._old_anchors))

    def kept(self) -> Iterator[Diagnostic]:
        """Yield the findings to keep, in their order."""
        groups = list(self._report.by_page())
        changed = [(self._pages[path], self._changes[path]) for path, _ in groups if path in self._changes]
        old = old_pages(changed, self._since)
        for path, found in groups:
            if path in self._changes:
                kept = self._of_changed(path, found, next(old))
            elif path in self._pages:
                kept = iter(found) if self._is_untracked(path) else self._broken_links(path, found)
            else:
                kept = iter(found) if self._is_changed_file(path) else iter(())
            new = set(kept)
            yield from (diagnostic for diagnostic in found if diagnostic in new or self._is_new_elsewhere(diagnostic))

    def _is_new_elsewhere(self, diagnostic: Diagnostic) -> bool:
        """Whether a place of another page that a finding refers to is new or has changed."""
        others = [other for other in diagnostic.related if other.path in self._changes]
        return any(
            (content := self._content(other.path)) is None
            or content.has(diagnostic._replace(span=other.at, related=()))
            for other in others
        )

    def _content(self, path: str) -> NewContent | None:
        """Return what is new on a page that has changed; None if all of it is new."""
        if path not in self._contents:
            (old,) = old_pages([(self._pages[path], self._changes[path])], self._since)
            new = self._report.pages.get(path)
            self._contents[path] = NewContent(old, new) if old and new else None
        return self._contents[path]

    def _of_changed(self, path: str, found: Sequence[Diagnostic], old: Page | None) -> Iterator[Diagnostic]:
        new = self._report.pages.get(path)
        if old is None or new is None:
            yield from found
            return
        content = NewContent(old, new)
        broken = set(self._broken_links(path, found))
        yield from (diagnostic for diagnostic in found if diagnostic in broken or content.has(diagnostic))

    def _broken_links(self, path: str, found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
        """Yield the findings about links that the change has broken."""
        place, page = self._tree_path(path), self._report.pages.get(path)
        change = self._changes.get(path)
        # Relative links lead somewhere else from another folder.
        has_moved = change is not None and dirname(change.old_path or "") != dirname(change.new_path or "")
        if place is not None and page is not None:
            yield from (
                diagnostic
                for diagnostic in found
                if (has_moved and diagnostic.rule == "broken-link") or self._broken.has(diagnostic, page, place)
            )

    def _gone(self) -> Collection[str]:
        return [
            change.old_path for change in self._since.changes if change.old_path and change.old_path != change.new_path
        ]

    def _old_anchors(self, place: str) -> Collection[str]:
        """Return the anchors that a page, by its path in the work tree, had before it changed."""
        path = self._by_old_path.get(place)
        if path is None:
            return ()
        (page,) = old_pages([(self._pages[path], self._changes[path])], self._since)
        return (local_facts(page).anchors or ()) if page else ()

    def _tree_path(self, path: str) -> str | None:
        """Return a path from the root of the work tree; None if it is not below it."""
        place = self._pages[path].absolute_path
        root = self._since.tree.root + os.sep
        real = None if place is None else real_path(place)
        return real.removeprefix(root).replace(os.sep, "/") if real and real.startswith(root) else None

    def _is_untracked(self, path: str) -> bool:
        """Whether git knows no old state of a page that has no change: it ignores the page, or another repository has it.

        A submodule that has not changed is tracked with its pages. What is not tracked is not staged.
        """
        if self._since.staged:
            return False
        place = self._tree_path(path)
        return place is None or self._unchanged.isdisjoint([place, *folders_above(place)])

    @cached_property
    def _unchanged(self) -> frozenset[str]:
        """The files and submodules that git tracks and that have not changed."""
        return self._since.tree.tracked().difference(change.new_path or "" for change in self._since.changes)

    def _is_changed_file(self, path: str) -> bool:
        """Whether a file that is no page, such as a configuration, has changed."""
        places = (self._since.tree.place(change.new_path) for change in self._since.changes if change.new_path)
        return real_path(path) in places
