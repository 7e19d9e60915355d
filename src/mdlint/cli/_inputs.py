"""The pages, configurations and rules of a command, from the values of its arguments and options."""

import os
import re
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from mdlint.config import find_config
from mdlint.config.baselines import BaselineChoice
from mdlint.discover import STDIN, Configs, Source, discover
from mdlint.errors import UsageError
from mdlint.files.globs import is_glob
from mdlint.files.utf8 import add_input
from mdlint.known_rules import KNOWN_RULES, RESERVED, RuleChoice, known_ids
from mdlint.text.words import quoted


def rule_ids(values: Iterable[str], known: Collection[str]) -> frozenset[str]:
    """Read rule ids, separated by commas or in several options. Raises UsageError for an unknown id."""
    parts = (part.strip() for value in values for part in value.split(","))
    return known_ids(filter(None, parts), known)


def rule_choice(select: Sequence[str] | None, ignore: Sequence[str] | None, extend: Sequence[str] | None) -> RuleChoice:
    """Read the options that name rules. Raises UsageError for an unknown rule, or if no rule is left."""
    known = KNOWN_RULES.keys() | RESERVED
    chosen = RuleChoice(
        rule_ids(select or (), KNOWN_RULES),
        rule_ids(ignore or (), known) - RESERVED,
        rule_ids(extend or (), KNOWN_RULES),
    )
    for option, values, ids in (("--select", select, chosen.select), ("--extend-select", extend, chosen.extend)):
        if values and not ids:
            raise UsageError(f"{option} names no rule")
    if chosen.select and not (chosen.select | chosen.extend) - chosen.ignore:
        raise UsageError("--ignore leaves out every rule that --select names")
    return chosen


def configs(config: Path | None, *, no_config: bool = False, exclude: Sequence[str] | None = None) -> Configs:
    """Return the configurations of a command. Raises UsageError for options that can't be used, and ConfigError."""
    require_paths(())
    if config is not None and no_config:
        raise UsageError("--config and --no-config contradict each other")
    if config is not None and os.path.isdir(config):  # noqa: PTH112  Path.is_dir() raises for a folder that may not be entered
        found = find_config(config)
        raise UsageError(f"--config {config}: is a folder; name a file{f', such as {found}' if found else ''}")
    globs = tuple(re.sub(r"^(!?)\./", r"\1/", glob) for glob in exclude or ())
    if (bad := next((glob for glob in globs if not is_glob(glob)), None)) is not None:
        raise UsageError(f"--exclude: {quoted(bad)} is not a glob")
    return Configs(config, without_files=no_config, exclude=globs)


def sources(
    paths: Sequence[str] | None,
    config: Path | Configs | None,
    stdin_name: str | None,
    *,
    force_exclude: bool = False,
    allow_empty: bool = False,
) -> list[Source]:
    """Find the pages of a command, given its configurations or the file of `--config`.

    Raises UsageError for a bad path, ConfigError for a bad configuration.
    """
    given = given_paths(paths, stdin_name)
    known = config if isinstance(config, Configs) else configs(config)
    return discover(given, known, stdin_name, force_exclude=force_exclude, allow_empty=allow_empty)


def protect(pages: Iterable[Source], output: Path | None) -> None:
    """Count pages as read if there is a file to write, so that it is none of them. Not every command reads each page."""
    for page in pages if output else ():
        add_input(page.path)


def given_paths(paths: Sequence[str] | None, stdin_name: str | None) -> Sequence[str]:
    """Return the paths of a command, by default the working directory. Raises UsageError for an empty path."""
    given = paths or ["."]
    require_paths(given)
    if stdin_name is not None and STDIN not in given:
        raise UsageError("--stdin-filename goes with the path -")
    if STDIN in given:
        # No report is to be written over the page that is checked.
        add_input(0)
        add_input(stdin_name or "")
    return given


def require_either(*, check: bool, diff: bool) -> None:
    """Raise UsageError if a command that writes pages has both of the options that only show what would change."""
    if check and diff:
        raise UsageError("--check and --diff contradict each other: --diff has the same exit status")


def baseline_choice(file: Path | None, *, is_off: bool = False) -> BaselineChoice:
    """Read the options about baselines. Raises UsageError if they contradict each other."""
    if file is not None and is_off:
        raise UsageError("--baseline and --no-baseline contradict each other")
    return BaselineChoice(file.absolute() if file else None, is_off)


def folders(paths: Sequence[str] | None) -> list[Path]:
    """Return the absolute paths of the directories among the paths of a command."""
    return [Path(os.path.abspath(path)) for path in paths or ["."] if os.path.isdir(path)]  # noqa: PTH100, PTH112  as in discover


def require_paths(paths: Iterable[str]) -> None:
    """Raise UsageError if a path is empty, or if the working directory is gone."""
    if "" in paths:
        raise UsageError("an empty path names nothing; the working directory is .")
    try:
        os.getcwd()  # noqa: PTH109  Path.cwd() is this, parsed as well
    except OSError as error:
        raise UsageError(f"the working directory can't be used: {error.strerror}") from error
