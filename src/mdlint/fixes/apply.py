"""Choose the fixes of a page that go together, and apply those that are proven to change nothing else."""

from bisect import bisect_right, insort
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import NamedTuple, TypeAlias

from mdlint.files.utf8 import Unreadable
from mdlint.fixes.padding import with_padding
from mdlint.fixes.proof import is_proven
from mdlint.fixes.text import PageText
from mdlint.model import Fix, Page, Position

# Each proof reads the whole page again.
_MOST_PROOFS = 64

_Read: TypeAlias = Callable[[str], Page | Unreadable]


class Fixed(NamedTuple):
    """A text with fixes, the fixes that it has, and those that were dropped, since they would change something else.

    A fix that overlaps with another one is neither: it is for the next time.
    """

    text: str
    done: tuple[Fix, ...] = ()
    dropped: tuple[Fix, ...] = ()


def fixed(text: str, page: Page, fixes: Iterable[Fix], read: _Read) -> Fixed:
    """Apply fixes to the text of a page. `read` reads a text as the page was read."""
    chosen = without_overlaps([_padded(page, fix) for fix in fixes])
    return _Application(text, page, read).result(chosen) if chosen else Fixed(text)


def _padded(page: Page, fix: Fix) -> Fix:
    if not any(edit.in_cell for edit in fix.edits):
        return fix
    edits = [with_padding(page.lines, edit) if edit.in_cell else (edit,) for edit in fix.edits]
    return fix._replace(edits=tuple(chain.from_iterable(edits)))


def without_overlaps(fixes: Iterable[Fix]) -> list[Fix]:
    """Return the fixes of which no edit overlaps with, or touches, an edit of an earlier one of them."""
    chosen: list[Fix] = []
    # The places of the edits of the chosen fixes, in order. None of them overlap.
    taken: list[tuple[Position, Position]] = []
    for fix in dict.fromkeys(fixes):
        places = sorted((edit.span.start, edit.span.end) for edit in fix.edits)
        if places and not any(_is_taken(place, taken) for place in places):
            chosen.append(fix)
            for place in places:
                insort(taken, place)
    return chosen


def _is_taken(place: tuple[Position, Position], taken: Sequence[tuple[Position, Position]]) -> bool:
    start, end = place
    at = bisect_right(taken, place)
    return (at > 0 and taken[at - 1][1] >= start) or (at < len(taken) and taken[at][0] <= end)


class _Application:
    """The application of fixes to one page. Fixes that can't be proven together are tried in halves."""

    def __init__(self, text: str, page: Page, read: _Read) -> None:
        self._text = PageText(text)
        self._page = page
        self._read = read
        self._written = text
        self._done: list[Fix] = []
        self._dropped: list[Fix] = []
        self._proofs = 0

    def result(self, fixes: Sequence[Fix]) -> Fixed:
        self._add(fixes)
        return Fixed(self._written, tuple(self._done), tuple(self._dropped))

    def _add(self, fixes: Sequence[Fix]) -> None:
        if self._is_proven([*self._done, *fixes]):
            self._done += fixes
        elif len(fixes) == 1 or self._proofs >= _MOST_PROOFS:
            self._dropped += fixes
        else:
            half = len(fixes) // 2
            self._add(fixes[:half])
            self._add(fixes[half:])

    def _is_proven(self, fixes: Sequence[Fix]) -> bool:
        if self._proofs >= _MOST_PROOFS:
            return False
        self._proofs += 1
        edits = [edit for fix in fixes for edit in fix.edits]
        written = self._text.with_edits(edits)
        after = self._read(written)
        if isinstance(after, Unreadable) or not is_proven(self._page, after, edits):
            return False
        self._written = written
        return True
