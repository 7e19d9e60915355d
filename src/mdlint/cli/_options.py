"""The arguments and options that several commands share."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Annotated, TypeAlias

import typer
from typer.models import OptionInfo

from mdlint.text.visible import visible
from mdlint.text.words import did_you_mean, quoted


def named_file(value: str) -> Path:
    """Read the path of a file. Raises BadParameter for an empty path, which `Path` takes for the working directory."""
    if not value:
        raise typer.BadParameter("no file is named")
    return Path(value)


def _output_path(value: str) -> Path | None:
    """Read the path of the output: None for `-`, which is the standard output. Raises BadParameter as above."""
    return None if value == "-" else named_file(value)


Paths: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(
        help="Pages and directories of pages; - is the standard input.",
        metavar="PATHS...",
        show_default="the working directory",
    ),
]
# Of a command that needs files.
FilePaths: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(help="Pages and directories of pages.", metavar="PATHS...", show_default="the working directory"),
]
ConfigFile: TypeAlias = Annotated[
    Path | None,
    typer.Option("--config", help="Use this configuration file for all pages.", metavar="FILE", parser=named_file),
]
StdinName: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--stdin-filename",
        help="The path of the page on the standard input, in messages and to find its configuration.",
        metavar="PATH",
    ),
]
NoConfig: TypeAlias = Annotated[bool, typer.Option("--no-config", help="Read no configuration file.")]
Exclude: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        help="Skip pages and folders that match, as `exclude` does; relative to the working directory.", metavar="GLOB"
    ),
]
AllowEmpty: TypeAlias = Annotated[bool, typer.Option("--allow-empty", help="A folder may have no pages.")]
# Of a command that writes pages: `require_either` refuses both.
ListChanges: TypeAlias = Annotated[
    bool, typer.Option("--check", help="List the pages that would change; the exit status is 1 if there are any.")
]
ShowDiff: TypeAlias = Annotated[
    bool, typer.Option("--diff", help="Print the changes as a diff; write no page. The exit status is as above.")
]
Baseline: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        help="The file of known findings, instead of .mdlint-baseline.json next to the configuration.",
        metavar="FILE",
        parser=named_file,
    ),
]
OutputFile: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--output-file",
        "-o",
        help="Write to this file instead of the standard output (-).",
        metavar="FILE",
        parser=_output_path,
    ),
]


def choice_option(known: Sequence[str], help_: str, *names: str) -> OptionInfo:
    """Return an option that has one of some values, which the help and the completion of a shell list.

    Without `names`, typer makes the name of the parameter's.
    """
    option: OptionInfo = typer.Option(
        *names, help=help_, metavar="|".join(known), callback=choice(*known), autocompletion=completing(known)
    )
    return option


def format_option(known: Sequence[str], help_: str) -> OptionInfo:
    """Return the option of the output's format."""
    return choice_option(known, help_, "--format", "-f")


def choice(*known: str) -> Callable[[str | None], str | None]:
    """Return a function that reads the value of an option, given the values that it can have. None stays None."""

    def read(value: str | None) -> str | None:
        if value is not None and value not in known:
            raise typer.BadParameter(
                visible(f"{quoted(value)} is not one of {', '.join(known)}{did_you_mean(value, known)}")
            )
        return value

    return read


def completing(words: Iterable[str]) -> Callable[[], list[str]]:
    """Return a function that lists the values of an option for the completion of a shell."""
    listed = list(words)
    return lambda: listed
