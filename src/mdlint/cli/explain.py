"""`mdlint explain`."""

from typing import Annotated

import typer

from mdlint.cli._output import write
from mdlint.errors import UsageError
from mdlint.rules import RULES, no_such_rule
from mdlint.rules import explain as manual_page


def explain(rule: Annotated[str, typer.Argument(help="The id of a rule.")]) -> None:
    """Print the manual page of a rule."""
    if rule not in RULES:
        raise UsageError(no_such_rule(rule))
    write(manual_page(rule).rstrip("\n") + "\n")
