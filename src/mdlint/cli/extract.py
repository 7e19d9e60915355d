"""`mdlint extract`."""

from typing import Annotated

import typer

from mdlint.cli._options import ConfigFile, OutputFile, Paths, StdinName, choice, completing, sources
from mdlint.cli._output import say, write
from mdlint.formatters.tables import TABLE_FORMATTERS
from mdlint.runner import extract as read_tables
from mdlint.text.visible import harmless_json


def extract(
    paths: Paths = None,
    *,
    config: ConfigFile = None,
    output_format: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="|".join(TABLE_FORMATTERS),
            callback=choice(*TABLE_FORMATTERS),
            autocompletion=completing(TABLE_FORMATTERS),
            help="json: all tables as written; records: each table as an array of row objects, one table per line.",
        ),
    ] = "json",
    output_file: OutputFile = None,
    stdin_filename: StdinName = None,
) -> None:
    """Print the tables of Markdown pages as data."""
    tables, failures = read_tables(sources(paths, config, stdin_filename))
    for path, failure in failures:
        say(f"error: {path}:{failure.line}:{failure.column}: {failure.message}")
    write(harmless_json(TABLE_FORMATTERS[output_format](tables)), output_file)
    raise typer.Exit(int(bool(failures)))
