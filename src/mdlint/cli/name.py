"""`mdlint name`."""

from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from mdlint.cli._inputs import require_paths
from mdlint.cli._options import format_option
from mdlint.cli._output import line_width, write
from mdlint.cli._stdin import standard_input
from mdlint.discover import STDIN


def name(
    convention: Annotated[
        str,
        typer.Argument(help="A convention file, or a built-in one such as builtin:timm.", metavar="CONVENTION"),
    ],
    names: Annotated[
        list[str], typer.Argument(help="Names; - reads them from the standard input, one per line.", metavar="NAME...")
    ],
    output_format: Annotated[str, format_option(("text", "json"), "The format of the output.")] = "text",
) -> None:
    """Read names by a naming convention, and print their parts.

    For a name that does not follow the convention, prints why instead. The exit status is 1 if a name does not follow
    it. An unknown token alone does not count: it may be a new one.
    """
    from mdlint.formatters.names import as_json, as_text  # noqa: PLC0415  help does without it
    from mdlint.schema import load_convention  # noqa: PLC0415  as above

    require_paths([convention])
    loaded = load_convention(convention)
    read = [loaded.read(text) for text in _texts(names)]
    write(as_json(read, loaded) if output_format == "json" else as_text(read, loaded, line_width(None)))
    raise typer.Exit(int(any(problem.rule == "bad-name" for name in read for problem in name.problems)))


def _texts(names: Iterable[str]) -> Iterator[str]:
    for text in names:
        if text == STDIN:
            yield from (line for line in standard_input().splitlines() if line.strip())
        else:
            yield text
