"""`mdlint format`."""

import typer

from mdlint.cli._check_options import ForceExclude, Jobs, Quiet
from mdlint.cli._inputs import configs, require_either, sources
from mdlint.cli._options import AllowEmpty, ConfigFile, Exclude, ListChanges, NoConfig, Paths, ShowDiff, StdinName
from mdlint.cli._progress import progress


def format(  # noqa: A001  the name of the command
    paths: Paths = None,
    *,
    check: ListChanges = False,
    diff: ShowDiff = False,
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
    from mdlint.cli._write_pages import write_or_show  # noqa: PLC0415  help does without it
    from mdlint.fix_run import format_tables  # noqa: PLC0415  as above

    require_either(check=check, diff=diff)
    known = configs(config, no_config=no_config, exclude=exclude)
    pages = sources(paths, known, stdin_filename, force_exclude=force_exclude, allow_empty=allow_empty)
    with progress(len(pages), quiet=quiet) as on_page:
        done = format_tables(pages, on_page, jobs=jobs)
    mistakes = [f"{each.path}: {each.message}" for each in done.report.diagnostics]
    raise typer.Exit(write_or_show(done, mistakes, total=len(pages), check=check, diff=diff, quiet=quiet))
