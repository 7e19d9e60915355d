"""The cache of one run: asks for its report, or for the results of its pages, and keeps what it finds out."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mdlint.cache.fingerprint import fingerprint, program
from mdlint.cache.folder import CacheFolder, made, opened, place_of
from mdlint.cache.record import Outcome, RecordFile, start
from mdlint.discover import Source
from mdlint.files.streams import CONTENT
from mdlint.files.tree import recording
from mdlint.files.utf8 import add_input, size_of
from mdlint.known_rules import RuleChoice

if TYPE_CHECKING:  # importing it takes 20 ms, and a run whose report is known does not need it
    from mdlint.cache.pages import PageCache

OFF = "MDLINT_NO_CACHE"
# With fewer bytes of pages, opening the database of their results takes longer than checking them.
LEAST_BYTES = 64 * 1024


class RunCache:
    """The cache of a run of `mdlint check`: of its pages, with all settings that its report depends on."""

    def __init__(self, place: CacheFolder, pages: Sequence[Source], chosen: RuleChoice, settings: object) -> None:
        self._place = place
        self._pages = pages
        self._chosen = chosen
        self._started = start()
        self._program = program()
        user = os.geteuid() if hasattr(os, "geteuid") else None
        self._key = fingerprint(self._program, Path.cwd(), user, settings)
        self._results: PageCache | None = None
        self._is_recalled = False
        self._is_usable = True

    @property
    def note(self) -> str:
        """A line about what the run has found in the cache."""
        if self._is_recalled:
            return f"cache: the report of an earlier run, from {self._place.path}"
        if not self._is_usable:
            return f"cache: none, since {self._place.path} can't be used"
        found = self._results.found if self._results else 0
        return f"cache: {found} of {len(self._pages)} pages, from {self._place.path}"

    def recalled(self, *, to_file: bool) -> Outcome | None:
        """Return the outcome of an earlier run, if this run would have the same.

        If a report is to be written to a file, all files that the run would read count as read. Raises UsageError if
        the user names a folder that is no cache.
        """
        folder = opened(self._place)
        record = self._record(folder).recalled() if folder else None
        if record is None:
            return None
        self._is_recalled = True
        for question in record.questions if to_file else ():
            if question.kind in CONTENT:
                add_input(question.path)
        return record.outcome

    def kept(self, check: "Callable[[PageCache | None], Outcome]") -> Outcome:
        """Check pages by a function that takes the results that are known, and keep what it finds out.

        Raises what the function raises.
        """
        # The folder is made first: the run may look into the folder that it is in.
        folder = made(self._place)
        if folder is None:
            self._is_usable = False
            return check(None)
        self._results = self._page_cache(folder)
        with recording() as answers:
            outcome = check(self._results)
        self._record(folder).keep(outcome, answers)
        return outcome

    def page_results(self) -> "PageCache | None":
        """Return the results of pages, for a run whose report is not kept; None if the cache can't be used."""
        folder = made(self._place)
        self._is_usable = folder is not None
        self._results = self._page_cache(folder) if folder else None
        return self._results

    def _page_cache(self, folder: CacheFolder) -> "PageCache | None":
        """Return the cache of page results, unless there are so few bytes of pages that it costs more than it gives."""
        size = 0
        for page in self._pages:
            size += size_of(page.path)
            if size >= LEAST_BYTES:
                break
        else:
            return None
        from mdlint.cache.pages import PageCache  # noqa: PLC0415  see above
        from mdlint.cache.store import Store  # noqa: PLC0415  as above

        return PageCache(Store(folder), self._program, self._chosen)

    def _record(self, folder: CacheFolder) -> RecordFile:
        return RecordFile(folder, self._key, _fingerprint_of(self._pages), self._started)


def run_cache(named: Path | None, pages: Sequence[Source], chosen: RuleChoice, settings: object) -> RunCache | None:
    """Return the cache of a run; None if it is turned off, or if a page is not a file of this machine.

    `named` is the folder that an option names.
    """
    if os.environ.get(OFF) or not pages or any(page.is_stdin or page.place for page in pages):
        return None
    return RunCache(place_of(named), pages, chosen, settings)


def _fingerprint_of(pages: Sequence[Source]) -> str:
    """Return the fingerprint of pages with their settings. Most pages share the settings of others."""
    numbers: dict[int, int] = {}
    settings: list[object] = []
    lines: list[str] = []
    for page in pages:
        number = numbers.setdefault(id(page.config), len(numbers))
        if number == len(settings):
            settings.append(page.config)
        lines.append(f"{number} {page.leads_out:d} {page.path}")
    return fingerprint("\0".join(lines), settings)
