"""Do the work of `mdlint check`. Only a run whose report is not in the cache imports this module: 60 ms."""

from collections.abc import Callable, Sequence

from mdlint.cache.record import Outcome
from mdlint.cli._job import Job
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
    report = run(pages, job.chosen, on_page, job.folders, cache=cache, jobs=jobs)
    return Outcome(written(report, job), report.summary.errors, report.summary.warnings)


def written(report: Report, job: Job) -> str:
    """Return a report as text, in the form that a job asks for."""
    style = Style(job.color, job.summary, job.width, job.style_folder, job.cut_paths, job.statistics)
    return FORMATTERS[job.output_format](report, style)
