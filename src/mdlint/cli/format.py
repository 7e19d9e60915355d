"""`mdlint format`."""

from collections.abc import Sequence
from typing import Annotated

import typer

from mdlint.cli._check_options import ForceExclude, Jobs, Quiet
from mdlint.cli._inputs import configs, sources
from mdlint.cli._options import AllowEmpty, ConfigFile, Exclude, NoConfig, Paths, StdinName
from mdlint.cli._output import say, write, write_exactly
from mdlint.cli._progress import progress
from mdlint.discover import Source
from mdlint.errors import UsageError
from mdlint.text.visible import visible_at_start
from mdlint.text.words import counted

_FINDINGS, _USAGE_ERROR = 1, 2


def format(  # noqa: A001  the name of the command
    paths: Paths = None,
    *,
    check: Annotated[
        bool, typer.Option("--check", help="List the pages that would change; the exit status is 1 if there are any.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Print the changes as a diff; write no page. The exit status is as above.")
    ] = False,
    config: ConfigFile = None,
    no_config: NoConfig = False,
    quiet: Quiet = False,
    stdin_filename: StdinName = None,
    exclude: Exclude = None,
    force_exclude: ForceExclude = False,
    allow_empty: AllowEmpty = False,
    jobs: Jobs = None,
) -> None:
    """Set tables in the style of the configuration. No cell changes."""
    if check and diff:
        raise UsageError("--check and --diff contradict each other: --diff has the same exit status")
    known = configs(config, no_config=no_config, exclude=exclude)
    pages = sources(paths, known, stdin_filename, force_exclude=force_exclude, allow_empty=allow_empty)
    raise typer.Exit(_format(pages, check=check, diff=diff, quiet=quiet, jobs=jobs))


def _format(pages: Sequence[Source], *, check: bool, diff: bool, quiet: bool, jobs: int | None) -> int:
    from mdlint.cli._write_pages import diff_of, write_pages  # noqa: PLC0415  help does without it
    from mdlint.fix_run import format_tables  # noqa: PLC0415  as above

    with progress(len(pages), quiet=quiet) as on_page:
        done = format_tables(pages, on_page, jobs=jobs)
    mistakes = [f"{each.path}: {each.message}" for each in done.report.diagnostics]
    changed = [page.source.path for page in done.pages]
    if diff:
        write(diff_of(done.pages))
    elif check:
        write("".join(f"{visible_at_start(path)}\n" for path in changed))
    else:
        if done.standard_input is not None:
            write_exactly(done.standard_input)
        writing = write_pages(done.pages)
        mistakes += writing.mistakes
        changed = [page.source.path for page in writing.pages]
    for mistake in mistakes:
        say(f"error: {mistake}")
    if not quiet:
        for note in done.notes:
            say(f"note: {note}")
        word = "would change" if check or diff else "changed"
        say(f"{counted(len(changed), 'page')} {word}, {len(pages) - len(changed)} unchanged")
    return _USAGE_ERROR if mistakes else _FINDINGS if changed and (check or diff) else 0
