"""Finds an entry of `[[tables]]` or `[[overrides]]` in the text of its file, for findings about the entry."""

import re
from collections.abc import Sequence
from pathlib import Path

from mdlint.config.settings import Binding
from mdlint.config.toml_file import display_path, read_lines
from mdlint.model import Span

# `[[tables]]`, `[[ tool.mdlint.tables ]]`.
_HEADER = r"\s*(\[\[\s*(?:tool\s*\.\s*mdlint\s*\.\s*)?%s\s*\]\])\s*(?:#.*)?"


def entry_place(binding: Binding, entries: int) -> tuple[str, Sequence[str], Span]:
    """Return the place of a binding; see `header_place`."""
    assert binding.file is not None
    return header_place(binding.file, "tables", binding.number, entries)


def header_place(file: Path, key: str, number: int, entries: int) -> tuple[str, Sequence[str], Span]:
    """Return the path of a configuration file as messages show it, its lines, and the span of an entry's header.

    `entries` is how many entries the file has under this key. If the file has not as many headers, such as one that
    writes the entries as an array in one line, the span is the start of the file. Raises ConfigError if the file can't
    be read any more.
    """
    lines = read_lines(file)
    header = re.compile(_HEADER % key)
    found = [
        Span(number, match.start(1) + 1, number, match.end(1) + 1)
        for number, line in enumerate(lines, 1)
        if (match := header.fullmatch(line))
    ]
    span = found[number] if len(found) == entries else Span(1, 1, 1, 1)
    return Path(display_path(file)).as_posix(), lines, span
