"""The options of `mdlint check` alone, and the functions that read their values."""

import re
from collections.abc import Sequence
from typing import Annotated, TypeAlias

import typer

from mdlint.cli._options import choice, completing, rule_ids
from mdlint.errors import UsageError
from mdlint.formatters import FORMATTERS
from mdlint.rules import RESERVED, RULES
from mdlint.ruleset import RuleChoice
from mdlint.text.visible import visible
from mdlint.text.words import quoted

_FAIL_ON = ("error", "warning", "never")
_COLOR = ("auto", "always", "never")


def number_of_jobs(value: str) -> int | None:
    """Read a number of processes; None is `auto`. Raises BadParameter."""
    if value == "auto":
        return None
    if not re.fullmatch("0*[1-9][0-9]{0,5}", value):
        raise typer.BadParameter(visible(f"{quoted(value)} is not auto or a number from 1"))
    return int(value)


Select: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        help="Run only these rules: ids, separated by commas.", metavar="RULES", autocompletion=completing(RULES)
    ),
]
ExtendSelect: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        help="Run these rules too: ids of rules that are off, separated by commas.",
        metavar="RULES",
        autocompletion=completing(RULES),
    ),
]
Ignore: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        help="Do not run these rules: ids, separated by commas.", metavar="RULES", autocompletion=completing(RULES)
    ),
]
Format: TypeAlias = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        help="The format of the findings.",
        metavar="|".join(reversed(FORMATTERS)),
        callback=choice(*FORMATTERS),
        autocompletion=completing(FORMATTERS),
    ),
]
FailOn: TypeAlias = Annotated[
    str,
    typer.Option(
        help="The lowest severity for which the exit status is 1.",
        metavar="|".join(_FAIL_ON),
        callback=choice(*_FAIL_ON),
        autocompletion=completing(_FAIL_ON),
    ),
]
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
Color: TypeAlias = Annotated[
    str,
    typer.Option(
        help="Use colors.",
        metavar="|".join(_COLOR),
        callback=choice(*_COLOR),
        autocompletion=completing(_COLOR),
    ),
]
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
ShowSettings: TypeAlias = Annotated[
    bool, typer.Option("--show-settings", help="Print the settings of each path and where they are set; check nothing.")
]


def rule_choice(select: Sequence[str] | None, ignore: Sequence[str] | None, extend: Sequence[str] | None) -> RuleChoice:
    """Read the options that name rules. Raises UsageError for an unknown rule, or if no rule is left."""
    known = RULES.keys() | RESERVED
    chosen = RuleChoice(
        rule_ids(select or (), RULES), rule_ids(ignore or (), known) - RESERVED, rule_ids(extend or (), RULES)
    )
    for option, values, ids in (("--select", select, chosen.select), ("--extend-select", extend, chosen.extend)):
        if values and not ids:
            raise UsageError(f"{option} names no rule")
    if chosen.select and not (chosen.select | chosen.extend) - chosen.ignore:
        raise UsageError("--ignore leaves out every rule that --select names")
    return chosen
