"""Recognizes pipe tables whose rows are plain texts, and reads them by columns."""

import re
from collections.abc import Callable, Sequence

from mdlint.markdown.leaves import TableLeaf
from mdlint.model import Row, TextLine
from mdlint.plain_rows import PlainRows

# A row with any of these may be more than plain cells: markup, an address, white space that is not a space, an
# attribute list or a tag of a template, a mark of PyMdown, the marker of a merge conflict.
_SIGNS = (*"\\`*[&~{\x00\t\v\f\r\x1c\x1d\x1e\x1f", "://", "==", "^^", "||||||")
# An underscore that is not inside a word may be markup. A pattern that begins with a literal is searched for quickly.
_LOOSE_UNDERSCORE = re.compile(r"_(?:(?<![^\W_]_)|(?![^\W_]))")
# Before a number, `<` is a sign. With an `@` after it, it may begin an address.
_TAG = re.compile(r"<(?:[^ 0-9.,=|]|[^|\n]*@)")
_OTHER_SPACE = re.compile(r"[^\S \n]")
# Rows are read this many at a time: the parts of the lines are freed before the next rows are read.
_AT_ONCE = 4096
# The texts of this many rows need little memory.
_FEW = 100
# More rows with markup than these and one in so many rows are read faster without columns.
_FEW_MARKED = 2
_PLAIN_FOR_EACH = 8
# The tag of a template, an attribute list, and the marker of a merge conflict.
_OF_OTHER_LINES = ("{", "||||||")


def plain_rows(leaf: TableLeaf, width: int, read_row: Callable[[TextLine], Row]) -> PlainRows | None:
    """Return the rows of a table with a header of this width; None if many of them may be more than plain cells.

    This is asked of whole runs of rows, so that it takes a tenth of the time that reading the cells one by one does.
    `read_row` reads the cells of the few other rows.
    """
    lines = leaf.rows
    if not lines or not leaf.drops_outer_pipes or not _are_in_line(lines):
        return None
    texts = [line.text for line in lines]
    columns: tuple[list[str], ...] = tuple([] for _ in range(width))
    odd: list[int] = []
    for start in range(0, len(texts), _AT_ONCE):
        some = texts[start : start + _AT_ONCE]
        read = _columns(some, width)
        if read is None:
            places = _odd_rows(some, leaf, width)
            if places is None:
                return None
            odd += [start + place for place in places]
            for place in places:
                some[place] = f"|{'-|' * width}"
            read = _columns(some, width)
            assert read is not None
        for column, more in zip(columns, read, strict=True):
            column.extend(more)
    first = lines[0]
    marked = {number: read_row(lines[number]) for number in odd}
    for number, row in marked.items():
        for column, cell in zip(columns, row.cells, strict=True):
            column[number] = cell.text
    return PlainRows(first.line, first.column, first.indent, texts, columns, marked)


def _odd_rows(texts: Sequence[str], leaf: TableLeaf, width: int) -> list[int] | None:
    """Return the rows that may be more than plain cells; None if they are many, or one is no row of this width.

    To give up early on a table of markup, they are counted from the top.
    """
    odd: list[int] = []
    for number, text in enumerate(texts):
        if _columns([text], width) is None:
            if len(odd) >= _FEW_MARKED + number // _PLAIN_FOR_EACH or not _is_whole(text, leaf, width):
                return None
            odd.append(number)
    return odd


def _is_whole(text: str, leaf: TableLeaf, width: int) -> bool:
    """Whether a row has this many cells between outer pipes, and is surely no tag and no marker."""
    if any(sign in text for sign in _OF_OTHER_LINES):
        return False
    cells = leaf.cells_of(text)
    return len(cells) == width and cells[0][0] > 0 and cells[-1][1] < len(text)


def _are_in_line(lines: Sequence[TextLine]) -> bool:
    """Whether all lines begin at the column of the first, with its indentation, and no line is between two of them."""
    first = lines[0]
    places = {(line.line - number, line.column, line.indent) for number, line in enumerate(lines)}
    return places == {(first.line, first.column, first.indent)}


def _columns(texts: Sequence[str], width: int) -> list[list[str]] | None:
    """Return the texts of each column; None if a row has another number of cells, or may be more than plain cells."""
    text = "\n".join(texts)
    for sign in _SIGNS:
        if sign in text:
            return None
    if _LOOSE_UNDERSCORE.search(text) or _TAG.search(text):
        return None
    if not text.isascii() and _OTHER_SPACE.search(text):
        return None
    parts = text.split("|")
    period = width + 1
    # Before the first pipe and after the last, there is nothing. Between two rows, there is a line feed.
    if len(parts) != period * len(texts) + 1 or parts[0] or parts[-1]:
        return None
    if parts[period:-1:period].count("\n") != len(texts) - 1:
        return None
    columns = [[part.strip() for part in parts[number::period]] for number in range(1, period)]
    return None if any("  " in "\n".join(column) for column in columns) else list(map(_shared, columns))


def _shared(texts: list[str]) -> list[str]:
    """Return the texts of a column, equal ones as one object if most are repeated: each takes more than 50 bytes."""
    if len(texts) < _FEW:
        return texts
    known = {text: text for text in texts}
    return [known[text] for text in texts] if 2 * len(known) < len(texts) else texts
