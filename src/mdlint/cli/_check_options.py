"""The options of `mdlint check` alone."""

import re
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from mdlint.cli._check_call import CHOICES
from mdlint.cli._options import choice, choice_option, completing, named_file
from mdlint.known_rules import KNOWN_RULES
from mdlint.text.visible import visible
from mdlint.text.words import listed, quoted

_FORMATS, _FAIL_ON, _COLOR = (CHOICES[field] for field in ("formats", "fail_on", "color"))


def number_of_jobs(value: str) -> int | None:
    """Read a number of processes; None is `auto`. Raises BadParameter."""
    if value == "auto":
        return None
    if not re.fullmatch("0*[1-9][0-9]{0,5}", value):
        raise typer.BadParameter(visible(f"{quoted(value)} is not auto or a number from 1"))
    return int(value)


def read_formats(values: list[str] | None) -> list[str]:
    """Read formats, each alone or as FORMAT:FILE. Raises BadParameter."""
    read = choice(*_FORMATS)
    for value in values or ():
        name, colon, file = value.partition(":")
        read(name)
        if colon and not file:
            raise typer.BadParameter(visible(f"{quoted(value)} names no file"))
    return values or []


Select: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        help="Run only these rules: ids, separated by commas.", metavar="RULES", autocompletion=completing(KNOWN_RULES)
    ),
]
ExtendSelect: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        help="Run these rules too: ids of rules that are off, separated by commas.",
        metavar="RULES",
        autocompletion=completing(KNOWN_RULES),
    ),
]
Ignore: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        help="Do not run these rules: ids, separated by commas.",
        metavar="RULES",
        autocompletion=completing(KNOWN_RULES),
    ),
]
Formats: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        "-f",
        help=f"The format of the findings: {listed(_FORMATS)} (default: text). FORMAT:FILE writes them to a file. "
        "Can be repeated.",
        metavar="FORMAT[:FILE]",
        callback=read_formats,
        autocompletion=completing(_FORMATS),
    ),
]
FailOn: TypeAlias = Annotated[str, choice_option(_FAIL_ON, "The lowest severity for which the exit status is 1.")]
ExitZero: TypeAlias = Annotated[bool, typer.Option("--exit-zero", help="The same as --fail-on never.")]
Statistics: TypeAlias = Annotated[
    bool, typer.Option("--statistics", help="Count the findings of each rule, instead of listing the findings.")
]
Quiet: TypeAlias = Annotated[
    bool, typer.Option("--quiet", "-q", help="Write only findings, without a summary or progress.")
]
Verbose: TypeAlias = Annotated[
    bool, typer.Option("--verbose", "-v", help="First say what was decided for the pages of each configuration.")
]
Color: TypeAlias = Annotated[str, choice_option(_COLOR, "Use colors.")]
ForceExclude: TypeAlias = Annotated[
    bool, typer.Option("--force-exclude", help="Apply `exclude` also to pages given by name.")
]
Jobs: TypeAlias = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        help="Check pages in this many processes; auto: as many as save time.",
        metavar="N|auto",
        show_default="auto",
        parser=number_of_jobs,
    ),
]
Watch: TypeAlias = Annotated[
    bool, typer.Option("--watch", "-w", help="Check again whenever files change, until you press Ctrl-C.")
]
ShowSettings: TypeAlias = Annotated[
    bool, typer.Option("--show-settings", help="Print the settings of each path and where they are set; check nothing.")
]
NoCache: TypeAlias = Annotated[bool, typer.Option("--no-cache", help="Neither use the cache nor write to it.")]
NoBaseline: TypeAlias = Annotated[bool, typer.Option("--no-baseline", help="Report known findings too.")]
ChangedSince: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--changed-since",
        help="Report only findings in rows, headers and lines that are new or changed since a revision of git.",
        metavar="REV",
    ),
]
Staged: TypeAlias = Annotated[
    bool, typer.Option("--staged", help="Check what is staged, and report only findings in what the commit changes.")
]
CacheDir: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--cache-dir",
        help="The folder of the cache, instead of MDLINT_CACHE_DIR or .mdlint_cache in the repository.",
        metavar="DIR",
        parser=named_file,
    ),
]
Fix: TypeAlias = Annotated[
    bool, typer.Option("--fix", help="Fix what can be fixed safely, write the pages, and report what remains.")
]
Diff: TypeAlias = Annotated[
    bool, typer.Option("--diff", help="Print what --fix would change, as a diff; write no page.")
]
UnsafeFixes: TypeAlias = Annotated[
    bool, typer.Option("--unsafe-fixes", help="With --fix or --diff: use also fixes that a human has to look at.")
]
