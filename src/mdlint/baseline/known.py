"""Leave known findings out of a report."""

from collections.abc import Collection, Sequence
from pathlib import Path

from mdlint.baseline.coverage import Coverage
from mdlint.baseline.file import read_baseline
from mdlint.baseline.matching import by_path, is_unreadable, matched
from mdlint.config.toml_file import display_path
from mdlint.fingerprints import Fingerprint
from mdlint.model import Diagnostic
from mdlint.report import Report
from mdlint.text.words import quoted


def without_known(report: Report, coverage: Coverage, baselines: Collection[Path]) -> Report:
    """Return a report with the findings that are not in these baselines, and how many findings are known.

    A note tells of the entries that no longer occur. Raises ConfigError for a baseline with a mistake.
    """
    entries = {file: by_path(read_baseline(file)) for file in sorted(baselines)}
    new: list[Diagnostic] = []
    left: list[Fingerprint] = []
    for path, found in report.by_page():
        file = coverage.by_path.get(path)
        own = entries.get(file.baseline, {}).pop(file.absolute_path, []) if file else []
        if not own or is_unreadable(found):
            new += found
            continue
        result = matched(own, report.pages.get(path), found)
        new += result.new
        left += result.left
    left += [entry for pages in entries.values() for known in pages.values() for entry in known]
    stale = [entry for entry in left if coverage.checks(entry)]
    count = len(report.diagnostics) - len(new)
    return report.with_diagnostics(new)._replace(notes=(*report.notes, *_notes(stale)), known=count)


def _notes(stale: Sequence[Fingerprint]) -> list[str]:
    if not stale:
        return []
    first = described(stale[0])
    if len(stale) == 1:
        return [f"1 known finding no longer occurs: {first}; mdlint baseline --update removes it"]
    return [f"{len(stale)} known findings no longer occur, such as {first}; mdlint baseline --update removes them"]


def described(entry: Fingerprint) -> str:
    """Return an entry in words: `docs/a.md: out-of-range in row "vit", column "Top-1"`."""
    parts = [f"row {quoted(', '.join(entry.row))}"] if entry.row is not None else []
    parts += [f"column {quoted(entry.column)}"] if entry.column else []
    parts += [] if parts or not entry.text else [quoted(entry.text)]
    return f"{display_path(Path(entry.path))}: {entry.rule}{' in ' * bool(parts)}{', '.join(parts)}"
