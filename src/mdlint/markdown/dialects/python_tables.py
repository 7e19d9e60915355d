"""Tables as Python-Markdown reads them, which differ from the tables of GitHub.

A table is a whole block, up to a blank line: nothing is above its header, and every line below is a row. A pipe in a
code span separates no cells. Whether a pipe at the end of a row belongs to the row depends on the header's pipes.
Source: `markdown.extensions.tables` of the package Markdown.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import ClassVar

from mdlint.markdown.cursor import Cursor
from mdlint.markdown.leaves import TableLeaf
from mdlint.model import Refusal, Related, TextLine
from mdlint.text.words import counted

_SPACE = " \t"
_DELIMITER = frozenset("|:- \t")
_LAST_PIPE = re.compile(r"(?<!\\)(?:\\\\)*\|\Z")
# An escaped backslash, escaped backticks, backticks, an escaped pipe, or a pipe.
_MARK = re.compile(r"\\\\|\\(?P<escaped>`++)|(?P<run>`++)|\\\||(?P<pipe>\|)")


def _has_border(text: str) -> bool:
    """Whether a line begins or ends with a pipe."""
    return text.startswith("|") or _LAST_PIPE.search(text) is not None


def _split_row(text: str, *, has_border: bool) -> list[tuple[int, int]]:
    """Return the cells of a row as offsets of their trimmed text; an empty cell is after its pipe.

    The row is given without the white space around it. `has_border` says that the header begins or ends with a pipe:
    then a pipe at either end of the row separates no cells.
    """
    start, end = 0, len(text)
    if has_border:
        start = int(text.startswith("|"))
        last = _LAST_PIPE.search(text, start)
        end = last.start() if last else end
    cells = []
    for pipe in [*_separators(text, start, end), end]:
        part = text[start:pipe]
        content = part.strip(_SPACE)
        begin = start + (part.index(content) if content else min(1, len(part)))
        cells.append((begin, begin + len(content)))
        start = pipe + 1
    return cells


def _separators(text: str, start: int, end: int) -> list[int]:
    """Return the offsets of the pipes between two offsets that are neither escaped nor in a code span."""
    pipes: list[int] = []
    # The start of each run of backticks, its end, its length as an opening and as a closing run.
    runs: list[tuple[int, int, int, int]] = []
    for mark in _MARK.finditer(text, start, end):
        if mark["pipe"]:
            pipes.append(mark.start())
        elif mark["run"] or mark["escaped"]:
            length = len(mark["run"] or mark["escaped"])
            runs.append((mark.start(), mark.end(), length - bool(mark["escaped"]), length))
    if not (pipes and runs):
        return pipes
    kept, position = [], 0
    for code_start, code_end in _code_spans(runs):
        before = bisect_left(pipes, code_start, position)
        kept += pipes[position:before]
        position = bisect_left(pipes, code_end, before)
    return [*kept, *pipes[position:]]


def _code_spans(runs: Sequence[tuple[int, int, int, int]]) -> list[tuple[int, int]]:
    """Return the code spans that runs of backticks begin and end: each ends at the next run of its length."""
    closing: dict[int, list[int]] = {}
    for number, (*_, length) in enumerate(runs):
        closing.setdefault(length, []).append(number)
    spans, number = [], 0
    while number < len(runs):
        begin, _, length, _ = runs[number]
        candidates = closing.get(length, ()) if length else ()
        at = bisect_left(candidates, number + 1)
        if at < len(candidates):
            number = candidates[at]
            spans.append((begin, runs[number][1]))
        number += 1
    return spans


def _is_delimiter_like(text: str) -> bool:
    """Whether a line has only the characters of a delimiter row, with a hyphen among them."""
    return "-" in text and _DELIMITER.issuperset(text)


def _widths(header: str, delimiter: str) -> tuple[int, int]:
    """Return how many cells a header and the delimiter row below it have."""
    header, delimiter = header.strip(_SPACE), delimiter.strip(_SPACE)
    has_border = _has_border(header)
    return len(_split_row(header, has_border=has_border)), len(_split_row(delimiter, has_border=has_border))


def _width(header: str, delimiter: str) -> int:
    """Return the number of columns of the table that two lines begin; 0 if they begin none."""
    delimiter = delimiter.strip(_SPACE)
    if not delimiter or not _DELIMITER.issuperset(delimiter):
        return 0
    width, count = _widths(header, delimiter)
    if width == 1 and not (_has_border(header.strip(_SPACE)) and _has_border(delimiter)):
        return 0
    return width if width == count else 0


class PythonTableLeaf(TableLeaf):
    """A table of Python-Markdown. `has_border` says that its header begins or ends with a pipe."""

    __slots__ = ("has_border", "width")

    resolves_pipes_first: ClassVar[bool] = False

    def __init__(self, header: TextLine, delimiter: TextLine, container: int, width: int, *, has_border: bool) -> None:
        super().__init__(header, delimiter, container)
        self.width = width
        self.has_border = has_border

    def goes_on(self, cursor: Cursor) -> bool:
        """A table ends at a blank line."""
        return not cursor.blank

    def takes(self, line: TextLine) -> bool:
        """Whether a line can be a row. A row of one column has a pipe at its start or its end."""
        return self.width > 1 or _has_border(line.text.strip(_SPACE))

    @property
    def drops_outer_pipes(self) -> bool:
        """Whether a pipe at the start or the end of a row separates no cells."""
        return self.has_border

    def cells_of(self, text: str) -> list[tuple[int, int]]:
        """Return the cells of a row as offsets."""
        indent = len(text) - len(text.lstrip(_SPACE))
        cells = _split_row(text.strip(_SPACE), has_border=self.has_border)
        return [(indent + start, indent + end) for start, end in cells]

    def delimiter_cells(self) -> list[tuple[int, int]]:
        """Return the cells of the delimiter row. They may be empty."""
        return self.cells_of(self.delimiter.text)


def begun_table(header: TextLine, delimiter: TextLine, container: int) -> PythonTableLeaf | None:
    """Return the table that two lines begin if nothing is above them."""
    width = _width(header.text, delimiter.text)
    if not width:
        return None
    has_border = _has_border(header.text.strip(_SPACE))
    return PythonTableLeaf(header, delimiter, container, width, has_border=has_border)


def refusal(lines: Sequence[TextLine]) -> Refusal | None:
    """Return why the first header and delimiter row in the lines of a paragraph are text to Python-Markdown."""
    for at, (header, delimiter) in enumerate(pairwise(lines)):
        if "|" in header.text and "|" in delimiter.text and _is_delimiter_like(delimiter.text):
            wanted, count = _widths(header.text, delimiter.text)
            if wanted != count:
                help_ = "Python-Markdown shows the table as text until both have the same number of cells."
                message = f"the delimiter row has {counted(count, 'cell')}, the header has {wanted}"
                return Refusal(delimiter.span, message, help_, (Related(header.span, "the header"),))
            if at == 0:
                return _row_without_pipe(lines) if wanted == 1 else None
            return _not_at_start(lines[:at], header)
    return None


def _not_at_start(above: Sequence[TextLine], header: TextLine) -> Refusal:
    """Report lines above a header. A blank line below them only mends the table if they are text."""
    rows = list(takewhile(lambda line: _is_row_of(line.text, header.text), reversed(above)))
    if rows:
        help_ = "Python-Markdown shows all of it as text: a table has one header row, right above the delimiter row."
        return Refusal(rows[-1].span, "a row is above the header", help_, (Related(header.span, "the header"),))
    help_ = "Python-Markdown shows a table right below text as text: put a blank line above the header."
    related = (Related(above[-1].span, "the text above"),)
    return Refusal(header.span, "a blank line is missing before the table", help_, related)


def _is_row_of(text: str, header: str) -> bool:
    """Whether a line looks like another row of a header: it has a pipe at both ends, or as many cells without them."""
    text, header = text.strip(_SPACE), header.strip(_SPACE)
    if _has_border(header):
        return len(text) > 1 and text.startswith("|") and text.endswith("|") and not text.endswith("\\|")
    width = len(_split_row(header, has_border=False))
    return not _has_border(text) and len(_split_row(text, has_border=False)) == width


def _row_without_pipe(lines: Sequence[TextLine]) -> Refusal | None:
    """Report the first row of a table of one column that has no pipe at its start or its end."""
    row = next(
        (line for line in lines[2:] if not line.text.startswith("|") and not line.text.rstrip().endswith("|")), None
    )
    if row is None:
        return None
    help_ = "Python-Markdown shows a table of one column as text unless all its rows have one."
    message = "no pipe at the start or the end of the row"
    return Refusal(row.span, message, help_, (Related(lines[0].span, "the header"),))
