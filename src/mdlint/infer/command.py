"""`mdlint infer` as a function: infers, writes the files if asked to, and returns the report."""

from collections.abc import Sequence
from typing import NamedTuple

from mdlint.discover import Source
from mdlint.files.utf8 import Unreadable
from mdlint.infer.inference import infer
from mdlint.infer.report import report
from mdlint.infer.writing import plan_for, write_plan


class Result(NamedTuple):
    """The report, and the pages that can't be read."""

    text: str
    failures: Sequence[tuple[str, Unreadable]]


def infer_pages(
    sources: Sequence[Source], folder: str | None = None, *, with_evidence: bool = False, writes: bool = False
) -> Result:
    """Infer the schemas of some pages; `writes` writes them.

    `folder` and `with_evidence` are as in `plan_for`. Raises UsageError if a file can't be written.
    """
    inference = infer(sources)
    plan = plan_for(inference.families, folder, with_evidence=with_evidence)
    if writes:
        write_plan(plan)
    return Result(report(inference, plan, is_written=writes), inference.failures)
