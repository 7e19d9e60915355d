"""The Typer application with all commands."""

from typing import Annotated

import typer

from mdlint import __version__
from mdlint.cli import (
    accept,
    baseline,
    check,
    clean,
    diff,
    explain,
    extract,
    format,  # noqa: A004  the command
    infer,
    init,
    name,
    rules,
    schema,
    sync,
    tables,
)
from mdlint.cli._commands import Command, Group

# Plain help and messages can be searched and piped, and do without the import of rich.
app = typer.Typer(
    cls=Group,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    check.check,
    format.format,
    sync.sync,
    baseline.baseline,
    diff.diff,
    tables.tables,
    extract.extract,
    init.init,
    infer.infer,
    accept.accept,
    schema.schema,
    name.name,
    rules.rules,
    explain.explain,
    clean.clean,
):
    app.command(cls=Command)(command)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"mdlint {__version__}")
        raise typer.Exit


@app.callback()
def mdlint(
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Print the version.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Check the tables in Markdown docs, to the cell, against JSON Schemas."""
