"""`mdlint schema`."""

from typing import Annotated

import typer

from mdlint.cli._options import require_paths
from mdlint.cli._output import say, write
from mdlint.schema import check_schema
from mdlint.visible import visible


def schema(
    files: Annotated[
        list[str], typer.Argument(help="Schema files, or built-in schemas such as builtin:metrics.", metavar="FILE...")
    ],
) -> None:
    """Check table schemas alone, without any page."""
    require_paths(files)
    sound = True
    for file in files:
        faults = check_schema(file)
        for fault in faults:
            say(f"error: {fault}")
        if not faults:
            write(f"{visible(file)}: valid\n")
        sound = sound and not faults
    raise typer.Exit(0 if sound else 2)
