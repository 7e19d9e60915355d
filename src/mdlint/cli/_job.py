"""What `mdlint check` is to do with pages: all that its reports depend on, besides the pages and the disk."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mdlint.cli._check_call import CheckCall
from mdlint.cli._inputs import baseline_choice, folders
from mdlint.cli._output import cuts_paths, line_width, repository_folder, wants_color, workspace_folder
from mdlint.cli._outputs import Output, outputs_of
from mdlint.config.baselines import BaselineChoice
from mdlint.errors import UsageError
from mdlint.known_rules import RuleChoice

if TYPE_CHECKING:  # importing it takes 10 ms, and most runs do without git
    from mdlint.review.since import Since


class Form(NamedTuple):
    """The format of a report, and the fields of `formatters.Style`."""

    format: str
    color: bool
    summary: bool
    width: int
    folder: str
    root: str
    cut_paths: bool
    statistics: bool


class Job(NamedTuple):
    """The rules to run, and the forms of the report: these fields are the key of the cache.

    `folders` are the folders whose pages are all checked, as in `runner.run`. `forms` are those of the outputs, in their
    order. `baseline` says which findings are known, and `since` what has changed, if only findings in that are reported.
    """

    chosen: RuleChoice
    folders: tuple[Path, ...]
    forms: tuple[Form, ...]
    baseline: BaselineChoice = BaselineChoice()
    since: "Since | None" = None


# The formats whose paths are relative to a folder above the working directory. A function returns the working directory
# relative to that folder, and that folder.
_FOLDERS: Mapping[str, Callable[[], tuple[str, str]]] = {
    "github": workspace_folder,
    "gitlab": repository_folder,
    "sarif": repository_folder,
}


def job_of(call: CheckCall, chosen: RuleChoice) -> Job:
    """Return what a call is to do, with the rules that it chooses.

    Raises UsageError for options that contradict each other, GitError if git can't say what has changed.
    """
    return Job(
        chosen,
        () if call.exclude else tuple(folders(call.paths)),
        forms_of(call),
        baseline_choice(call.baseline, is_off=call.no_baseline),
        _since(call),
    )


def forms_of(call: CheckCall) -> tuple[Form, ...]:
    """Return the forms of the outputs of a call. Raises UsageError for options that contradict each other."""
    return tuple(_form(output, call) for output in outputs_of(call))


def _form(output: Output, call: CheckCall) -> Form:
    folder, root = _FOLDERS[output.format]() if output.format in _FOLDERS else ("", "")
    return Form(
        output.format,
        wants_color(call.color, output.file),
        not call.quiet,
        line_width(output.file),
        folder,
        root,
        cuts_paths(output.file),
        call.statistics,
    )


def _since(call: CheckCall) -> "Since | None":
    if call.changed_since is None and not call.staged:
        return None
    if call.changed_since is not None and call.staged:
        raise UsageError("--changed-since and --staged contradict each other")
    from mdlint.review.since import changed_since, staged_changes  # noqa: PLC0415  10 ms for subprocess

    return staged_changes(call.paths) if call.changed_since is None else changed_since(call.changed_since, call.paths)
