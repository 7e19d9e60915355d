"""`mdlint sync`."""

from typing import Annotated

import typer

from mdlint.cli._check_options import ForceExclude, Jobs, Quiet
from mdlint.cli._inputs import configs, require_either, sources
from mdlint.cli._options import AllowEmpty, ConfigFile, Exclude, ListChanges, Paths, ShowDiff, StdinName
from mdlint.cli._progress import progress


def sync(
    paths: Paths = None,
    *,
    check: ListChanges = False,
    diff: ShowDiff = False,
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

    A table is compared with a file as `source` of its schema says. Only the cells that differ change, in the notation
    of their columns; the mark of the best value moves with it. The exit status is 1 if a cell differs that can't be
    rewritten, 2 if a page or a data file can't be read.
    """
    from mdlint.cli._write_pages import write_or_show  # noqa: PLC0415  help does without it
    from mdlint.sync_run import sync as run_sync  # noqa: PLC0415  as above

    require_either(check=check, diff=diff)
    known = configs(config, exclude=exclude)
    pages = sources(paths, known, stdin_filename, force_exclude=force_exclude, allow_empty=allow_empty)
    with progress(len(pages), quiet=quiet) as on_page:
        run, failures, left = run_sync(pages, on_page, jobs=jobs, sort=sort, add_rows=add_rows)
    mistakes = [f"{each.path}:{each.span.line}: {each.message}" for each in failures]
    places = ((f"{each.path}:{each.span.line}:{each.span.column}", each.message) for each in left)
    run = run._replace(notes=(*run.notes, *(f"{place}: {words}; it is left as it is" for place, words in places)))
    status = write_or_show(run, mistakes, total=len(pages), check=check, diff=diff, quiet=quiet)
    raise typer.Exit(status or int(bool(left)))
