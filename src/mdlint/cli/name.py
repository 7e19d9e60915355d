"""`mdlint name`."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from mdlint.cli._options import choice
from mdlint.cli._output import line_width, write
from mdlint.errors import UsageError
from mdlint.files import STDIN
from mdlint.formatters._excerpt import excerpt
from mdlint.schema import load_convention
from mdlint.utf8 import Unreadable, decode, read_stream
from mdlint.visible import visible

if TYPE_CHECKING:
    from mdlint.naming import Convention, Fault, Name

_HEADER = ("token", "kind", "part", "meaning")


def name(
    convention: Annotated[
        str,
        typer.Argument(help="A convention file, or a built-in convention such as builtin:timm.", metavar="CONVENTION"),
    ],
    names: Annotated[
        list[str], typer.Argument(help="Names; - reads them from the standard input, one a line.", metavar="NAME...")
    ],
    output_format: Annotated[
        str,
        typer.Option("--format", help="How names are written.", metavar="text|json", callback=choice("text", "json")),
    ] = "text",
) -> None:
    """Read names by a naming convention: print their parts, and explain those that do not follow it.

    The exit status is 1 if one does not follow it. An unknown token alone is no reason: it may be a new one.
    """
    rules = load_convention(convention)
    read = [rules.read(text) for text in _texts(names)]
    write(_as_json(read, rules) if output_format == "json" else _as_text(read, rules))
    raise typer.Exit(int(any(fault.rule == "bad-name" for one in read for fault in one.faults)))


def _texts(names: Iterable[str]) -> Iterator[str]:
    for text in names:
        if text == STDIN:
            yield from (line for line in _stdin().splitlines() if line.strip())
        else:
            yield text


def _stdin() -> str:
    """The text of the standard input. Raises UsageError where it is none."""
    if sys.stdin is None:
        raise UsageError("the standard input can't be read: it is closed")
    try:
        text = decode(read_stream(sys.stdin.buffer))
    except (OSError, ValueError) as error:
        raise UsageError(f"the standard input can't be read: {error}") from error
    if isinstance(text, Unreadable):
        raise UsageError(f"the standard input, line {text.line}: {text.message}")
    return text


def _as_json(names: "Sequence[Name]", rules: "Convention") -> str:
    import json  # noqa: PLC0415  only this format needs it

    listed = [
        {
            "name": one.text,
            "parts": dict(one.parts),
            "tokens": [token._asdict() for token in rules.tokens(one.text)],
            "faults": [fault._asdict() for fault in one.faults],
        }
        for one in names
    ]
    return json.dumps({"names": listed}, indent=2) + "\n"


def _as_text(names: "Sequence[Name]", rules: "Convention") -> str:
    width = line_width(None)
    return "\n".join("".join(f"{line}\n" for line in _paragraph(one, rules, width)) for one in names)


def _paragraph(read: "Name", rules: "Convention", width: int) -> Iterator[str]:
    """The lines about a name: itself or its faults, and its parts where they are sure."""
    if not read.faults:
        yield read.text
    for fault in read.faults:
        yield from _explained(read.text, fault, width)
    if all(fault.rule == "unknown-token" for fault in read.faults):
        yield from _table(read, rules)


def _explained(text: str, fault: "Fault", width: int) -> Iterator[str]:
    shown = excerpt(text, fault.start, fault.end, width)
    yield shown.text
    yield f"{shown.carets} {fault.rule}: {visible(fault.message)}"
    if fault.help:
        yield f"  = help: {visible(fault.help)}"


def _table(read: "Name", rules: "Convention") -> Iterator[str]:
    rows = [
        _HEADER,
        *(
            (
                token.text,
                token.kind or "?",
                f"{token.part}={token.value}" if token.part else "",
                visible(rules.describe(token)),
            )
            for token in rules.tokens(read.text)
        ),
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADER) - 1)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        yield f"  {'  '.join([*cells, row[-1]])}".rstrip()
