"""Do the work of `mdlint check`. Only a run whose report is not in the cache imports this module: 60 ms."""

from collections.abc import Callable, Sequence

from mdlint.cache.record import Outcome
from mdlint.cli._job import Job
from mdlint.config.baselines import existing_baselines
from mdlint.discover import Source
from mdlint.formatters import FORMATTERS, Style
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
    report = new_findings(run(pages, job.chosen, on_page, job.folders, cache=cache, jobs=jobs), pages, job)
    return Outcome(written(report, job), report.summary.errors, report.summary.warnings)


def new_findings(report: Report, pages: Sequence[Source], job: Job) -> Report:
    """Leave out the findings of a report that a baseline has. Raises MdlintError for a baseline that can't be used."""
    baselines = existing_baselines((page.config.for_all for page in pages), job.baseline)
    if not baselines:
        return report
    from mdlint.baseline.coverage import Coverage  # noqa: PLC0415  8 ms; only a baseline needs it
    from mdlint.baseline.known import without_known  # noqa: PLC0415  as above

    return without_known(report, Coverage(pages, job.folders, job.baseline, job.chosen), baselines)


def written(report: Report, job: Job) -> str:
    """Return a report as text, in the form that a job asks for."""
    style = Style(job.color, job.summary, job.width, job.style_folder, job.cut_paths, job.statistics)
    return FORMATTERS[job.output_format](report, style)
