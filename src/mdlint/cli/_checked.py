"""Do the work of `mdlint check`. Only a run whose report is not in the cache imports this module: 60 ms."""

from collections.abc import Iterator, Sequence

from mdlint.cache.record import LONGEST, Outcome
from mdlint.cli._check_call import CheckCall
from mdlint.cli._job import Form, Job
from mdlint.cli._output import write_aside, write_pieces
from mdlint.cli._outputs import Transcript, in_blocks, outputs_of
from mdlint.cli._progress import progress
from mdlint.config.baselines import existing_baselines
from mdlint.discover import Source
from mdlint.formatters import FORMATTERS, Style
from mdlint.page_reader import PageReader
from mdlint.report import Report
from mdlint.runner import ResultCache, run


def checked(pages: Sequence[Source], job: Job, call: CheckCall, cache: ResultCache | None = None) -> Outcome:
    """Check pages and write the report. Raises MdlintError as `run` does, and if the report can't be written."""
    reader = _staged_reader(pages, job)
    with progress(len(pages), quiet=call.quiet) as on_page:
        report = run(pages, job.chosen, on_page, job.folders, cache=cache, jobs=call.jobs, reader=reader)
    return write_report(new_findings(report, pages, job), job, call)


def write_report(report: Report, job: Job, call: CheckCall, *, aside: bool = False) -> Outcome:
    """Write a report to the outputs of a call, each in its form. Raises UsageError as `write_pieces` does.

    If it is to be written `aside`, what would go to the standard output goes to the standard error.
    """
    transcript = Transcript(LONGEST)
    for output, form in zip(outputs_of(call), job.forms, strict=True):
        pieces = transcript.following(in_blocks(pieces_of(report, form)))
        if aside and output.file is None:
            write_aside(pieces)
        else:
            write_pieces(pieces, output.file)
    return Outcome(transcript.texts, report.summary.errors, report.summary.warnings)


def new_findings(report: Report, pages: Sequence[Source], job: Job) -> Report:
    """Leave out the findings of a report that a baseline has, and those in what has not changed.

    The notes of a run are about the causes of broken links, and are left out if no such finding is left. Raises
    MdlintError for a baseline that can't be used, and if git fails.
    """
    causes = report.notes
    baselines = existing_baselines((page.config.for_all for page in pages), job.baseline)
    if baselines:
        from mdlint.baseline.coverage import Coverage  # noqa: PLC0415  2 ms; only a baseline needs it
        from mdlint.baseline.known import without_known  # noqa: PLC0415  as above

        report = without_known(report, Coverage(pages, job.folders, job.baseline, job.chosen), baselines)
    if job.since is not None:
        from mdlint.review.only_new import only_new  # noqa: PLC0415  10 ms for subprocess; only git needs it

        report = only_new(report, pages, job.since)
    if causes and not any(diagnostic.rule == "broken-link" for diagnostic in report.diagnostics):
        report = report._replace(notes=tuple(note for note in report.notes if note not in causes))
    return report


def _staged_reader(pages: Sequence[Source], job: Job) -> PageReader | None:
    """Return what reads the pages, if they are not those on disk."""
    if job.since is None or not job.since.staged:
        return None
    from mdlint.review.staged import StagedReader  # noqa: PLC0415  as above

    return StagedReader(pages, job.since)


def pieces_of(report: Report, form: Form) -> Iterator[str]:
    """Return a report in a form."""
    style = Style(form.color, form.summary, form.width, form.folder, form.root, form.cut_paths, form.statistics)
    return FORMATTERS[form.format](report, style)
