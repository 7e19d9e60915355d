"""`mdlint extract`."""

from collections.abc import Sequence
from typing import Annotated

import typer

from mdlint.cli._inputs import configs, sources
from mdlint.cli._options import AllowEmpty, ConfigFile, Exclude, NoConfig, OutputFile, Paths, StdinName, format_option
from mdlint.cli._output import say_failures, write
from mdlint.discover import Source
from mdlint.files.utf8 import Unreadable
from mdlint.text.visible import harmless_json

FORMATS = ("json", "records", "jsonl", "pages")


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
            "jsonl: the same as JSON Lines, one array of rows for each table; "
            "pages: each page as the data that its page schema checks.",
        ),
    ] = "json",
    output_file: OutputFile = None,
    stdin_filename: StdinName = None,
    exclude: Exclude = None,
    allow_empty: AllowEmpty = False,
) -> None:
    """Print the tables of pages, or whole pages, as data."""
    known = configs(config, no_config=no_config, exclude=exclude)
    extracted = _pages if output_format == "pages" else _tables
    text, failures = extracted(sources(paths, known, stdin_filename, allow_empty=allow_empty), output_format)
    status = say_failures(failures)
    write(harmless_json(text), output_file)
    raise typer.Exit(status)


def _tables(pages: Sequence[Source], output_format: str) -> tuple[str, Sequence[tuple[str, Unreadable]]]:
    from mdlint.formatters.tables import TABLE_FORMATTERS  # noqa: PLC0415  help does without it
    from mdlint.runner import extract_tables  # noqa: PLC0415  as above

    tables, failures = extract_tables(pages)
    return TABLE_FORMATTERS[output_format](tables), failures


def _pages(pages: Sequence[Source], _: str) -> tuple[str, Sequence[tuple[str, Unreadable]]]:
    from mdlint.formatters.pages import pages_as_json  # noqa: PLC0415  as above
    from mdlint.runner import read_tables  # noqa: PLC0415  as above

    read, failures = read_tables(pages)
    text, unread = pages_as_json(read)
    return text, [*failures, *unread]
