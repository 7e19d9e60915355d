"""The Markdown cells of a Jupyter notebook, and where each of their lines stands in the file.

A notebook is a JSON document (nbformat 4: `cells`; nbformat 3: `worksheets` of `cells`). Its values are decoded by the
standard library, one after another, so that the place of each is known. What is not needed (metadata, outputs) is skipped.

Source: https://nbformat.readthedocs.io/en/latest/format_description.html
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from json import JSONDecodeError, JSONDecoder
from typing import Any, NamedTuple

from mdlint.utf8 import Unreadable

_SPACE = re.compile(r"[ \t\n\r]*")
_LINE_END = re.compile(r"\r\n|\r|\n")
# JSON can write them, no text can hold them.
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# Code that may show Markdown or HTML: no one can tell which headings and ids that has without running it.
_SHOWING = re.compile(r"\b(?:Markdown|HTML)\b|%%(?:html|markdown|javascript|js|svg)\b", re.IGNORECASE)
# Those that count; of others, JSON's parsers take the last.
_READ_ONCE = frozenset({"cell_type", "cells", "level", "source", "worksheets"})


# One of them is enough to tell a notebook: a notebook without cells may lack them all the same.
_TOLD_BY = frozenset({"cells", "nbformat", "worksheets"})


class SourceCell(NamedTuple):
    """A Markdown cell: its number among all cells, from 1, its lines, and the line of the file each of them begins on."""

    number: int
    lines: tuple[str, ...]
    file_lines: tuple[int, ...]


class Notebook(NamedTuple):
    """The Markdown cells of a notebook; `is_static` where its code shows no Markdown or HTML of its own."""

    cells: tuple[SourceCell, ...]
    is_static: bool


class _NotebookError(Exception):
    """What is wrong at an offset of the text."""

    def __init__(self, at: int, message: str) -> None:
        super().__init__(message)
        self.at = at
        self.message = message


def read_notebook(text: str) -> Notebook | Unreadable:
    """Read the text of a notebook, or say where and why it is none. The time is linear in the length of the text."""
    text = text.removeprefix("\ufeff")
    try:
        return _Reader(text).notebook()
    except JSONDecodeError as error:
        # The decoder's words may end where it puts the place.
        words = error.msg.removesuffix(" at").removesuffix(" starting")
        message = "the file is empty" if not text.strip() else f"{words[0].lower()}{words[1:]}"
        return Unreadable(error.lineno, error.colno, f"not JSON, as a notebook is: {message}")
    except _NotebookError as fault:
        line_start = text.rfind("\n", 0, fault.at) + 1
        return Unreadable(text.count("\n", 0, fault.at) + 1, fault.at - line_start + 1, fault.message)


class _Cursor:
    """A place in a JSON text, which moves on as values are taken. Every method raises JSONDecodeError or _NotebookError."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        # Numbers are kept as they are written, as bytes: a vast one costs nothing, raises nothing, and is no string.
        self._decoder = JSONDecoder(parse_int=str.encode, parse_float=str.encode)

    def skip_space(self) -> str:
        """Move to the next character that is no white space, and return it; an empty text at the end."""
        space = _SPACE.match(self.text, self.at)
        self.at = space.end() if space else self.at
        return self.text[self.at : self.at + 1]

    def value(self) -> Any:  # noqa: ANN401  any JSON value
        """Take a whole value."""
        self.skip_space()
        try:
            value, self.at = self._decoder.raw_decode(self.text, self.at)
        except RecursionError as error:
            raise _NotebookError(self.at, "not a notebook: the value here is nested too deep") from error
        return value

    def elements(self, what: str) -> Iterator[int]:
        """Stand before each element of an array in turn, its number from 0. Who iterates takes the element."""
        self._open("[", f"{what} is no array")
        number = 0
        while not self._closes("]", is_first=number == 0):
            yield number
            number += 1

    def members(self, what: str) -> Iterator[str]:
        """Stand before each value of an object in turn, its key. Who iterates takes the value."""
        self._open("{", f"{what} is no object")
        seen: set[str] = set()
        is_first = True
        while not self._closes("}", is_first=is_first):
            is_first = False
            if self.skip_space() != '"':
                raise JSONDecodeError("Expecting property name enclosed in double quotes", self.text, self.at)
            start = self.at
            key = self.value()
            if key in seen and key in _READ_ONCE:
                raise _NotebookError(start, f'not a notebook: the key "{key}" stands twice')
            seen.add(key)
            self._take(":")
            self.skip_space()
            yield key

    def _open(self, bracket: str, otherwise: str) -> None:
        if self.skip_space() != bracket:
            start = self.at
            self.value()
            raise _NotebookError(start, f"not a notebook: {otherwise}")
        self.at += 1

    def _closes(self, bracket: str, *, is_first: bool) -> bool:
        """Whether the closing bracket comes next, which is taken then; else what parts two elements is."""
        if self.skip_space() == bracket:
            self.at += 1
            return True
        if not is_first:
            self._take(",")
            self.skip_space()
        return False

    def _take(self, character: str) -> None:
        if self.skip_space() != character:
            raise JSONDecodeError(f"Expecting {character!r} delimiter", self.text, self.at)
        self.at += 1


class _Reader:
    """Reads a notebook from its start to its end."""

    def __init__(self, text: str) -> None:
        self._cursor = _Cursor(text)
        self._cells: list[SourceCell] = []
        self._count = 0
        self._is_static = True
        self._line, self._line_at = 1, 0

    def notebook(self) -> Notebook:
        """The notebook, once all of it is known to be one."""
        cursor = self._cursor
        is_found = False
        cursor.skip_space()
        start = cursor.at
        for key in cursor.members("the file"):
            is_found = is_found or key in _TOLD_BY
            if key == "cells":
                self._read_cells()
            elif key == "worksheets":
                self._read_worksheets()
            else:
                cursor.value()
        if cursor.skip_space():
            raise JSONDecodeError("Extra data", cursor.text, cursor.at)
        if not is_found:
            raise _NotebookError(start, 'not a notebook: it has no "cells"')
        return Notebook(tuple(self._cells), self._is_static)

    def _read_worksheets(self) -> None:
        for _ in self._cursor.elements('"worksheets"'):
            for key in self._cursor.members("a worksheet"):
                if key == "cells":
                    self._read_cells()
                else:
                    self._cursor.value()

    def _read_cells(self) -> None:
        for _ in self._cursor.elements('"cells"'):
            self._count += 1
            self._read_cell(f"cell {self._count}")

    def _read_cell(self, name: str) -> None:
        cursor = self._cursor
        start = cursor.at
        places: dict[str, int] = {}
        values: dict[str, Any] = {}
        for key in cursor.members(name):
            places[key] = cursor.at
            values[key] = cursor.value()
        kind = values.get("cell_type")
        if not isinstance(kind, str):
            raise _NotebookError(
                places.get("cell_type", start), f'not a notebook: {name} has no "cell_type" that is a string'
            )
        if kind in ("markdown", "heading"):
            end = cursor.at
            cursor.at = places.get("source", start)
            self._add_markdown(name, values)
            cursor.at = end
        elif kind == "code":
            self._is_static = self._is_static and not _shows_text(values)

    def _add_markdown(self, name: str, cell: dict[str, Any]) -> None:
        """Add a cell of text, given its values; the cursor stands at its source."""
        if "source" not in cell:
            raise _NotebookError(self._cursor.at, f'not a notebook: {name} has no "source"')
        lines, file_lines = self._source(name, is_list=isinstance(cell["source"], list))
        if cell["cell_type"] == "heading":
            lines, file_lines = [_heading(cell.get("level"), lines)], file_lines[:1] or [self._line]
        self._cells.append(SourceCell(self._count, tuple(lines), tuple(file_lines)))

    def _source(self, name: str, *, is_list: bool) -> tuple[list[str], list[int]]:
        """The lines of the `source` at the cursor, a string or a list of strings, and where each begins in the file."""
        if not is_list:
            return _lines([self._string(f'the "source" of {name} is no string and no list of strings')])
        parts = [
            self._string(f'the "source" of {name} has a part that is no string')
            for _ in self._cursor.elements('"source"')
        ]
        return _lines(parts)

    def _string(self, otherwise: str) -> tuple[str, int]:
        """The string at the cursor, and the line of the file it stands on."""
        start = self._cursor.at
        value = self._cursor.value()
        if not isinstance(value, str):
            raise _NotebookError(start, f"not a notebook: {otherwise}")
        self._line += self._cursor.text.count("\n", self._line_at, start)
        self._line_at = start
        return _LONE_SURROGATE.sub("\ufffd", value), self._line


def _lines(parts: Sequence[tuple[str, int]]) -> tuple[list[str], list[int]]:
    """The lines of a source in parts, which mostly are lines, but need not be; and the line of the file each begins on."""
    text = "".join([part for part, _ in parts])
    starts = [0, *(line_end.end() for line_end in _LINE_END.finditer(text))]
    if starts[-1] == len(text):
        starts.pop()
    offsets = [0, *accumulate([len(part) for part, _ in parts])]
    return _LINE_END.split(text)[: len(starts)], [parts[bisect_right(offsets, start) - 1][1] for start in starts]


def _heading(level: object, lines: Sequence[str]) -> str:
    """The line that a heading cell of nbformat 3 becomes in nbformat 4, in which every editor shows it."""
    marks = "#" * int(level) if isinstance(level, bytes) and re.fullmatch(b"[1-6]", level) else "#"
    return f"{marks} {' '.join(lines)}"


def _shows_text(code: dict[str, Any]) -> bool:
    """Whether a code cell shows Markdown or HTML of its own making, as far as its source tells."""
    source = code.get("source", code.get("input"))
    parts = source if isinstance(source, list) else [source]
    return any(isinstance(part, str) and _SHOWING.search(part) for part in parts)
