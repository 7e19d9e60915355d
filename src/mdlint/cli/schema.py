"""`mdlint schema`."""

from typing import Annotated

import typer

from mdlint.cli._options import require_paths
from mdlint.cli._output import say, write
from mdlint.schema import check_convention, check_schema, is_convention
from mdlint.visible import visible


def schema(
    files: Annotated[
        list[str],
        typer.Argument(
            help="Files of table schemas or naming conventions, or built-in ones such as builtin:metrics.",
            metavar="FILE...",
        ),
    ],
) -> None:
    """Check table schemas and naming conventions alone, without any page."""
    require_paths(files)
    sound = True
    for file in files:
        faults = check_convention(file) if is_convention(file) else check_schema(file)
        for fault in faults:
            say(f"error: {fault}")
        if not faults:
            write(f"{visible(file)}: valid\n")
        sound = sound and not faults
    raise typer.Exit(0 if sound else 2)
