"""`mdlint accept`."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from mdlint.cli._inputs import configs, require_paths, sources
from mdlint.cli._options import ConfigFile, Exclude, NoConfig
from mdlint.cli._output import write, write_new
from mdlint.cli._stdin import standard_input
from mdlint.discover import STDIN, Configs, Source


def accept(
    findings: Annotated[
        list[str],
        typer.Argument(
            help="Rules, pages, folders, and places such as docs/a.md:12:5; - reads a report in JSON.",
            metavar="FINDINGS...",
        ),
    ],
    *,
    turn_off: Annotated[
        bool, typer.Option("--turn-off", help="If nothing else accepts a finding, turn its rule off on its page.")
    ] = False,
    write_files: Annotated[
        bool, typer.Option("--write", help="Write the files, instead of only showing them.")
    ] = False,
    config: ConfigFile = None,
    no_config: NoConfig = False,
    exclude: Exclude = None,
) -> None:
    """Propose edits of schemas and settings that accept findings.

    Each edit is tried: the findings must be gone, and no other may come. The exit status is 1 if a finding is not
    accepted.
    """
    from mdlint.accept import accept as find_edits  # noqa: PLC0415  help does without it
    from mdlint.accept import read_report, wanted_of  # noqa: PLC0415  as above
    from mdlint.formatters.acceptance import as_text, shown_path  # noqa: PLC0415  as above

    require_paths(findings)
    wanted = wanted_of(each for each in findings if each != STDIN)
    if STDIN in findings:
        wanted = wanted._replace(spots=[*wanted.spots, *read_report(standard_input())])
    pages = _pages(wanted.paths, lambda: configs(config, no_config=no_config, exclude=exclude))
    acceptance = find_edits(pages, wanted.findings, turn_off=turn_off)
    write(as_text(acceptance))
    for path, (before, content) in acceptance.changes.items():
        if write_files:
            write_new(content, path, is_new=before is None)
            write(f"{shown_path(path)}: written\n")
    if acceptance.changes and not write_files:
        write("nothing is written yet; --write does it\n")
    raise typer.Exit(int(bool(acceptance.refused)))


def _pages(paths: Sequence[str], known: Callable[[], Configs]) -> Callable[[], list[Source]]:
    """Return a function that finds the pages on which edits are tried: all pages of the named configurations."""
    roots = dict.fromkeys(_root(path, known()) for path in paths or ["."])
    return lambda: sources([*paths, *roots], known(), None, allow_empty=True)


def _root(path: str, known: Configs) -> str:
    """Return the folder of the configuration of a path; without one, the working directory if it has the path."""
    place = Path(os.path.abspath(path))  # noqa: PTH100  as in discover
    config = known.of(place if os.path.isdir(place) else place.parent)  # noqa: PTH112  as in discover
    if not config.is_default:
        return os.path.relpath(config.root)
    return "." if place.is_relative_to(Path.cwd()) else path
