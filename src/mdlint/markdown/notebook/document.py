"""The Markdown cells of a Jupyter notebook, and where each of their lines is in the file.

A notebook is a JSON document (nbformat 4: `cells`; nbformat 3: `worksheets` of `cells`). The standard library decodes
its values one by one, so that the place of each is known. Values that are not needed (metadata, outputs) are skipped.

Source: https://nbformat.readthedocs.io/en/latest/format_description.html
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from json import JSONDecodeError, JSONDecoder
from typing import Any, NamedTuple

from mdlint.files.utf8 import Unreadable

_SPACE = re.compile(r"[ \t\n\r]*")
_LINE_END = re.compile(r"\r\n|\r|\n")
# JSON can have them, but no text can.
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# Code that may show Markdown or HTML. Its headings and ids are only known after it has run.
_SHOWING = re.compile(r"\b(?:Markdown|HTML)\b|%%(?:html|markdown|javascript|js|svg)\b", re.IGNORECASE)
# The keys whose values are read. They may occur once; of other keys, JSON parsers keep the last.
_READ_ONCE = frozenset({"cell_type", "cells", "level", "source", "worksheets"})
# A notebook has at least one of these. One without cells may lack `cells`.
_NOTEBOOK_KEYS = frozenset({"cells", "nbformat", "worksheets"})


class SourceCell(NamedTuple):
    """A Markdown cell: its number among all cells, from 1, its lines, and the line of the file that each begins on."""

    number: int
    lines: tuple[str, ...]
    file_lines: tuple[int, ...]


class Notebook(NamedTuple):
    """The Markdown cells of a notebook. `is_static` is set if its code shows no Markdown or HTML of its own."""

    cells: tuple[SourceCell, ...]
    is_static: bool


class _NotebookError(Exception):
    """An error at an offset of the text."""

    def __init__(self, at: int, message: str) -> None:
        super().__init__(message)
        self.at = at
        self.message = message


def read_notebook(text: str) -> Notebook | Unreadable:
    """Read the text of a notebook; `Unreadable` says where and why it can't be read. The time is linear in the text."""
    text = text.removeprefix("\ufeff")
    try:
        return _Reader(text).notebook()
    except JSONDecodeError as error:
        # The decoder's message may end in a preposition before the place.
        words = error.msg.removesuffix(" at").removesuffix(" starting")
        message = "the file is empty" if not text.strip() else f"{words[0].lower()}{words[1:]}"
        return Unreadable(error.lineno, error.colno, f"not JSON, as a notebook is: {message}")
    except _NotebookError as error:
        line_start = text.rfind("\n", 0, error.at) + 1
        return Unreadable(text.count("\n", 0, error.at) + 1, error.at - line_start + 1, error.message)


class _Cursor:
    """A position in a JSON text that moves as values are read. Methods raise JSONDecodeError and _NotebookError."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        # Numbers are kept as written, as bytes: a huge number costs nothing, raises nothing, and is not read as a
        # string.
        self._decoder = JSONDecoder(parse_int=str.encode, parse_float=str.encode)

    def skip_space(self) -> str:
        """Move to the next character that is not white space and return it; an empty text at the end."""
        space = _SPACE.match(self.text, self.at)
        self.at = space.end() if space else self.at
        return self.text[self.at : self.at + 1]

    def value(self) -> Any:  # noqa: ANN401  any JSON value
        """Read a whole value."""
        self.skip_space()
        try:
            value, self.at = self._decoder.raw_decode(self.text, self.at)
        except RecursionError as error:
            raise _NotebookError(self.at, "not a notebook: the value here is nested too deep") from error
        return value

    def elements(self, what: str) -> Iterator[int]:
        """Yield the number of each element of an array, from 0. The caller reads the element, which is next."""
        self._open("[", f"{what} is not an array")
        number = 0
        while not self._closes("]", is_first=number == 0):
            yield number
            number += 1

    def members(self, what: str) -> Iterator[str]:
        """Yield the key of each member of an object. The caller reads the value, which is next."""
        self._open("{", f"{what} is not an object")
        seen: set[str] = set()
        is_first = True
        while not self._closes("}", is_first=is_first):
            is_first = False
            if self.skip_space() != '"':
                raise JSONDecodeError("Expecting property name enclosed in double quotes", self.text, self.at)
            start = self.at
            key = self.value()
            if key in seen and key in _READ_ONCE:
                raise _NotebookError(start, f'not a notebook: the key "{key}" occurs twice')
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
        """Read the closing bracket and return True if it comes next; else read the comma between two elements."""
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
    """Reads a notebook from start to end."""

    def __init__(self, text: str) -> None:
        self._cursor = _Cursor(text)
        self._cells: list[SourceCell] = []
        self._count = 0
        self._is_static = True
        self._line, self._line_at = 1, 0

    def notebook(self) -> Notebook:
        """Return the notebook, once the whole text is known to be one."""
        cursor = self._cursor
        is_notebook = False
        cursor.skip_space()
        start = cursor.at
        for key in cursor.members("the file"):
            is_notebook = is_notebook or key in _NOTEBOOK_KEYS
            if key == "cells":
                self._read_cells()
            elif key == "worksheets":
                self._read_worksheets()
            else:
                cursor.value()
        if cursor.skip_space():
            raise JSONDecodeError("Extra data", cursor.text, cursor.at)
        if not is_notebook:
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
        """Add a cell of text, given its values. The cursor is before its source."""
        if "source" not in cell:
            raise _NotebookError(self._cursor.at, f'not a notebook: {name} has no "source"')
        lines, file_lines = self._source(name, is_list=isinstance(cell["source"], list))
        if cell["cell_type"] == "heading":
            lines, file_lines = [_heading(cell.get("level"), lines)], file_lines[:1] or [self._line]
        self._cells.append(SourceCell(self._count, tuple(lines), tuple(file_lines)))

    def _source(self, name: str, *, is_list: bool) -> tuple[list[str], list[int]]:
        """Return the lines of the `source` at the cursor, a string or list of strings, and the file line of each."""
        if not is_list:
            return _lines([self._string(f'the "source" of {name} is not a string or a list of strings')])
        parts = [
            self._string(f'the "source" of {name} has a part that is not a string')
            for _ in self._cursor.elements('"source"')
        ]
        return _lines(parts)

    def _string(self, otherwise: str) -> tuple[str, int]:
        """Return the string at the cursor, and the line of the file that it is on."""
        start = self._cursor.at
        value = self._cursor.value()
        if not isinstance(value, str):
            raise _NotebookError(start, f"not a notebook: {otherwise}")
        self._line += self._cursor.text.count("\n", self._line_at, start)
        self._line_at = start
        return _LONE_SURROGATE.sub("\ufffd", value), self._line


def _lines(parts: Sequence[tuple[str, int]]) -> tuple[list[str], list[int]]:
    """Return the lines of a source, and the line of the file that each begins on. Its parts need not be whole lines."""
    text = "".join([part for part, _ in parts])
    starts = [0, *(line_end.end() for line_end in _LINE_END.finditer(text))]
    if starts[-1] == len(text):
        starts.pop()
    offsets = [0, *accumulate([len(part) for part, _ in parts])]
    return _LINE_END.split(text)[: len(starts)], [parts[bisect_right(offsets, start) - 1][1] for start in starts]


def _heading(level: object, lines: Sequence[str]) -> str:
    """Return the line that a heading cell of nbformat 3 becomes in nbformat 4, as every editor shows it."""
    marks = "#" * int(level) if isinstance(level, bytes) and re.fullmatch(b"[1-6]", level) else "#"
    return f"{marks} {' '.join(lines)}"


def _shows_text(code: dict[str, Any]) -> bool:
    """Whether a code cell seems, from its source, to show Markdown or HTML of its own."""
    source = code.get("source", code.get("input"))
    parts = source if isinstance(source, list) else [source]
    return any(isinstance(part, str) and _SHOWING.search(part) for part in parts)
