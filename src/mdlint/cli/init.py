"""`mdlint init`."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mdlint.cli._inputs import require_paths
from mdlint.cli._output import write, write_new
from mdlint.text.visible import visible_at_start

if TYPE_CHECKING:  # importing it takes 60 ms, for the runner
    from mdlint.init import Setup


def init(
    folder: Annotated[
        str,
        typer.Argument(
            help="The folder that the configuration is for.", metavar="FOLDER", show_default="the working directory"
        ),
    ] = ".",
    *,
    pre_commit: Annotated[bool, typer.Option("--pre-commit", help="Also propose a hook for pre-commit.")] = False,
    action: Annotated[bool, typer.Option("--action", help="Also propose a workflow of GitHub Actions.")] = False,
    own_file: Annotated[
        bool, typer.Option("--own-file", help="Propose a mdlint.toml, even if a pyproject.toml has settings of tools.")
    ] = False,
    write_files: Annotated[
        bool, typer.Option("--write", help="Write the files, instead of only showing them.")
    ] = False,
) -> None:
    """Propose a configuration that fits the pages of a folder."""
    from mdlint.init import setup_for  # noqa: PLC0415  help does without it

    require_paths([folder])
    planned = setup_for(Path(os.path.abspath(folder)), pre_commit=pre_commit, action=action, own_file=own_file)  # noqa: PTH100  as in discover
    if write_files:
        for file in planned.files:
            write_new(file.content, file.path, is_new=file.is_new)
    write("".join(f"{line}\n" for line in _lines(planned, is_written=write_files)))


def _lines(planned: "Setup", *, is_written: bool) -> Iterator[str]:
    """Yield the lines of the output: each file, unless it is written already, then the notes."""
    for file in planned.files:
        name = _shown(file.path)
        if is_written:
            yield f"{name}: {'written' if file.is_new else 'extended'}"
        else:
            yield f"{name}, {'a new file' if file.is_new else 'at its end'}:"
            yield from ("", *map(visible_at_start, file.added.splitlines()), "")
    for path, text in planned.by_hand:
        yield f"{_shown(path)} exists; add to its repos:"
        yield from ("", *text.splitlines(), "")
    yield from map(visible_at_start, planned.notes)
    if planned.files and not is_written:
        yield "nothing is written yet; --write does it"


def _shown(path: Path) -> str:
    """Return a path relative to the working directory, if it is below it."""
    here = Path.cwd()
    return visible_at_start((path.relative_to(here) if path.is_relative_to(here) else path).as_posix())
