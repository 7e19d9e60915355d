"""Do the work of `mdlint check`. Only a run whose report is not in the cache imports this module: 60 ms."""

from collections.abc import Callable, Sequence

from mdlint.cache.record import Outcome
from mdlint.cli._job import Job
from mdlint.config.baselines import existing_baselines
from mdlint.discover import Source
from mdlint.formatters import FORMATTERS, Style
from mdlint.page_reader import PageReader
from mdlint.report import Report
from mdlint.runner import ResultCache, run


def checked(
    pages: Sequence[Source],
    job: Job,
    on_page: Callable[[int], None],
    cache: ResultCache | None = None,
    jobs: int | None = 1,
) -> Outcome:
    """Check pages in `jobs` processes, and return the report as text. Raises MdlintError as `run` does."""
    reader = _staged_reader(pages, job)
    report = run(pages, job.chosen, on_page, job.folders, cache=cache, jobs=jobs, reader=reader)
    report = new_findings(report, pages, job)
    return Outcome(written(report, job), report.summary.errors, report.summary.warnings)


def new_findings(report: Report, pages: Sequence[Source], job: Job) -> Report:
    """Leave out the findings of a report that a baseline has, and those in what has not changed.

    Raises MdlintError for a baseline that can't be used, and if git fails.
    """
    baselines = existing_baselines((page.config.for_all for page in pages), job.baseline)
    if baselines:
        from mdlint.baseline.coverage import Coverage  # noqa: PLC0415  2 ms; only a baseline needs it
        from mdlint.baseline.known import without_known  # noqa: PLC0415  as above

        report = without_known(report, Coverage(pages, job.folders, job.baseline, job.chosen), baselines)
    if job.since is not None:
        from mdlint.review.only_new import only_new  # noqa: PLC0415  10 ms for subprocess; only git needs it

        report = only_new(report, pages, job.since)
    return report


def _staged_reader(pages: Sequence[Source], job: Job) -> PageReader | None:
    """Return what reads the pages, if they are not those on disk."""
    if job.since is None or not job.since.staged:
        return None
    from mdlint.review.staged import StagedReader  # noqa: PLC0415  as above

    return StagedReader(pages, job.since)


def written(report: Report, job: Job) -> str:
    """Return a report as text, in the form that a job asks for."""
    style = Style(job.color, job.summary, job.width, job.style_folder, job.cut_paths, job.statistics)
    return FORMATTERS[job.output_format](report, style)
