"""The text of one row of a pipe table: where its cells are, and whether it is a delimiter row.

Source: GFM §4.10, and cmark-gfm where the specification is silent (which white space is trimmed, what escapes a pipe).
"""

import re

from mdlint.model import Align
from mdlint.text.lazy_pattern import lazy_pattern

WHITE_SPACE = " \t\v\f"

_MARKER = r":?-+:?[ \t\v\f]*"
# No two runs of white space are adjacent, so a run can be matched in only one way, and in linear time.
_DELIMITER_ROW = re.compile(rf"\|?[ \t\v\f]*{_MARKER}(?:\|[ \t\v\f]*{_MARKER})*(?:\|[ \t\v\f]*)?")
# A pipe after a backslash is escaped, even if the backslash is escaped itself: cmark-gfm takes the longest match.
_PIPE = lazy_pattern(r"(?<!\\)\|")


def is_delimiter_row(text: str) -> bool:
    """Whether a line, given without its indentation, is a delimiter row such as `| --- | :-: |`."""
    return text[:1] in "|:-\v\f" and _DELIMITER_ROW.fullmatch(text) is not None


def split_row(text: str) -> list[tuple[int, int]]:
    """Return the cells of a row as offsets of their trimmed text. The row is given without its indentation.

    The outer pipes may be missing. An empty cell is after its pipe and the space next to that. A line without cells is
    not a row.
    """
    parts = text.split("|") if "\\" not in text else _PIPE.split(text)
    cells = []
    start = 0
    for part in parts:
        content = part.strip(WHITE_SPACE)
        begin = start + (part.index(content) if content else min(1, len(part)))
        cells.append((begin, begin + len(content)))
        start += len(part) + 1
    if len(parts) > 1 and not parts[-1].strip(WHITE_SPACE):
        cells.pop()
    if not parts[0]:
        del cells[0]
    elif not parts[0].strip(WHITE_SPACE):
        # Only lazy continuation lines keep their indentation. cmark-gfm makes a cell of it.
        cells[0] = (0, 0)
    return cells


def count_cells(text: str) -> int:
    """Return the number of cells that `split_row` finds."""
    first, *rest = text.split("|") if "\\" not in text else _PIPE.split(text)
    if not rest:
        return int(first != "")
    return int(first != "") + len(rest) - (not rest[-1].strip(WHITE_SPACE))


def alignment(mark: str) -> Align | None:
    """Return the alignment of a column that a cell of the delimiter row declares."""
    if mark.startswith(":"):
        return "center" if mark.endswith(":") else "left"
    return "right" if mark.endswith(":") else None
