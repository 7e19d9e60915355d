"""Plan the files of a start with mdlint, and try the configuration before it is shown."""

from collections import Counter
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple

from mdlint.config import Config, find_config, load_config
from mdlint.config.toml_file import SHARED_NAME, appended, table_keys
from mdlint.discover import Configs, discover
from mdlint.errors import ConfigError, UsageError
from mdlint.files.tree import has_entry, is_folder
from mdlint.files.utf8 import drafted, read_bytes
from mdlint.init.configuration import configuration_text
from mdlint.init.gates import PRE_COMMIT_ENTRY, PRE_COMMIT_FILE, WORKFLOW, WORKFLOW_FILE
from mdlint.init.inferred import inferred
from mdlint.init.survey import Fit, Survey, survey
from mdlint.known_rules import UNREADABLE
from mdlint.model import Severity
from mdlint.report import Report
from mdlint.runner import run
from mdlint.text.words import counted

_OWN_FILE = "mdlint.toml"
# The first check names the rules with the most findings.
_MOST_RULES = 5
_GREEN = "mdlint baseline makes these findings known, so that only new ones fail"
_UNREADABLE = "a page that can't be read always fails, unless `exclude` has it"
# What a folder with a configuration can still get.
_NEXT = "mdlint infer proposes schemas, --pre-commit and --action propose gates"


class PlannedFile(NamedTuple):
    """A file to write: `content` is all of it, `added` the text that is new in it."""

    path: Path
    content: bytes
    added: str
    is_new: bool = True


class Setup(NamedTuple):
    """The files to write, what the user has to add by hand (to a file, a text), and sentences about the pages."""

    files: Sequence[PlannedFile]
    by_hand: Sequence[tuple[Path, str]]
    notes: Sequence[str]


def setup_for(
    folder: Path,
    *,
    pre_commit: bool = False,
    action: bool = False,
    own_file: bool = False,
    infer_schemas: bool = False,
) -> Setup:
    """Set up the configuration of an absolute folder, and on request schemas, the hook and the workflow.

    The configuration goes to a `pyproject.toml` that has settings of other tools, unless `own_file` is set, and else to
    a new `mdlint.toml`. No file is to be overwritten.

    Raises UsageError if there is nothing to write, or if the folder has no pages, and ConfigError for a configuration
    that can't be used.
    """
    if not is_folder(folder):
        raise UsageError(f"{folder}: not a folder")
    gates, by_hand = _gates(folder, pre_commit=pre_commit, action=action)
    existing = find_config(folder)
    if existing is not None:
        if not (pre_commit or action):
            raise UsageError(f"{existing}: mdlint is configured here already ({_NEXT})")
        kept = f"{existing.name} is kept as it is"
        return Setup(gates, by_hand, [f"{kept}; mdlint infer proposes schemas for it" if infer_schemas else kept])
    found = survey(folder)
    file, config = _configuration(found, own_file=own_file)
    files, notes = [file], list(map(_fit_words, found.fits))
    if infer_schemas:
        with _drafts(files):
            more = inferred(folder, config)
        file, config = _configuration(found, own_file=own_file, entries=more.entries)
        files = [*(PlannedFile(path, text.encode(), text) for path, text in more.schemas.items()), file]
        notes.append(more.note)
    with _drafts(files):
        notes += _first_check(folder, config)
    return Setup([*files, *gates], by_hand, notes)


def _drafts(files: Sequence[PlannedFile]) -> AbstractContextManager[None]:
    """Read files that are not on disk yet, such as a configuration with an entry that a finding is about."""
    return drafted({file.path: file.content for file in files})


def _configuration(found: Survey, *, own_file: bool, entries: str = "") -> tuple[PlannedFile, Config]:
    """Return the file of the configuration, and the configuration as it will be loaded."""
    if not own_file and (shared := _shared_file(found, entries)):
        return shared
    text = configuration_text(found, entries)
    file = PlannedFile(found.folder / _OWN_FILE, text.encode(), text)
    return file, _loaded(file)


def _shared_file(found: Survey, entries: str) -> tuple[PlannedFile, Config] | None:
    """Return the `pyproject.toml` with the configuration at its end; None if no other tool has its settings there."""
    path = found.folder / SHARED_NAME
    if not has_entry(path):
        return None
    try:
        before = read_bytes(path).decode()
    except ValueError:
        return None
    if "[tool." not in before:
        return None
    text = configuration_text(found, entries, ".".join(table_keys(path)))
    file = PlannedFile(path, appended(before, text).encode(), text, is_new=False)
    try:
        return file, _loaded(file)
    except ConfigError:
        # `tool` may be an inline table, which nothing can be added to.
        return None


def _loaded(file: PlannedFile) -> Config:
    with _drafts([file]):
        return load_config(file.path)


def _gates(folder: Path, *, pre_commit: bool, action: bool) -> tuple[list[PlannedFile], list[tuple[Path, str]]]:
    """Return the files of the gates that are asked for, and the texts for files that exist."""
    files: list[PlannedFile] = []
    by_hand: list[tuple[Path, str]] = []
    hook = folder / PRE_COMMIT_FILE
    if pre_commit and has_entry(hook):
        by_hand.append((hook, PRE_COMMIT_ENTRY))
    elif pre_commit:
        text = f"repos:\n{PRE_COMMIT_ENTRY}"
        files.append(PlannedFile(hook, text.encode(), text))
    workflow = folder / WORKFLOW_FILE
    if action and has_entry(workflow):
        raise UsageError(f"{workflow}: exists already")
    if action:
        files.append(PlannedFile(workflow, WORKFLOW.encode(), WORKFLOW))
    return files, by_hand


def _fit_words(fit: Fit) -> str:
    if fit.tables == 1:
        return f"{fit.schema}: 1 table has its columns, and follows it"
    number = "all of them follow" if fit.clean == fit.tables else f"{fit.clean} of them follow{'s' * (fit.clean == 1)}"
    return f"{fit.schema}: {fit.tables} tables have its columns, and {number} it"


def _first_check(folder: Path, config: Config) -> list[str]:
    """Check all pages with the configuration, and return the sentences about the result."""
    report = run(discover([str(folder)], Configs(own={folder: config})), folders=[folder], jobs=None)
    failing = [each.rule for each in report.diagnostics if each.severity is not Severity.INFO]
    start = [_GREEN] if any(rule != UNREADABLE for rule in failing) else []
    start += [_UNREADABLE] if UNREADABLE in failing else []
    return [_findings_words(report), *start, *report.notes]


def _findings_words(report: Report) -> str:
    found = [each for each in report.diagnostics if each.severity is not Severity.INFO]
    size = f"{counted(report.summary.pages, 'page')} with {counted(report.summary.tables, 'table')}"
    if not found:
        return f"first check of {size}: no findings"
    rules = Counter(each.rule for each in found).most_common()
    words = [f"{rule} {number}" for rule, number in rules[:_MOST_RULES]]
    if len(rules) > _MOST_RULES:
        words.append(f"{len(rules) - _MOST_RULES} more rules")
    pages = counted(len({each.path for each in found}), "page")
    return f"first check of {size}: {counted(len(found), 'finding')} in {pages}, {', '.join(words)}"
