"""Do the work of `mdlint check`. Only a run whose report is not in the cache imports this module: 60 ms."""

from collections.abc import Iterator, Sequence

from mdlint.cache.record import LONGEST, Outcome
from mdlint.cli._check_call import CheckCall
from mdlint.cli._job import Form, Job
from mdlint.cli._output import write_pieces
from mdlint.cli._outputs import Transcript, in_blocks, outputs_of
from mdlint.cli._progress import progress
from mdlint.discover import Source
from mdlint.formatters import FORMATTERS, Style
from mdlint.report import Report
from mdlint.runner import ResultCache, run


def checked(pages: Sequence[Source], job: Job, call: CheckCall, cache: ResultCache | None = None) -> Outcome:
    """Check pages and write the report. Raises MdlintError as `run` does, and if the report can't be written."""
    with progress(len(pages), quiet=call.quiet) as on_page:
        report = run(pages, job.chosen, on_page, job.folders, cache=cache, jobs=call.jobs)
    return write_report(report, job, call)


def write_report(report: Report, job: Job, call: CheckCall) -> Outcome:
    """Write a report to the outputs of a call, each in its form. Raises UsageError as `write_pieces` does."""
    transcript = Transcript(LONGEST)
    for output, form in zip(outputs_of(call), job.forms, strict=True):
        write_pieces(transcript.following(in_blocks(pieces_of(report, form))), output.file)
    return Outcome(transcript.texts, report.summary.errors, report.summary.warnings)


def pieces_of(report: Report, form: Form) -> Iterator[str]:
    """Return a report in a form."""
    style = Style(form.color, form.summary, form.width, form.folder, form.root, form.cut_paths, form.statistics)
    return FORMATTERS[form.format](report, style)
