"""`mdlint sync`."""

from collections.abc import Sequence
from typing import Annotated

import typer

from mdlint.cli._check_options import ForceExclude, Jobs, Quiet
from mdlint.cli._inputs import configs, sources
from mdlint.cli._options import AllowEmpty, ConfigFile, Exclude, Paths, StdinName
from mdlint.cli._output import say, write, write_exactly
from mdlint.cli._progress import progress
from mdlint.discover import Source
from mdlint.errors import UsageError
from mdlint.model import Diagnostic
from mdlint.text.visible import visible_at_start
from mdlint.text.words import counted

_USAGE_ERROR = 2


def sync(
    paths: Paths = None,
    *,
    check: Annotated[
        bool, typer.Option("--check", help="List the pages that would change; the exit status is 1 if there are any.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Print the changes as a diff; write no page. The exit status is as above.")
    ] = False,
    sort: Annotated[
        bool, typer.Option("--sort", help="Also sort the rows of these tables, as `sortedBy` asks.")
    ] = False,
    add_rows: Annotated[
        bool,
        typer.Option(
            "--add-rows", help="Also add the rows that a table lacks, if `source` says that it is `complete`."
        ),
    ] = False,
    config: ConfigFile = None,
    quiet: Quiet = False,
    stdin_filename: StdinName = None,
    exclude: Exclude = None,
    force_exclude: ForceExclude = False,
    allow_empty: AllowEmpty = False,
    jobs: Jobs = None,
) -> None:
    """Write the values of data files into tables.

    A table is compared with a file as `source` of its schema says. Only the cells that differ change, in the notation of their columns; the mark of the best value moves with it. The
    exit status is 1 if a cell differs that can't be rewritten, 2 if a page or a data file can't be read.
    """
    if check and diff:
        raise UsageError("--check and --diff contradict each other: --diff has the same exit status")
    known = configs(config, exclude=exclude)
    pages = sources(paths, known, stdin_filename, force_exclude=force_exclude, allow_empty=allow_empty)
    raise typer.Exit(_sync(pages, check=check, diff=diff, sort=sort, add_rows=add_rows, quiet=quiet, jobs=jobs))


def _sync(
    pages: Sequence[Source], *, check: bool, diff: bool, sort: bool, add_rows: bool, quiet: bool, jobs: int | None
) -> int:
    from mdlint.cli._write_pages import diff_of, write_pages  # noqa: PLC0415  help does without it
    from mdlint.sync_run import sync as run_sync  # noqa: PLC0415  as above

    with progress(len(pages), quiet=quiet) as on_page:
        done = run_sync(pages, on_page, jobs=jobs, sort=sort, add_rows=add_rows)
    mistakes = [f"{each.path}:{each.span.line}: {each.message}" for each in done.failures]
    changed = list(done.pages)
    if diff:
        write(diff_of(changed))
    elif check:
        write("".join(f"{visible_at_start(page.source.path)}\n" for page in changed))
    else:
        if done.standard_input is not None:
            write_exactly(done.standard_input)
        changed, unwritten = write_pages(done.pages)
        mistakes += unwritten
    for mistake in mistakes:
        say(f"error: {mistake}")
    left = [f"{each.path}:{each.span.line}:{each.span.column}: {each.message}" for each in done.left]
    unsorted = [
        f"{each.path}:{each.span.line}: the rows of this table are not sorted: {_why(each)}" for each in done.unsorted
    ]
    if not quiet:
        for note in [*done.notes, *(f"{words}; it is left as it is" for words in left), *unsorted]:
            say(f"note: {note}")
        word = "would change" if check or diff else "changed"
        say(f"{counted(len(changed), 'page')} {word}, {len(pages) - len(changed)} unchanged")
    return _USAGE_ERROR if mistakes else int(bool(left or (changed and (check or diff))))


def _why(unsorted: Diagnostic) -> str:
    """Return the reason why rows are not sorted, as the help of a finding gives it."""
    return (unsorted.help or "").partition(": ")[2].removesuffix(
        "."
    ) or "a row has another finding, or this is not a pipe table"
