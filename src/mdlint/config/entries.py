"""Finds an entry of `[[tables]]` in the text of its configuration file, for findings about the entry."""

import re
from collections.abc import Sequence
from pathlib import Path

from mdlint.config.settings import Binding
from mdlint.config.toml_file import display_path, read_lines
from mdlint.model import Span

# `[[tables]]`, `[[ tool.mdlint.tables ]]`.
_HEADER = re.compile(r"\s*(\[\[\s*(?:tool\s*\.\s*mdlint\s*\.\s*)?tables\s*\]\])\s*(?:#.*)?")


def entry_place(binding: Binding, entries: int) -> tuple[str, Sequence[str], Span]:
    """Return the path of a binding's file as messages show it, its lines, and the span of the entry's header.

    `entries` is how many entries the file has. If the file has not as many headers, such as one that writes the entries
    as an array in one line, the span is the start of the file. Raises ConfigError if the file can't be read any more.
    """
    assert binding.file is not None
    lines = read_lines(binding.file)
    found = [
        Span(number, match.start(1) + 1, number, match.end(1) + 1)
        for number, line in enumerate(lines, 1)
        if (match := _HEADER.fullmatch(line))
    ]
    span = found[binding.number] if len(found) == entries else Span(1, 1, 1, 1)
    return Path(display_path(binding.file)).as_posix(), lines, span
