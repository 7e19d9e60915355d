"""Write baselines for `mdlint baseline`."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from mdlint.baseline.coverage import Coverage
from mdlint.baseline.file import write_baseline
from mdlint.baseline.known import described
from mdlint.baseline.renewal import Renewal, renewals
from mdlint.cli._progress import progress
from mdlint.config.baselines import BaselineChoice
from mdlint.config.toml_file import display_path
from mdlint.discover import Source
from mdlint.files.utf8 import Unreadable
from mdlint.runner import run
from mdlint.text.words import counted


def renew(
    pages: Sequence[Source],
    folders: Collection[Path],
    choice: BaselineChoice,
    *,
    only_drop: bool,
    jobs: int | None,
    quiet: bool,
) -> tuple[list[str], list[tuple[str, Unreadable]]]:
    """Write the baseline of each configuration of some pages.

    Returns what has happened, in lines, and the pages that can't be read, which no baseline knows.

    `folders` are as in `runner.run`. With `only_drop`, no finding is added. Raises MdlintError if a baseline can't be
    read or written, and as `run` does.
    """
    with progress(len(pages), quiet=quiet) as on_page:
        report = run(pages, on_page=on_page, folders=folders, jobs=jobs)
    done = list(renewals(report, Coverage(pages, folders, choice), only_drop=only_drop))
    for renewal in done:
        is_needed = renewal.entries or not renewal.is_new
        if is_needed and (renewal.is_new or renewal.added or renewal.removed):
            write_baseline(renewal.file, renewal.entries)
    return [line for renewal in done for line in _lines(renewal)], list(report.unreadable())


def _lines(renewal: Renewal) -> Iterator[str]:
    """Yield what has happened to a baseline: its new numbers, and the findings that it has lost."""
    file = display_path(renewal.file)
    if renewal.is_new and not renewal.entries:
        yield f"no findings, so no {file} is needed"
        return
    changes = [f"{renewal.added} added"] * bool(renewal.added)
    changes += [f"{len(renewal.removed)} removed"] * bool(renewal.removed)
    pages = counted(len({entry.path for entry in renewal.entries}), "page")
    words = f"{counted(len(renewal.entries), 'known finding')} in {pages}"
    yield f"{file}: {words} ({', '.join(changes) or 'as before'})"
    for entry in renewal.removed:
        yield f"  no longer occurs: {described(entry)}"
