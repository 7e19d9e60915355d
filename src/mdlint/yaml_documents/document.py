"""A YAML document: its value as JSON, and the places of everything in it."""

from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple, TypeAlias

from mdlint.draft2020.values import JSON, JSONPath, is_number
from mdlint.places import Position, Span
from mdlint.text.lazy_pattern import lazy_pattern

_LINE_END = lazy_pattern(r"\r\n|\r|\n")


class Mark(NamedTuple):
    """The offsets of a member of a mapping or a sequence: of its key, if it has one, and of its value."""

    key: int
    key_end: int
    start: int
    end: int


# The marks of a collection, by its keys or by the numbers of its items.
Marks: TypeAlias = dict[str | int, Mark]


class YamlDocument:
    """A YAML document: its value, and where everything in it is. Aliases are at the places that their anchors have.

    A path leads from the value to a value in it. A path that leads nowhere raises KeyError.
    """

    def __init__(self, value: JSON, root: Mark, marks: Mapping[int, Marks], text: str, first_line: int) -> None:
        self.value = value
        self._root = root
        # By the identity of the collection, which lives as long as the value.
        self._marks = marks
        self._text = text
        self._first_line = first_line

    def span(self, path: JSONPath) -> Span:
        """Return the span of a value. That of a collection without brackets may end with comments after it."""
        mark = self._mark(path)
        return self._span(mark.start, mark.end)

    def key_span(self, path: JSONPath) -> Span:
        """Return the span of the key of a value; for an item of a sequence, and the whole document, that of the value."""
        mark = self._mark(path)
        return self._span(mark.key, mark.key_end)

    def position(self, path: JSONPath) -> Position:
        """Return the position where a value starts."""
        return self._position(self._mark(path).start)

    def written(self, path: JSONPath) -> str | None:
        """Return a number as it is written, such as `1.10`; None for any other value."""
        mark = self._mark(path)
        return self._text[mark.start : mark.end] if is_number(value_at(self.value, path)) else None

    def _mark(self, path: JSONPath) -> Mark:
        mark, value = self._root, self.value
        for step in path:
            mark = self._marks[id(value)][step]
            value = _member(value, step)
        return mark

    def _span(self, start: int, end: int) -> Span:
        return Span(*self._position(start), *self._position(end))

    def _position(self, offset: int) -> Position:
        line = bisect_right(self._starts, offset)
        return Position(self._first_line + line - 1, offset - self._starts[line - 1] + 1)

    @cached_property
    def _starts(self) -> list[int]:
        return line_starts(self._text)


def value_at(value: JSON, path: JSONPath) -> JSON:
    """Return the value that a path leads to. Raises KeyError if there is none."""
    for step in path:
        value = _member(value, step)
    return value


def _member(value: JSON, step: str | int) -> JSON:
    if isinstance(value, dict) and isinstance(step, str):
        return value[step]
    if isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
        return value[step]
    raise KeyError(step)


def line_starts(text: str) -> list[int]:
    """Return the offsets at which the lines of a text start."""
    return [0, *(match.end() for match in _LINE_END.finditer(text))]
