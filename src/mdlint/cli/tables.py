"""`mdlint tables`."""

from typing import Annotated

import typer

from mdlint.cli._options import ConfigFile, OutputFile, Paths, StdinName, choice, sources
from mdlint.cli._output import say, write
from mdlint.formatters.overview import OVERVIEW_FORMATTERS
from mdlint.overview import overview_of


def tables(
    paths: Paths = None,
    *,
    config: ConfigFile = None,
    output_format: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="|".join(OVERVIEW_FORMATTERS),
            callback=choice(*OVERVIEW_FORMATTERS),
            help="The format of the list.",
        ),
    ] = "text",
    output_file: OutputFile = None,
    stdin_filename: StdinName = None,
) -> None:
    """List the tables of Markdown pages, each with its schema and the reason."""
    overview = overview_of(sources(paths, config, stdin_filename))
    for path, failure in overview.failures:
        say(f"error: {path}:{failure.line}:{failure.column}: {failure.message}")
    write(OVERVIEW_FORMATTERS[output_format](overview), output_file)
    raise typer.Exit(int(bool(overview.failures)))
