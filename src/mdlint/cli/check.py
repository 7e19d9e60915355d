"""`mdlint check`."""

from typing import Annotated

import typer

from mdlint.cli._options import ConfigFile, OutputFile, Paths, StdinName, choice, folders, rule_ids, sources
from mdlint.cli._output import line_width, say, wants_color, workspace_folder, write
from mdlint.cli._progress import progress
from mdlint.errors import UsageError
from mdlint.formatters import FORMATTERS, Style
from mdlint.overview import settings_of
from mdlint.report import Summary
from mdlint.rules import RESERVED, RULES
from mdlint.runner import run


def check(
    paths: Paths = None,
    *,
    config: ConfigFile = None,
    select: Annotated[
        list[str] | None, typer.Option(help="Run only these rules: ids, separated by commas.", metavar="RULES")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(help="Do not run these rules: ids, separated by commas.", metavar="RULES")
    ] = None,
    output_format: Annotated[
        str,
        typer.Option(
            "--format",
            help="The format of the findings.",
            metavar="|".join(reversed(FORMATTERS)),
            callback=choice(*FORMATTERS),
        ),
    ] = "text",
    output_file: OutputFile = None,
    fail_on: Annotated[
        str,
        typer.Option(
            help="The lowest severity that makes the exit status 1.",
            metavar="error|warning|never",
            callback=choice("error", "warning", "never"),
        ),
    ] = "warning",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Write only findings: no summary, no progress.")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="First say what was decided for the pages of each configuration.")
    ] = False,
    color: Annotated[
        str, typer.Option(help="Use colors.", metavar="auto|always|never", callback=choice("auto", "always", "never"))
    ] = "auto",
    stdin_filename: StdinName = None,
    force_exclude: Annotated[
        bool, typer.Option("--force-exclude", help="Apply `exclude` also to pages given by name.")
    ] = False,
) -> None:
    """Check the tables of Markdown pages."""
    selected, ignored = rule_ids(select or (), RULES), rule_ids(ignore or (), RULES.keys() | RESERVED) - RESERVED
    if select and not selected:
        raise UsageError("--select names no rule")
    pages = sources(paths, config, stdin_filename, force_exclude=force_exclude)
    if not pages and not quiet:
        say(f"note: no pages found in {', '.join(paths or ['.'])}")
    if verbose and not quiet:
        for line in settings_of(pages):
            say(line)
    with progress(len(pages), quiet=quiet) as on_page:
        report = run(pages, selected, ignored, on_page, folders(paths))
    style = Style(wants_color(color, output_file), not quiet, line_width(output_file), workspace_folder())
    write(FORMATTERS[output_format](report, style), output_file)
    raise typer.Exit(int(fails(report.summary, fail_on)))


def fails(summary: Summary, fail_on: str) -> bool:
    """Whether a run with this summary fails."""
    counted = {"error": summary.errors, "warning": summary.errors + summary.warnings, "never": 0}
    return counted[fail_on] > 0
