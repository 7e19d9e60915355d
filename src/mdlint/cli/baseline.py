"""`mdlint baseline`."""

from typing import Annotated

import typer

from mdlint.cli._check_options import ForceExclude, Jobs, Quiet
from mdlint.cli._inputs import baseline_choice, configs, folders, sources
from mdlint.cli._options import AllowEmpty, Baseline, ConfigFile, Exclude, FilePaths, NoConfig
from mdlint.cli._output import say_failures, write
from mdlint.discover import STDIN
from mdlint.errors import UsageError
from mdlint.text.visible import visible_at_start


def baseline(
    paths: FilePaths = None,
    *,
    config: ConfigFile = None,
    no_config: NoConfig = False,
    file: Baseline = None,
    update: Annotated[
        bool, typer.Option("--update", help="Only remove the findings that no longer occur; add none.")
    ] = False,
    exclude: Exclude = None,
    force_exclude: ForceExclude = False,
    allow_empty: AllowEmpty = False,
    jobs: Jobs = None,
    quiet: Quiet = False,
) -> None:
    """Make all findings known, so that check reports only new ones.

    A page that can't be read is an error: check reports it as before.
    """
    from mdlint.cli._renew import renew  # noqa: PLC0415  60 ms for the runner; help does not need it

    if STDIN in (paths or ()):
        raise UsageError("a baseline is about files, and - is the standard input")
    known = configs(config, no_config=no_config, exclude=exclude)
    pages = sources(paths, known, None, force_exclude=force_exclude, allow_empty=allow_empty)
    whole = () if exclude else tuple(folders(paths))
    lines, unreadable = renew(pages, whole, baseline_choice(file), only_drop=update, jobs=jobs, quiet=quiet)
    if not quiet:
        write("".join(f"{visible_at_start(line)}\n" for line in lines))
    raise typer.Exit(say_failures(unreadable))
