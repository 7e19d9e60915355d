"""`mdlint schema`."""

from typing import Annotated

import typer

from mdlint.cli._options import optional_choice, require_paths
from mdlint.cli._output import say, write
from mdlint.errors import UsageError
from mdlint.schema import bundled_path, check_convention, examine_schema, is_convention, other_kind
from mdlint.text.visible import visible_at_start

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
    skip_other_schemas: Annotated[
        bool, typer.Option("--skip-other-schemas", help="Skip JSON Schemas that are not for tables.")
    ] = False,
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
        for_names = is_convention(file)
        if skip_other_schemas and not for_names and (reason := other_kind(file)):
            say(f"note: {file}: skipped, since {reason}")
            continue
        mistakes, warnings = (check_convention(file), []) if for_names else examine_schema(file)
        for mistake in mistakes:
            say(f"error: {mistake}")
        for warning in warnings:
            say(f"warning: {warning}")
        if not mistakes:
            write(f"{visible_at_start(file)}: valid\n")
        all_valid = all_valid and not mistakes
    raise typer.Exit(0 if all_valid else 2)
