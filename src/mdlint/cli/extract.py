"""`mdlint extract`."""

from typing import Annotated

import typer

from mdlint.cli._options import ConfigFile, OutputFile, Paths, StdinName, choice, sources
from mdlint.cli._output import say, write
from mdlint.formatters.tables import TABLE_FORMATTERS
from mdlint.runner import extract as read_tables


def extract(
    paths: Paths = None,
    *,
    config: ConfigFile = None,
    output_format: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="|".join(TABLE_FORMATTERS),
            callback=choice(*TABLE_FORMATTERS),
            help="All tables as written, or each as an array of row objects on a line of its own.",
        ),
    ] = "json",
    output_file: OutputFile = None,
    stdin_filename: StdinName = None,
) -> None:
    """Print the tables of Markdown pages as data."""
    tables, faults = read_tables(sources(paths, config, stdin_filename))
    for path, fault in faults:
        say(f"error: {path}:{fault.line}:{fault.column}: {fault.message}")
    write(TABLE_FORMATTERS[output_format](tables), output_file)
    raise typer.Exit(int(bool(faults)))
