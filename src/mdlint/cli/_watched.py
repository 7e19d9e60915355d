"""The pages that `mdlint check --watch` checks, and what it has found: a check parses only pages that have changed."""

import os
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from mdlint.cache.fingerprint import program
from mdlint.cache.pages import PageCache
from mdlint.cli._check_call import CheckCall
from mdlint.cli._checked import new_findings, pieces_of
from mdlint.cli._inputs import configs, rule_choice, sources
from mdlint.cli._job import forms_of, job_of
from mdlint.cli._output import say, write, write_pieces
from mdlint.cli._progress import progress
from mdlint.discover import Configs, folders_below
from mdlint.errors import MdlintError, UsageError
from mdlint.files.inside import repository_of
from mdlint.files.streams import CONTENT
from mdlint.files.tree import Answers, forget, recording
from mdlint.model import Diagnostic
from mdlint.report import Report
from mdlint.runner import run

# Names of changed files to show.
_SHOWN = 3


class _Memory:
    """The results of the pages that the last run checked, for the next run."""

    def __init__(self) -> None:
        self._values: Mapping[str, bytes] = {}

    def values(self, keys: Iterable[str]) -> Mapping[str, bytes]:
        """Return the values of those keys that have one, and forget the others."""
        self._values = {key: self._values[key] for key in keys if key in self._values}
        return self._values

    def keep(self, values: Mapping[str, bytes]) -> None:
        """Store values."""
        self._values = {**self._values, **values}


class _Run(NamedTuple):
    """What one run has found: a report, or an error in words; the files that it read, each with its content's digest."""

    report: Report | None
    error: str
    pages: frozenset[str]
    files: Mapping[str, str]

    @property
    def found(self) -> dict[str, list[Diagnostic]]:
        """The diagnostics of each page that has some."""
        found: dict[str, list[Diagnostic]] = {}
        for diagnostic in self.report.diagnostics if self.report else ():
            found.setdefault(diagnostic.path, []).append(diagnostic)
        return found


class Watched:
    """The pages of a call, which are checked again and again."""

    def __init__(self, call: CheckCall) -> None:
        self._call = call
        self._chosen = rule_choice(call.select, call.ignore, call.extend_select)
        self._program = program()
        self._memory = _Memory()
        self._answers: Answers = {}
        # The last run, and the last one that ended without an error.
        self._last: _Run | None = None
        self._complete: _Run | None = None

    def check(self) -> None:
        """Check pages, and show what is new. Raises UsageError if the first check can't find the pages."""
        done = self._run()
        before = self._last
        if before is None or _has_news(before, done):
            _show_start(before, done)
            if done.report is None:
                say(f"error: {done.error}")
                write("\n")
            else:
                self._show(done.report, _pages_to_show(self._complete, done))
        self._last = done
        if done.report is not None:
            self._complete = done

    def folders(self) -> frozenset[str]:
        """Return the absolute paths of the folders in which a change may change what is found."""
        paths = [Path(os.path.abspath(path)) for path in self._call.paths or ["."]]  # noqa: PTH100  keeps symbolic links
        found = {above for path in paths for above in _up_to_repository(path)}
        with suppress(MdlintError):
            known = self._configs()
            found.update(Path(below) for path in paths if path.is_dir() for below in folders_below(str(path), known))
        # Pages, schemas and configurations that were read, and files that links lead to, which may not exist.
        found.update(Path(os.path.abspath(question.path)).parent for question in self._answers)  # noqa: PTH100  as above
        return frozenset(str(folder) for folder in found if folder.is_dir())

    def _run(self) -> _Run:
        forget()
        report, error, pages = None, "", self._last.pages if self._last else frozenset[str]()
        with recording() as answers:
            try:
                report, pages = self._checked()
            except MdlintError as mistake:
                if self._last is None and isinstance(mistake, UsageError):
                    raise
                error = str(mistake)
        # After an error, what the last run depended on is still watched.
        self._answers = answers if report else {**self._answers, **answers}
        read = {question.path: answer for question, answer in answers.items() if question.kind in CONTENT}
        return _Run(report, error, pages, read)

    def _checked(self) -> tuple[Report, frozenset[str]]:
        call, known = self._call, self._configs()
        # A folder may lose its last page, and get one again.
        pages = sources(call.paths, known, None, force_exclude=call.force_exclude, allow_empty=self._last is not None)
        job = job_of(call, self._chosen)
        cache = PageCache(self._memory, self._program, self._chosen)
        with progress(len(pages), quiet=call.quiet) as on_page:
            report = run(pages, self._chosen, on_page, job.folders, cache=cache, jobs=call.jobs)
        return new_findings(report, pages, job), frozenset(page.path for page in pages)

    def _show(self, report: Report, paths: frozenset[str]) -> None:
        """Write the findings of some pages, and the summary of all."""
        diagnostics = [diagnostic for diagnostic in report.diagnostics if diagnostic.path in paths]
        (form,) = forms_of(self._call)
        write_pieces(chain(pieces_of(report._replace(diagnostics=diagnostics), form), "\n"))

    def _configs(self) -> Configs:
        call = self._call
        return configs(call.config, no_config=call.no_config, exclude=call.exclude)


def _up_to_repository(path: Path) -> Sequence[Path]:
    """Return the folders in which a configuration of a path may be: up to its repository, else its own alone."""
    own = path if path.is_dir() else path.parent
    repository = repository_of(own)
    return [own, *(above for above in own.parents if repository and above.is_relative_to(repository))]


def _has_news(before: _Run, now: _Run) -> bool:
    """Whether there is something to show: other files that were read, other findings, or another error."""
    return (before.pages, before.files, before.error, before.found) != (now.pages, now.files, now.error, now.found)


def _pages_to_show(before: _Run | None, now: _Run) -> frozenset[str]:
    """Return the pages that have changed, or whose findings have."""
    found = now.found
    if before is None:
        return frozenset(found)
    old = before.found
    return frozenset(
        path for path in found if found[path] != old.get(path) or now.files.get(path) != before.files.get(path)
    )


def _show_start(before: _Run | None, now: _Run) -> None:
    """Write when a check was done, and why."""
    words = "checked, waiting for changes" if before is None else _changes(before, now)
    write(f"[{time.strftime('%H:%M:%S')}] {words}\n")


def _changes(before: _Run, now: _Run) -> str:
    """Name the files that have changed since another run, or say what else has."""
    common = before.files.keys() & now.files.keys()
    named = [f"{_shown(path)} changed" for path in sorted(common) if before.files[path] != now.files[path]]
    # After an error, not all files were read.
    if not before.error:
        read = now.files.keys() - before.files.keys() - before.pages
        named += [f"{_shown(path)} is new" for path in sorted(read | (now.pages - before.pages))]
        named += [f"{path} is gone" for path in sorted(before.pages - now.pages)]
    more = [f"and {len(named) - _SHOWN} more"] if len(named) > _SHOWN else []
    return ", ".join([*named[:_SHOWN], *more]) or "other files changed"


def _shown(path: str) -> str:
    """Return a path relative to the working directory if it is below it."""
    return Path(os.path.relpath(path)).as_posix() if Path(path).is_relative_to(Path.cwd()) else path
