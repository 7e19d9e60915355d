"""`mdlint explain`."""

from typing import Annotated

import typer

from mdlint.cli._output import write
from mdlint.errors import UsageError
from mdlint.rules import RULES
from mdlint.rules import explain as manual_page
from mdlint.words import did_you_mean


def explain(rule: Annotated[str, typer.Argument(help="The id of a rule.")]) -> None:
    """Print the manual page of a rule."""
    if rule not in RULES:
        raise UsageError(f"unknown rule: {rule}{did_you_mean(rule, RULES)}")
    write(manual_page(rule).rstrip("\n") + "\n")
