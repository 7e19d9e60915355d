"""`mdlint check`."""

from collections.abc import Sequence

import typer

from mdlint.cli._check_options import (
    Color,
    ExitZero,
    ExtendSelect,
    FailOn,
    ForceExclude,
    Format,
    Ignore,
    Jobs,
    Quiet,
    Select,
    ShowSettings,
    Statistics,
    Verbose,
    rule_choice,
)
from mdlint.cli._options import (
    AllowEmpty,
    ConfigFile,
    Exclude,
    NoConfig,
    OutputFile,
    Paths,
    StdinName,
    configs,
    folders,
    given_paths,
    sources,
)
from mdlint.cli._output import cuts_paths, line_width, say, wants_color, workspace_folder, write
from mdlint.cli._progress import progress
from mdlint.discover import Configs
from mdlint.errors import UsageError
from mdlint.formatters import FORMATTERS, Style
from mdlint.overview import settings_of
from mdlint.report import Summary
from mdlint.ruleset import RuleChoice
from mdlint.runner import run
from mdlint.text.words import listed

# The formats that can show the number of findings of each rule.
STATISTICS = ("text", "json")


def check(
    paths: Paths = None,
    *,
    config: ConfigFile = None,
    no_config: NoConfig = False,
    select: Select = None,
    extend_select: ExtendSelect = None,
    ignore: Ignore = None,
    output_format: Format = "text",
    output_file: OutputFile = None,
    fail_on: FailOn = "warning",
    exit_zero: ExitZero = False,
    statistics: Statistics = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    color: Color = "auto",
    stdin_filename: StdinName = None,
    exclude: Exclude = None,
    force_exclude: ForceExclude = False,
    allow_empty: AllowEmpty = False,
    jobs: Jobs = None,
    show_settings: ShowSettings = False,
) -> None:
    """Check the tables of Markdown pages."""
    if statistics and output_format not in STATISTICS:
        raise UsageError(f"--statistics goes with --format {listed(STATISTICS)}, not {output_format}")
    chosen = rule_choice(select, ignore, extend_select)
    known = configs(config, no_config=no_config, exclude=exclude)
    if show_settings:
        write(_settings(given_paths(paths, stdin_filename), known, stdin_filename, chosen), output_file)
        return
    pages = sources(paths, known, stdin_filename, force_exclude=force_exclude, allow_empty=allow_empty)
    if not pages and not quiet:
        say(f"note: no pages found in {', '.join(paths or ['.'])}")
    if verbose and not quiet:
        for line in settings_of(pages):
            say(line)
    whole = () if exclude else folders(paths)
    with progress(len(pages), quiet=quiet) as on_page:
        report = run(pages, chosen, on_page, whole, jobs)
    style = Style(
        wants_color(color, output_file),
        not quiet,
        line_width(output_file),
        workspace_folder(),
        cuts_paths(output_file),
        statistics,
    )
    write(FORMATTERS[output_format](report, style), output_file)
    raise typer.Exit(int(fails(report.summary, "never" if exit_zero else fail_on)))


def _settings(paths: Sequence[str], known: Configs, stdin_name: str | None, chosen: RuleChoice) -> str:
    from mdlint.cli._settings import settings  # noqa: PLC0415  most runs do without it

    return settings(paths, known, stdin_name, chosen)


def fails(summary: Summary, fail_on: str) -> bool:
    """Whether a run with this summary fails."""
    counted = {"error": summary.errors, "warning": summary.errors + summary.warnings, "never": 0}
    return counted[fail_on] > 0
