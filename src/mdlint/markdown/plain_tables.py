"""Recognizes pipe tables whose rows are plain texts, and reads them by columns."""

import re
from collections.abc import Sequence

from mdlint.markdown.leaves import TableLeaf
from mdlint.model import TextLine
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


def plain_rows(leaf: TableLeaf, width: int) -> PlainRows | None:
    """Return the rows of a table with a header of this width; None if one of them may be more than plain cells.

    This is asked of whole runs of rows, so that it takes a tenth of the time that reading the cells one by one does.
    """
    lines = leaf.rows
    if not lines or not leaf.drops_outer_pipes or not _are_in_line(lines):
        return None
    texts = [line.text for line in lines]
    columns: tuple[list[str], ...] = tuple([] for _ in range(width))
    for start in range(0, len(texts), _AT_ONCE):
        read = _columns(texts[start : start + _AT_ONCE], width)
        if read is None:
            return None
        for column, more in zip(columns, read, strict=True):
            column.extend(more)
    first = lines[0]
    return PlainRows(first.line, first.column, first.indent, texts, columns)


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
