"""`mdlint diff`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from mdlint.cli._inputs import configs, folders, protect, require_paths, sources
from mdlint.cli._options import ConfigFile, Exclude, NoConfig, OutputFile, format_option
from mdlint.cli._output import say_failures, write
from mdlint.discover import STDIN
from mdlint.errors import GitError, UsageError

FORMATS = ("text", "json", "markdown")


def diff(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            help="A revision of git, then pages and directories of pages.",
            metavar="[REV] [PATHS...]",
            show_default="HEAD, and the working directory",
        ),
    ] = None,
    *,
    config: ConfigFile = None,
    no_config: NoConfig = False,
    output_format: Annotated[
        str, format_option(FORMATS, "The format of the changes; markdown is for a comment on a pull request.")
    ] = "text",
    output_file: OutputFile = None,
    exclude: Exclude = None,
) -> None:
    """Show what has changed in tables since a revision, row by row."""
    from mdlint.formatters.differences import DIFFERENCE_FORMATTERS  # noqa: PLC0415  60 ms; help does not need it
    from mdlint.review.page_changes import gone_since, table_differences  # noqa: PLC0415  as above
    from mdlint.review.since import changed_from  # noqa: PLC0415  as above

    require_paths(names or ())
    revision, paths = _split(names or ())
    if STDIN in paths:
        raise UsageError("mdlint diff compares files, and - is the standard input")
    known = configs(config, no_config=no_config, exclude=exclude)
    since = changed_from(revision, paths)
    gone = gone_since(since, paths)
    present = [path for path in paths if path not in gone]
    pages = [] if gone and not present else sources(present, known, None, allow_empty=True)
    found = table_differences(pages, [*folders(paths), *gone.values()], known, since)
    status = say_failures(found.failures)
    protect(pages, output_file)
    write(DIFFERENCE_FORMATTERS[output_format](found.tables), output_file)
    raise typer.Exit(status)


def _split(names: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Return the revision and the paths that arguments name. Raises UsageError if the first may be either."""
    from mdlint.review.since import is_revision  # noqa: PLC0415  as above

    if not names:
        return "HEAD", ()
    first, *others = names
    is_path = Path(first).exists()
    try:
        names_revision = is_revision(first)
    except GitError:
        names_revision = False
    if is_path and names_revision:
        raise UsageError(f"{first} is a revision and a path: write ./{first} for the path, or HEAD {first}")
    return ("HEAD", names) if is_path else (first, others)
