"""Reads a plain call of `mdlint check` without Typer, whose import takes as long as the check of a short page.

A call is plain if it has only paths and the options listed here, each in full: the form that pre-commit uses. Typer
reads all other calls, and knows what to say about a mistake. `tests/cli/test_plain_call.py` holds both to each other.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from mdlint.cli._check_call import CHOICES, CheckCall

# The fields of the options. An option is a flag if the default of its field is False, and can be repeated if it is ().
OPTIONS: Mapping[str, str] = {
    "--allow-empty": "allow_empty",
    "--baseline": "baseline",
    "--cache-dir": "cache_dir",
    "--changed-since": "changed_since",
    "--color": "color",
    "--config": "config",
    "--diff": "diff",
    "--exclude": "exclude",
    "--exit-zero": "exit_zero",
    "--extend-select": "extend_select",
    "--fail-on": "fail_on",
    "--fix": "fix",
    "--force-exclude": "force_exclude",
    "--format": "formats",
    "--ignore": "ignore",
    "--no-baseline": "no_baseline",
    "--no-cache": "no_cache",
    "--no-config": "no_config",
    "--output-file": "output_file",
    "--quiet": "quiet",
    "--select": "select",
    "--staged": "staged",
    "--stdin-filename": "stdin_filename",
    "-f": "formats",
    "--unsafe-fixes": "unsafe_fixes",
    "-o": "output_file",
    "-q": "quiet",
}
_DEFAULTS = CheckCall()._asdict()
_READERS: Mapping[str, Callable[[str], Path | None]] = {
    "baseline": Path,
    "cache_dir": Path,
    "config": Path,
    "output_file": lambda value: None if value == "-" else Path(value),
}
# The signs for which Typer expands an argument: globs and variables, where no shell does that.
_EXPANDED = frozenset("*?[~$%" if os.name == "nt" else "")


def plain_call(arguments: Sequence[str]) -> CheckCall | None:
    """Return the call that a command line is, without the name of the program; None if it is not a plain one."""
    if arguments[:1] != ["check"] or any(map(_EXPANDED.intersection, arguments)):
        return None
    values: dict[str, Any] = {"paths": ()}
    left = iter(arguments[1:])
    for argument in left:
        if argument == "--":
            values["paths"] += tuple(left)
        elif not argument.startswith("-") or argument == "-":
            values["paths"] += (argument,)
        elif not _take(argument, left, values):
            return None
    return CheckCall(**values)


def _take(argument: str, left: Iterator[str], values: dict[str, Any]) -> bool:
    """Read an option, and its value if it has one. Return whether both are plain."""
    name, equals, value = argument.partition("=")
    field = OPTIONS.get(name)
    if field is None or (equals and not name.startswith("--")):
        return False
    default = _DEFAULTS[field]
    if default is False:
        values[field] = True
        return not equals
    if not equals:
        value = next(left, "")
        # Typer takes it as the value, but it is rather a mistake.
        if value.startswith("-") and value != "-":
            return False
    if not value or value not in CHOICES.get(field, (value,)):
        return False
    read = _READERS[field](value) if field in _READERS else value
    values[field] = (*values.get(field, ()), read) if default == () else read
    return True
