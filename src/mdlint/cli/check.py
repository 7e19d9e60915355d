"""`mdlint check`."""

import typer

from mdlint.cli._check_call import CheckCall
from mdlint.cli._check_options import (
    CacheDir,
    ChangedSince,
    Color,
    Diff,
    ExitZero,
    ExtendSelect,
    FailOn,
    Fix,
    ForceExclude,
    Formats,
    Ignore,
    Jobs,
    NoBaseline,
    NoCache,
    Quiet,
    Select,
    ShowSettings,
    Staged,
    Statistics,
    UnsafeFixes,
    Verbose,
    Watch,
)
from mdlint.cli._options import AllowEmpty, Baseline, ConfigFile, Exclude, NoConfig, OutputFile, Paths, StdinName

_DEFAULT = CheckCall()


def check(
    paths: Paths = None,
    *,
    config: ConfigFile = None,
    no_config: NoConfig = False,
    select: Select = None,
    extend_select: ExtendSelect = None,
    ignore: Ignore = None,
    formats: Formats = None,
    output_file: OutputFile = None,
    fail_on: FailOn = _DEFAULT.fail_on,
    exit_zero: ExitZero = False,
    statistics: Statistics = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    color: Color = _DEFAULT.color,
    stdin_filename: StdinName = None,
    exclude: Exclude = None,
    force_exclude: ForceExclude = False,
    allow_empty: AllowEmpty = False,
    jobs: Jobs = None,
    watch: Watch = False,
    show_settings: ShowSettings = False,
    no_cache: NoCache = False,
    cache_dir: CacheDir = None,
    baseline: Baseline = None,
    no_baseline: NoBaseline = False,
    changed_since: ChangedSince = None,
    staged: Staged = False,
    fix: Fix = False,
    diff: Diff = False,
    unsafe_fixes: UnsafeFixes = False,
) -> None:
    """Check the tables of Markdown pages."""
    from mdlint.cli._run_check import run_check  # noqa: PLC0415  the other commands and help do without it

    call = CheckCall(
        paths=tuple(paths or ()),
        config=config,
        no_config=no_config,
        select=tuple(select or ()),
        extend_select=tuple(extend_select or ()),
        ignore=tuple(ignore or ()),
        formats=tuple(formats or ()),
        output_file=output_file,
        fail_on=fail_on,
        exit_zero=exit_zero,
        statistics=statistics,
        quiet=quiet,
        verbose=verbose,
        color=color,
        stdin_filename=stdin_filename,
        exclude=tuple(exclude or ()),
        force_exclude=force_exclude,
        allow_empty=allow_empty,
        jobs=jobs,
        watch=watch,
        show_settings=show_settings,
        no_cache=no_cache,
        cache_dir=cache_dir,
        baseline=baseline,
        no_baseline=no_baseline,
        changed_since=changed_since,
        staged=staged,
        fix=fix,
        diff=diff,
        unsafe_fixes=unsafe_fixes,
    )
    raise typer.Exit(run_check(call))
