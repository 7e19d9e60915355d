"""TOML. Its parser gives no places, so that a value is found by its path alone."""

import sys
from collections.abc import Iterator, Mapping
from typing import Any

from mdlint.draft2020.values import JSON, JSONPath
from mdlint.errors import SourceError
from mdlint.sources.documents import records_of
from mdlint.sources.json_paths import members
from mdlint.sources.texts import whole_text
from mdlint.sources.values import Record, SourceSpec, as_json
from mdlint.toml_documents import parse_toml, toml_mistake


class _TomlDocument:
    """A TOML document: its value, and its numbers as they are written."""

    def __init__(self, value: JSON, written: Mapping[JSONPath, str]) -> None:
        self.value = value
        self._written = written

    def line(self, _path: JSONPath) -> None:
        """Return None: the line of a value is not known."""

    def written(self, path: JSONPath, number: float) -> str | None:
        """Return the number at a path as it is written, a whole number in decimal digits; None if no float is as large."""
        return self._written.get(path) or (str(number) if abs(number) <= sys.float_info.max else None)


class _Float(float):
    """A number with its text."""

    text: str


def _float(text: str) -> _Float:
    number = _Float(text)
    number.text = text
    return number


def toml_records(spec: SourceSpec) -> Iterator[Record]:
    """Yield the records of a TOML file. Raises SourceError."""
    yield from records_of(spec, toml_document(spec, whole_text(spec), 1))


def toml_document(spec: SourceSpec, text: str, first_line: int) -> _TomlDocument:
    """Read a TOML document, whose first line has the number `first_line`. Raises SourceError."""
    try:
        found = parse_toml(text, _float)
        value = as_json(found)
    except RecursionError as error:
        raise SourceError(spec.path, "", "is nested too deeply") from error
    except ValueError as error:
        raise _error(spec, error, first_line) from error
    return _TomlDocument(value, {path: number.text for path, number in _floats(found)})


def _floats(document: Any) -> Iterator[tuple[JSONPath, _Float]]:  # noqa: ANN401  with dates, it is not JSON yet
    waiting: list[tuple[JSONPath, Any]] = [((), document)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, _Float):
            yield path, value
        waiting += [((*path, step), member) for step, member in members(value)]


def _error(spec: SourceSpec, error: ValueError, first_line: int) -> SourceError:
    if type(error) is ValueError:
        # Not of tomllib, but of Python, which reads only a few thousand digits.
        return SourceError(spec.path, "", "a number has too many digits")
    words, at = toml_mistake(error)
    place = f"line {at.line + first_line - 1}, column {at.column}" if at else ""
    return SourceError(spec.path, place, words)
