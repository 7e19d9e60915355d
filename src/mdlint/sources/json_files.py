"""JSON and JSON Lines. Numbers that JSON Schema has no value for are texts: NaN, Infinity, 1e999.

Python's decoder gives no places. What is asked for is found in the text again, by the same decoder: each container on
the way to a value is decoded once more, up to its end.
"""

import json
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from mdlint.draft2020.values import JSON, JSONPath, decode_error_words
from mdlint.errors import SourceError
from mdlint.sources.documents import records_of
from mdlint.sources.texts import lines, whole_text
from mdlint.sources.values import Record, SourceSpec
from mdlint.text.lazy_pattern import lazy_pattern

_SPACE = lazy_pattern(r"[ \t\r\n]*")
_NUMBER = lazy_pattern(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_LINE_END = lazy_pattern(r"\r\n|\n|\r")
# Python reads no more digits of a whole number.
_MANY_DIGITS = lazy_pattern(r"[0-9]{4301}")
# Of the containers whose members are known by their offsets: those on the way to the last records.
_REMEMBERED = 32


class _Decoder(json.JSONDecoder):
    """Decodes JSON, and counts the numbers that are not written as Python writes them, such as `84.840`."""

    # Of the superclass; the part of it that is written in C.
    scan_once: Callable[[str, int], tuple[Any, int]]

    def __init__(self) -> None:
        super().__init__(parse_float=self._float, parse_constant=str)
        self.other_numbers = 0

    def _float(self, text: str) -> float | str:
        number = float(text)
        if repr(number) == text:
            return number
        self.other_numbers += 1
        return text if abs(number) == float("inf") else number


_DECODER = _Decoder()


class JsonDocument:
    """A JSON text, whose first line has the number `first_line`. Raises ValueError and RecursionError as the decoder does."""

    def __init__(self, text: str, first_line: int = 1, *, is_one_line: bool = False) -> None:
        before = _DECODER.other_numbers
        self.value: JSON = _DECODER.decode(text)
        self._has_other_numbers = _DECODER.other_numbers > before
        self._text = text
        self._first_line = first_line
        self._is_one_line = is_one_line
        # The offsets of the members of containers, by their paths.
        self._known: dict[JSONPath, dict[str | int, int]] = {}

    def line(self, path: JSONPath) -> int:
        """Return the line where a value starts."""
        if self._is_one_line:
            return self._first_line
        return self._first_line + bisect_right(self._line_starts, self._offset(path))

    def written(self, path: JSONPath, number: float) -> str:
        """Return the number at a path as it is written."""
        # There is one way to write a whole number, but for -0.
        if number and (not self._has_other_numbers or isinstance(number, int)):
            return repr(number)
        found = _NUMBER.match(self._text, self._offset(path))
        assert found
        return found[0]

    @cached_property
    def _line_starts(self) -> list[int]:
        """The offsets after each line end."""
        return [match.end() for match in _LINE_END.finditer(self._text)]

    def _offset(self, path: JSONPath) -> int:
        return self._offsets_in(path[:-1])[path[-1]] if path else _after_space(self._text, 0)

    def _offsets_in(self, path: JSONPath) -> dict[str | int, int]:
        """Return the offsets of the members of a container. Those that were asked for last are remembered."""
        known = self._known.pop(path, None)
        if known is None:
            known = dict(_members(self._text, self._offset(path)))
        self._known[path] = known
        if len(self._known) > _REMEMBERED:
            del self._known[next(iter(self._known))]
        return known


def _members(text: str, start: int) -> Iterator[tuple[str | int, int]]:
    """Yield the name or number of each member of the container at an offset, with the offset of its value."""
    is_object = text[start] == "{"
    scan = _DECODER.scan_once
    place, number = _after_space(text, start + 1), 0
    while text[place] not in "}]":
        name: str | int = number
        if is_object:
            name, end = scan(text, place)
            place = _after_space(text, _after_space(text, end) + 1)
        yield name, place
        place, number = _after_space(text, scan(text, place)[1]), number + 1
        if text[place] == ",":
            place = _after_space(text, place + 1)


def _after_space(text: str, place: int) -> int:
    if text[place] > " ":
        return place
    match = _SPACE.match(text, place)
    assert match
    return match.end()


def json_records(spec: SourceSpec) -> Iterator[Record]:
    """Yield the records of a JSON file. Raises SourceError."""
    text = whole_text(spec)
    yield from records_of(spec, _document(spec, text, 1))


def json_lines_records(spec: SourceSpec) -> Iterator[Record]:
    """Yield the records of a file that has a JSON value in each line; `rows` selects in each. Raises SourceError."""
    for number, line in enumerate(lines(spec), 1):
        if not line.isspace():
            yield from records_of(spec, _document(spec, line, number, is_one_line=True))


def _document(spec: SourceSpec, text: str, first_line: int, *, is_one_line: bool = False) -> JsonDocument:
    try:
        return JsonDocument(text, first_line, is_one_line=is_one_line)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno + first_line - 1}, column {error.colno}"
        raise SourceError(spec.path, place, f"not JSON: {decode_error_words(error)}") from error
    except RecursionError as error:
        raise SourceError(spec.path, "", "is nested too deeply") from error
    except ValueError as error:
        found = _MANY_DIGITS.search(text)
        place = f"line {text.count(chr(10), 0, found.start()) + first_line}" if found else ""
        raise SourceError(spec.path, place, "a number has too many digits") from error
