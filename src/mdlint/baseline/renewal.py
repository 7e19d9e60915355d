"""Make a baseline of what a run has found, or drop what no longer occurs from one."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from mdlint.baseline.coverage import Coverage
from mdlint.baseline.file import read_baseline
from mdlint.baseline.matching import by_path, is_unreadable, keys_of, matched
from mdlint.files.tree import has_entry
from mdlint.fingerprints import Fingerprint, page_fingerprints
from mdlint.known_rules import UNREADABLE
from mdlint.report import Report


class Renewal(NamedTuple):
    """A baseline as it was and as it will be.

    `entries` are its new entries, `added` how many of them are new, `removed` the old entries that it loses. `is_new`
    tells that there is no such file yet.
    """

    file: Path
    entries: Sequence[Fingerprint]
    added: int
    removed: Sequence[Fingerprint]
    is_new: bool


def renewals(report: Report, coverage: Coverage, *, only_drop: bool = False) -> Iterator[Renewal]:
    """Yield the baseline of each configuration of a run, given a report that has all findings.

    Entries about pages that the run did not look at, or could not read, stay. That a page can't be read is never known:
    such a page is not checked. With `only_drop`, no finding is added. Raises ConfigError for a baseline with a mistake.
    """
    for file in sorted(coverage.baselines):
        yield _renewal(file, report, coverage, only_drop=only_drop)


def _renewal(file: Path, report: Report, coverage: Coverage, *, only_drop: bool) -> Renewal:
    is_new = not has_entry(file)
    old = [] if is_new else read_baseline(file)
    # The pages without findings lose their entries.
    removed = by_path(entry for entry in old if coverage.has(entry))
    entries = [entry for entry in old if entry.path not in removed]
    added = 0
    for path, diagnostics in report.by_page():
        covered = coverage.by_path.get(path)
        if covered is None or covered.baseline != file:
            continue
        page, own = report.pages.get(path), removed.get(covered.absolute_path, [])
        if is_unreadable(diagnostics):
            entries += [entry for entry in own if entry.rule != UNREADABLE]
            removed[covered.absolute_path] = [entry for entry in own if entry.rule == UNREADABLE]
            continue
        result = matched(own, page, diagnostics)
        kept = result.known if only_drop else diagnostics
        own_now = page_fingerprints(page, kept, keys_of(own))
        entries += [fingerprint._replace(path=covered.absolute_path) for fingerprint in own_now]
        added += len(kept) - len(result.known)
        removed[covered.absolute_path] = result.left
    return Renewal(file, entries, added, [entry for left in removed.values() for entry in left], is_new)
