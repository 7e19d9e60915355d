"""The arguments and options that several commands share, and how their values are read."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from mdlint.errors import UsageError
from mdlint.files import STDIN, Configs, Source, discover
from mdlint.words import did_you_mean

Paths: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(help="Pages, and directories of pages; - is the standard input.", show_default="."),
]
ConfigFile: TypeAlias = Annotated[
    Path | None, typer.Option("--config", help="Take this file for the configuration of all pages.", metavar="FILE")
]
StdinName: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--stdin-filename", help="The path the standard input is known by, and configured by.", metavar="PATH"
    ),
]
OutputFile: TypeAlias = Annotated[
    Path | None, typer.Option("--output-file", "-o", help="Write to this file.", metavar="FILE")
]


def choice(*known: str) -> Callable[[str], str]:
    """Make the reader of an option that takes one of a few words."""

    def read(value: str) -> str:
        if value not in known:
            raise typer.BadParameter(f'"{value}" is none of {", ".join(known)}{did_you_mean(value, known)}')
        return value

    return read


def rule_ids(values: Iterable[str], known: Iterable[str]) -> frozenset[str]:
    """Read rule ids, separated by commas or given one by one. Raises UsageError for an unknown one."""
    ids = frozenset(part.strip() for value in values for part in value.split(",")) - {""}
    for unknown in sorted(ids.difference(known)):
        raise UsageError(f"unknown rule: {unknown}{did_you_mean(unknown, known)}")
    return ids


def sources(paths: Sequence[str] | None, config: Path | None, stdin_name: str | None) -> list[Source]:
    """Find the pages that a command is for. Raises UsageError for a path, ConfigError for a configuration."""
    asked = paths or ["."]
    if stdin_name is not None and STDIN not in asked:
        raise UsageError("--stdin-filename goes with the path -")
    return discover(asked, Configs(config), stdin_name)
