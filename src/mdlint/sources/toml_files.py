"""TOML. Its parser gives no places, so that a value is found by its path alone."""

from collections.abc import Iterator, Mapping
from typing import Any

from mdlint.draft2020.values import JSON, JSONPath
from mdlint.errors import SourceError
from mdlint.sources.documents import records_of
from mdlint.sources.json_paths import members
from mdlint.sources.texts import whole_text
from mdlint.sources.values import Record, SourceSpec, as_json
from mdlint.text.lazy_pattern import lazy_pattern

# The place at the end of a message of tomllib.
_PLACE = lazy_pattern(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


class _TomlDocument:
    """A TOML document: its value, and its numbers as they are written."""

    def __init__(self, value: JSON, written: Mapping[JSONPath, str]) -> None:
        self.value = value
        self._written = written

    def line(self, _path: JSONPath) -> None:
        """Return None: the line of a value is not known."""

    def written(self, path: JSONPath, number: float) -> str | None:
        """Return the number at a path as it is written, a whole number in decimal digits."""
        return self._written.get(path) or str(number)


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
    import tomllib  # noqa: PLC0415  1.5 ms; most sources are not TOML

    try:
        found = tomllib.loads(text, parse_float=_float)
    except RecursionError as error:
        raise SourceError(spec.path, "", "is nested too deeply") from error
    except tomllib.TOMLDecodeError as error:
        raise SourceError(spec.path, _place(str(error), first_line), f"not TOML: {_words(str(error))}") from error
    except ValueError as error:
        raise SourceError(spec.path, "", "a number has too many digits") from error
    written = {path: number.text for path, number in _floats(found)}
    return _TomlDocument(as_json(found), written)


def _floats(document: Any) -> Iterator[tuple[JSONPath, _Float]]:  # noqa: ANN401  with dates, it is not JSON yet
    waiting: list[tuple[JSONPath, Any]] = [((), document)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, _Float):
            yield path, value
        waiting += [((*path, step), member) for step, member in members(value)]


def _place(message: str, first_line: int) -> str:
    found = _PLACE.search(message)
    return f"line {int(found[1]) + first_line - 1}, column {found[2]}" if found and found[1] else ""


def _words(message: str) -> str:
    words = _PLACE.sub("", message)
    return words[:1].lower() + words[1:]
