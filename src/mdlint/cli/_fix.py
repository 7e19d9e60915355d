"""Run `mdlint check --fix` and `--diff`."""

from collections.abc import Sequence

from mdlint.cache.run import run_cache
from mdlint.cli._check_call import CheckCall
from mdlint.cli._checked import new_findings, write_report
from mdlint.cli._job import Job, job_of
from mdlint.cli._output import say, say_failures, write, write_exactly
from mdlint.cli._progress import progress
from mdlint.cli._write_pages import diff_of, numbers_of, write_pages
from mdlint.discover import Source
from mdlint.fix_run import FixRun, fix
from mdlint.known_rules import RuleChoice

_USAGE_ERROR = 2


def fix_pages(pages: Sequence[Source], call: CheckCall, chosen: RuleChoice) -> int:
    """Fix pages, and write them and what remains, or print the changes. Return the exit status.

    With `--fix`, it is that of a check of the fixed pages, 2 if a page can't be written. With `--diff`, it is 1 if
    something would change, 2 if a page can't be read.
    """
    job = job_of(call, chosen)
    cache = None if call.no_cache else run_cache(call.cache_dir, pages, chosen, job)
    known = cache.page_results() if cache else None
    with progress(len(pages), quiet=call.quiet) as on_page:
        done = fix(pages, chosen, on_page, job.folders, cache=known, jobs=call.jobs, unsafe=call.unsafe_fixes)
    if not call.quiet:
        for note in done.notes:
            say(f"note: {note}")
    if call.diff:
        write(diff_of(done.pages), call.output_file)
        if done.pages and not call.quiet:
            say(f"would make {numbers_of(done.pages)}")
        return _USAGE_ERROR if say_failures(done.report.unreadable()) else int(bool(done.pages))
    return _write(done, pages, job, call)


def _write(done: FixRun, sources: Sequence[Source], job: Job, call: CheckCall) -> int:
    """Write pages and the report of what remains in them. Without a page that can't be written, there is no report."""
    if done.standard_input is not None:
        write_exactly(done.standard_input)
    pages, mistakes = write_pages(done.pages)
    for mistake in mistakes:
        say(f"error: {mistake}")
    report = done.report
    if not mistakes:
        report = new_findings(report, sources, job)
        write_report(report, job, call, aside=done.standard_input is not None)
    if pages and not call.quiet:
        say(f"made {numbers_of(pages)}")
    summary = report.summary
    return _USAGE_ERROR if mistakes else call.exit_status(summary.errors, summary.warnings)
