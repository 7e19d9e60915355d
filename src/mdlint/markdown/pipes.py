"""The text of one row of a pipe table: where its cells are, and whether it is a delimiter row.

Source: GFM spec §4.10, and cmark-gfm where the spec is silent (which white space is trimmed, what escapes a pipe).
"""

import re

from mdlint.model import Align

WHITE_SPACE = " \t\v\f"

_MARKER = r":?-+:?[ \t\v\f]*"
# No two runs of white space stand next to each other, so that none can be shared out between them in many ways.
_DELIMITER_ROW = re.compile(rf"\|?[ \t\v\f]*{_MARKER}(?:\|[ \t\v\f]*{_MARKER})*(?:\|[ \t\v\f]*)?")
# A pipe behind any backslash is escaped, be that backslash escaped itself or not: cmark-gfm takes the longest match.
_PIPE = re.compile(r"(?<!\\)\|")


def is_delimiter_row(text: str) -> bool:
    """Whether a line, without indentation, is a delimiter row such as `| --- | :-: |`."""
    return text[:1] in "|:-\v\f" and _DELIMITER_ROW.fullmatch(text) is not None


def split_row(text: str) -> list[tuple[int, int]]:
    """The cells of a row, as offsets of their trimmed text; the text has no indentation.

    The outer pipes may be missing. An empty cell lies behind its pipe and the space next to it. No cell at all means that the
    line is no row.
    """
    parts = text.split("|") if "\\" not in text else _PIPE.split(text)
    last = len(parts) - 1
    cells = []
    start = 0
    for index, part in enumerate(parts):
        content = part.strip(WHITE_SPACE)
        if content:
            begin = start + part.index(content[0]) if part[0] in WHITE_SPACE else start
            cells.append((begin, begin + len(content)))
        elif 0 < index < last:
            begin = start + min(1, len(part))
            cells.append((begin, begin))
        elif index == 0 and part:
            # Only lines that continue a paragraph lazily keep their indentation; it is a cell to cmark-gfm.
            cells.append((0, 0))
        start += len(part) + 1
    return cells


def alignments(text: str) -> tuple[Align | None, ...]:
    """The alignment of each column that a delimiter row declares."""
    return tuple(_alignment(text[start:end]) for start, end in split_row(text))


def _alignment(mark: str) -> Align | None:
    if mark[0] == ":":
        return "center" if mark[-1] == ":" else "left"
    return "right" if mark[-1] == ":" else None


def pipe_offsets(text: str) -> list[int]:
    """Where the pipes of a row stand that part cells or open and close the row; an escaped one is no such pipe."""
    return [pipe.start() for pipe in _PIPE.finditer(text)]
