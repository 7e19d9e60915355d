"""What `mdlint check` is to do with pages: all that its report depends on, besides the pages and the disk."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mdlint.cli._check_call import CheckCall
from mdlint.cli._inputs import baseline_choice, folders
from mdlint.cli._output import cuts_paths, line_width, wants_color, workspace_folder
from mdlint.config.baselines import BaselineChoice
from mdlint.errors import UsageError
from mdlint.known_rules import RuleChoice

if TYPE_CHECKING:  # importing it takes 10 ms, and most runs do without git
    from mdlint.review.since import Since


class Job(NamedTuple):
    """The rules to run, and the form of the report: these fields are the key of the cache.

    `folders` are the folders whose pages are all checked, as in `runner.run`. `baseline` says which findings are known,
    and `since` what has changed, if only findings in that are reported. The other fields are those of
    `formatters.Style`, where `style_folder` is its `folder`.
    """

    chosen: RuleChoice
    folders: tuple[Path, ...]
    output_format: str
    color: bool
    summary: bool
    width: int
    style_folder: str
    cut_paths: bool
    statistics: bool
    baseline: BaselineChoice = BaselineChoice()
    since: "Since | None" = None


def job_of(call: CheckCall, chosen: RuleChoice) -> Job:
    """Return what a call is to do, with the rules that it chooses.

    Raises UsageError for options that contradict each other, GitError if git can't say what has changed.
    """
    return Job(
        chosen,
        () if call.exclude else tuple(folders(call.paths)),
        call.output_format,
        wants_color(call.color, call.output_file),
        not call.quiet,
        line_width(call.output_file),
        workspace_folder(),
        cuts_paths(call.output_file),
        call.statistics,
        baseline_choice(call.baseline, is_off=call.no_baseline),
        _since(call),
    )


def _since(call: CheckCall) -> "Since | None":
    if call.changed_since is None and not call.staged:
        return None
    if call.changed_since is not None and call.staged:
        raise UsageError("--changed-since and --staged contradict each other")
    from mdlint.review.since import changed_since, staged_changes  # noqa: PLC0415  10 ms for subprocess

    return staged_changes(call.paths) if call.changed_since is None else changed_since(call.changed_since, call.paths)
