"""`mdlint infer`."""

from typing import Annotated

import typer

from mdlint.cli._inputs import configs, sources
from mdlint.cli._options import AllowEmpty, ConfigFile, Exclude, NoConfig, Paths, StdinName
from mdlint.cli._output import say_failures, write
from mdlint.cli._progress import progress_of_history


def infer(
    paths: Paths = None,
    *,
    config: ConfigFile = None,
    no_config: NoConfig = False,
    schema_out: Annotated[
        str | None,
        typer.Option(
            "--schema-out",
            help="The folder for the schemas.",
            metavar="DIR",
            show_default="schemas, next to the configuration",
        ),
    ] = None,
    write_files: Annotated[
        bool, typer.Option("--write", help="Write the schemas, and their entries in the configuration.")
    ] = False,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Add the evidence to the schemas, as x-evidence.")
    ] = False,
    from_history: Annotated[
        bool, typer.Option("--from-history", help="Read the past states of the pages from git, as evidence.")
    ] = False,
    stdin_filename: StdinName = None,
    exclude: Exclude = None,
    allow_empty: AllowEmpty = False,
) -> None:
    """Propose schemas for tables, and list their suspects."""
    from mdlint.infer.command import infer_pages  # noqa: PLC0415  60 ms for the runner; help does without it

    known = configs(config, no_config=no_config, exclude=exclude)
    found = sources(paths, known, stdin_filename, allow_empty=allow_empty)
    with progress_of_history() as on_state:
        result = infer_pages(
            found,
            schema_out,
            with_evidence=evidence,
            writes=write_files,
            on_state=on_state if from_history else None,
        )
    status = say_failures(result.failures)
    write(result.text)
    raise typer.Exit(status)
