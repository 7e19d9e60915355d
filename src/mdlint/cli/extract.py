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
            help="json: the tables as written; records: the rows that their schemas check, as objects; "
            "jsonl: the same as JSON Lines, one array of rows for each table.",
        ),
    ] = "json",
    output_file: OutputFile = None,
    stdin_filename: StdinName = None,
) -> None:
    """Print the tables of Markdown pages as data."""
    tables, failures = read_tables(sources(paths, config, stdin_filename))
    for path, failure in failures:
        say(f"error: {path}:{failure.line}:{failure.column}: {failure.message}")
    write(TABLE_FORMATTERS[output_format](tables), output_file)
    raise typer.Exit(int(bool(failures)))
