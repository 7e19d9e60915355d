"""`mdlint schema`."""

from typing import Annotated

import typer

from mdlint.cli._options import optional_choice, require_paths
from mdlint.cli._output import say, write
from mdlint.errors import UsageError
from mdlint.schema import bundled_path, check_convention, check_schema, is_convention
from mdlint.text.visible import visible

_FORMATS = ("table", "naming", "config", "report")


def schema(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            help="Files of table schemas or naming conventions, or built-in ones such as builtin:metrics.",
            metavar="FILE...",
            show_default=False,
        ),
    ] = None,
    printed: Annotated[
        str | None,
        typer.Option(
            "--print",
            help="Print the JSON Schema of a format instead: of table schemas, naming conventions, the configuration or the report.",
            metavar="|".join(_FORMATS),
            callback=optional_choice(*_FORMATS),
        ),
    ] = None,
) -> None:
    """Check table schemas and naming conventions, without pages."""
    if printed is not None:
        write(bundled_path(f"{printed}.schema.json").read_text(encoding="utf-8"))
        raise typer.Exit(0)
    if not files:
        raise UsageError("no schema is named")
    require_paths(files)
    all_valid = True
    for file in files:
        mistakes = check_convention(file) if is_convention(file) else check_schema(file)
        for mistake in mistakes:
            say(f"error: {mistake}")
        if not mistakes:
            write(f"{visible(file)}: valid\n")
        all_valid = all_valid and not mistakes
    raise typer.Exit(0 if all_valid else 2)
