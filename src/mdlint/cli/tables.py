"""`mdlint tables`."""

from typing import Annotated

import typer

from mdlint.cli._options import (
    AllowEmpty,
    ConfigFile,
    Exclude,
    NoConfig,
    OutputFile,
    Paths,
    StdinName,
    choice,
    completing,
    configs,
    sources,
)
from mdlint.cli._output import say, write
from mdlint.formatters.overview import OVERVIEW_FORMATTERS
from mdlint.overview import overview_of
from mdlint.text.visible import harmless_json


def tables(
    paths: Paths = None,
    *,
    config: ConfigFile = None,
    no_config: NoConfig = False,
    output_format: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="|".join(OVERVIEW_FORMATTERS),
            callback=choice(*OVERVIEW_FORMATTERS),
            autocompletion=completing(OVERVIEW_FORMATTERS),
            help="The format of the list.",
        ),
    ] = "text",
    output_file: OutputFile = None,
    stdin_filename: StdinName = None,
    exclude: Exclude = None,
    allow_empty: AllowEmpty = False,
) -> None:
    """List the tables of pages, each with its schema and why."""
    known = configs(config, no_config=no_config, exclude=exclude)
    overview = overview_of(sources(paths, known, stdin_filename, allow_empty=allow_empty))
    text = OVERVIEW_FORMATTERS[output_format](overview)
    for path, failure in overview.failures:
        say(f"error: {path}:{failure.line}:{failure.column}: {failure.message}")
    write(harmless_json(text) if output_format == "json" else text, output_file)
    raise typer.Exit(int(bool(overview.failures)))
