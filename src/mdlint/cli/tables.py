"""`mdlint tables`."""

from typing import Annotated

import typer

from mdlint.cli._inputs import configs, sources
from mdlint.cli._options import AllowEmpty, ConfigFile, Exclude, NoConfig, OutputFile, Paths, StdinName, format_option
from mdlint.cli._output import say_failures, write
from mdlint.text.visible import harmless_json

FORMATS = ("text", "json")


def tables(
    paths: Paths = None,
    *,
    config: ConfigFile = None,
    no_config: NoConfig = False,
    output_format: Annotated[str, format_option(FORMATS, "The format of the list.")] = "text",
    output_file: OutputFile = None,
    stdin_filename: StdinName = None,
    exclude: Exclude = None,
    allow_empty: AllowEmpty = False,
) -> None:
    """List the tables of pages, each with its schema and why."""
    from mdlint.formatters.overview import OVERVIEW_FORMATTERS  # noqa: PLC0415  help does without it
    from mdlint.overview import overview_of  # noqa: PLC0415  as above

    known = configs(config, no_config=no_config, exclude=exclude)
    overview = overview_of(sources(paths, known, stdin_filename, allow_empty=allow_empty))
    text = OVERVIEW_FORMATTERS[output_format](overview)
    status = say_failures(overview.failures)
    write(harmless_json(text) if output_format == "json" else text, output_file)
    raise typer.Exit(status)
