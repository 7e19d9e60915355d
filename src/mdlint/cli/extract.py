"""`mdlint extract`."""

from typing import Annotated

import typer

from mdlint.cli._inputs import configs, sources
from mdlint.cli._options import AllowEmpty, ConfigFile, Exclude, NoConfig, OutputFile, Paths, StdinName, format_option
from mdlint.cli._output import say_failures, write
from mdlint.text.visible import harmless_json

FORMATS = ("json", "records", "jsonl")


def extract(
    paths: Paths = None,
    *,
    config: ConfigFile = None,
    no_config: NoConfig = False,
    output_format: Annotated[
        str,
        format_option(
            FORMATS,
            "json: the tables as written; records: the rows that their schemas check, as objects; "
            "jsonl: the same as JSON Lines, one array of rows for each table.",
        ),
    ] = "json",
    output_file: OutputFile = None,
    stdin_filename: StdinName = None,
    exclude: Exclude = None,
    allow_empty: AllowEmpty = False,
) -> None:
    """Print the tables of Markdown pages as data."""
    from mdlint.formatters.tables import TABLE_FORMATTERS  # noqa: PLC0415  help does without it
    from mdlint.runner import extract_tables  # noqa: PLC0415  as above

    known = configs(config, no_config=no_config, exclude=exclude)
    tables, failures = extract_tables(sources(paths, known, stdin_filename, allow_empty=allow_empty))
    status = say_failures(failures)
    write(harmless_json(TABLE_FORMATTERS[output_format](tables)), output_file)
    raise typer.Exit(status)
