"""The Typer application with all commands."""

from typing import Annotated

import typer

from mdlint import __version__
from mdlint.cli import check, explain, extract, name, rules, schema, tables

# Plain help and messages can be searched and piped, and do without the import of rich.
app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(check.check)
app.command()(tables.tables)
app.command()(extract.extract)
app.command()(schema.schema)
app.command()(name.name)
app.command()(rules.rules)
app.command()(explain.explain)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"mdlint {__version__}")
        raise typer.Exit


@app.callback()
def mdlint(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Check the tables in Markdown docs, to the cell, against JSON Schemas."""
