"""Finds an entry of a list, such as `[[tables]]`, in the text of its configuration file, for findings about it."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from mdlint.config.toml_file import display_path, read_lines
from mdlint.places import Span

# `[[tables]]`, `[[ tool.mdlint.tables ]]`.
_HEADER = r"\s*(\[\[\s*(?:tool\s*\.\s*mdlint\s*\.\s*)?%s\s*\]\])\s*(?:#.*)?"


class EntryPlace(NamedTuple):
    """The place of an entry: the path of its file as messages show it, the lines of the file, the span of its header."""

    path: str
    lines: Sequence[str]
    span: Span


def entry_place(file: Path, key: str, number: int, entries: int) -> EntryPlace:
    """Return the place of the entry with a number, from 0, under a key.

    `entries` is how many entries the file has under this key. If the file has another number of headers, such as a file
    with the entries as an array in one line, the span is the start of the file. Raises ConfigError if the file can't be
    read any more.
    """
    lines = read_lines(file)
    header = re.compile(_HEADER % key)
    found = [
        Span(number, match.start(1) + 1, number, match.end(1) + 1)
        for number, line in enumerate(lines, 1)
        if (match := header.fullmatch(line))
    ]
    span = found[number] if len(found) == entries else Span(1, 1, 1, 1)
    return EntryPlace(Path(display_path(file)).as_posix(), lines, span)
