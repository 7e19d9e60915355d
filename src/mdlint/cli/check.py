"""`mdlint check`."""

from collections.abc import Sequence
from typing import Annotated

import typer

from mdlint.cli._options import (
    AllowEmpty,
    ConfigFile,
    Exclude,
    ExitZero,
    ExtendSelect,
    NoConfig,
    OutputFile,
    Paths,
    RuleChoice,
    ShowSettings,
    StdinName,
    choice,
    completing,
    configs,
    folders,
    given_paths,
    rule_choice,
    sources,
)
from mdlint.cli._output import cuts_paths, line_width, say, wants_color, workspace_folder, write
from mdlint.cli._progress import progress
from mdlint.discover import Configs
from mdlint.errors import UsageError
from mdlint.formatters import FORMATTERS, Style
from mdlint.report import Summary
from mdlint.rules import RULES
from mdlint.runner import run
from mdlint.text.words import listed

# The formats that can show the number of findings of each rule.
STATISTICS = ("text", "json")


def check(
    paths: Paths = None,
    *,
    config: ConfigFile = None,
    no_config: NoConfig = False,
    select: Annotated[
        list[str] | None,
        typer.Option(
            help="Run only these rules: ids, separated by commas.", metavar="RULES", autocompletion=completing(RULES)
        ),
    ] = None,
    extend_select: ExtendSelect = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            help="Do not run these rules: ids, separated by commas.", metavar="RULES", autocompletion=completing(RULES)
        ),
    ] = None,
    output_format: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            help="The format of the findings.",
            metavar="|".join(reversed(FORMATTERS)),
            callback=choice(*FORMATTERS),
            autocompletion=completing(FORMATTERS),
        ),
    ] = "text",
    output_file: OutputFile = None,
    fail_on: Annotated[
        str,
        typer.Option(
            help="The lowest severity for which the exit status is 1.",
            metavar="error|warning|never",
            callback=choice("error", "warning", "never"),
            autocompletion=completing(["error", "warning", "never"]),
        ),
    ] = "warning",
    exit_zero: ExitZero = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count the findings of each rule, instead of listing the findings.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Write only findings, without a summary or progress.")
    ] = False,
    color: Annotated[
        str,
        typer.Option(
            help="Use colors.",
            metavar="auto|always|never",
            callback=choice("auto", "always", "never"),
            autocompletion=completing(["auto", "always", "never"]),
        ),
    ] = "auto",
    stdin_filename: StdinName = None,
    exclude: Exclude = None,
    force_exclude: Annotated[
        bool, typer.Option("--force-exclude", help="Apply `exclude` also to pages given by name.")
    ] = False,
    allow_empty: AllowEmpty = False,
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
    whole = () if exclude or force_exclude else folders(paths)
    with progress(len(pages), quiet=quiet) as on_page:
        report = run(pages, chosen.select, chosen.ignore, on_page, whole, extend=chosen.extend)
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
