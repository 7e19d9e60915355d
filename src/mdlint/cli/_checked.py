"""Do the work of `mdlint check`. Only a run whose report is not in the cache imports this module: 60 ms."""

from collections.abc import Callable, Sequence

from mdlint.cache.record import Outcome
from mdlint.cli._job import Job
from mdlint.discover import Source
from mdlint.formatters import FORMATTERS, Style
from mdlint.runner import ResultCache, run


def checked(
    pages: Sequence[Source],
    job: Job,
    on_page: Callable[[int], None],
    cache: ResultCache | None = None,
    processes: int | None = 1,
) -> Outcome:
    """Check pages in a number of processes, as many as pay if it is None, and return the report as text.

    Raises MdlintError and WorkerLost as `run` does.
    """
    report = run(pages, job.chosen, on_page, job.folders, cache, processes)
    style = Style(job.color, job.summary, job.width, job.style_folder, job.cut_paths, job.statistics)
    text = FORMATTERS[job.output_format](report, style)
    return Outcome(text, report.summary.errors, report.summary.warnings)
