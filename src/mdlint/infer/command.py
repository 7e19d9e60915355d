"""`mdlint infer` as a function: infers, writes the files if asked to, and returns the report."""

from collections.abc import Sequence
from typing import NamedTuple

from mdlint.discover import Source
from mdlint.files.utf8 import Unreadable
from mdlint.infer.inference import OnState, infer
from mdlint.infer.report import report
from mdlint.infer.writing import plan_for, write_plan


class Result(NamedTuple):
    """The report, and the pages that can't be read."""

    text: str
    failures: Sequence[tuple[str, Unreadable]]


def infer_pages(
    sources: Sequence[Source],
    folder: str | None = None,
    *,
    with_evidence: bool = False,
    writes: bool = False,
    on_state: OnState | None = None,
) -> Result:
    """Infer the schemas of some pages; `writes` writes them.

    `folder` and `with_evidence` are as in `plan_for`, `on_state` as in `infer`. Raises UsageError if a file can't
    be written, and GitError if the pages have no history.
    """
    inference = infer(sources, on_state)
    plan = plan_for(inference.families, folder, with_evidence=with_evidence)
    if writes:
        write_plan(plan)
    return Result(report(inference, plan, is_written=writes), inference.failures)
