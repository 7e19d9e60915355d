"""The records of a JSON-like document: JSON, YAML, TOML, front matter."""

from collections.abc import Collection, Iterator
from functools import lru_cache
from math import isfinite, isnan
from typing import Protocol

from mdlint.draft2020.values import JSON, JSONPath, is_number, type_name
from mdlint.errors import SourceError
from mdlint.sources.json_paths import Node, PathError, member_at, members, select
from mdlint.sources.values import SourceSpec, SourceValue
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import did_you_mean, quoted

# A name that a place shows as it is.
_PLAIN = lazy_pattern(r"""[^\s.\[\]"'](?:[^.\[\]"']*[^\s.\[\]"'])?""")
_KEY = "$key"
_KINDS = {"null": "null", "boolean": "a boolean", "number": "a number", "string": "a string", "array": "an array"}
_INDEX = lazy_pattern("[0-9]{1,9}")


class Document(Protocol):
    """A document as a JSON value, with the places of the values in it."""

    @property
    def value(self) -> JSON:
        """The whole document."""

    def line(self, path: JSONPath) -> int | None:
        """Return the line where a value starts; None if it is not known."""

    def written(self, path: JSONPath, number: float) -> str | None:
        """Return the number at a path as it is written; None if that is not known."""


class _ObjectRecord:
    """An object of a document."""

    __slots__ = ("_document", "_path", "_spec", "_value")

    def __init__(self, spec: SourceSpec, document: Document, path: JSONPath, value: dict[str, JSON]) -> None:
        self._spec = spec
        self._document = document
        self._path = path
        self._value = value

    @property
    def place(self) -> str:
        return place_in(self._document, self._path)

    @property
    def names(self) -> Collection[str]:
        return self._value

    def get(self, field: str) -> SourceValue | None:
        if field in self._value:
            return self._found((field,), self._value[field])
        if field == _KEY:
            key = self._path[-1] if self._path else None
            return None if key is None else SourceValue(key, self.place, self._document.line(self._path))
        try:
            nodes = select(field, self._value) if field.startswith("$") else list(_dotted(self._value, field))
        except PathError as error:
            raise SourceError(self._spec.path, self.place, str(error)) from error
        if len(nodes) > 1:
            raise SourceError(self._spec.path, self.place, f"{quoted(field)} selects {len(nodes)} values, expected one")
        return self._found(*nodes[0]) if nodes else None

    def _found(self, path: JSONPath, value: JSON) -> SourceValue:
        whole = (*self._path, *path)
        line = self._document.line(whole)
        if not is_number(value):
            return SourceValue(value, _place(whole, line), line)
        written = self._document.written(whole, value)
        return SourceValue(_finite(value, written), _place(whole, line), line, written)


def _finite(value: float, written: str | None) -> JSON:
    """Return a number; its text if it is infinite, too large for a float, or not a number, as in CSV."""
    try:
        number = float(value)
    except OverflowError:
        # The text of a number with thousands of digits can't be had in decimals.
        return written or (hex(value) if isinstance(value, int) else str(value))
    if isfinite(number):
        return value
    return str(number) if isnan(number) else written or str(number)


def records_of(spec: SourceSpec, document: Document) -> Iterator[_ObjectRecord]:
    """Yield the records that `rows` selects in a document. Raises SourceError if there are none, or no objects."""
    for path, value in _selected(spec, document):
        items = members(value) if isinstance(value, list) else None
        for each, record in [(path, value)] if items is None else (((*path, step), item) for step, item in items):
            if not isinstance(record, dict):
                raise SourceError(
                    spec.path, place_in(document, each), f"is {_KINDS[type_name(record)]}, expected an object"
                )
            yield _ObjectRecord(spec, document, each, record)


def _selected(spec: SourceSpec, document: Document) -> list[Node]:
    rows, value = spec.rows, document.value
    if not rows:
        return [((), value)]
    try:
        nodes = select(rows, value) if rows.startswith("$") else list(_dotted(value, rows))
    except PathError as error:
        raise SourceError(spec.path, "", f"rows: {error}") from error
    if not nodes:
        names = list(value) if isinstance(value, dict) else []
        raise SourceError(spec.path, "", f"has nothing at {quoted(rows)}{did_you_mean(rows.lstrip('$.'), names)}")
    return nodes


def _dotted(value: JSON, field: str) -> Iterator[Node]:
    """Yield the value at a dotted path, if there is one. A name with dots in it is found too."""
    parts = field.split(".")
    for count in range(1, len(parts) + 1):
        name, rest = ".".join(parts[:count]), ".".join(parts[count:])
        is_number = isinstance(value, list) and _INDEX.fullmatch(name)
        for step, member in member_at(value, int(name) if is_number else name):
            for path, inner in _dotted(member, rest) if rest else [((), member)]:
                yield (step, *path), inner
                return


def place_in(document: Document, path: JSONPath) -> str:
    """Return the place of a value in words: `Models[3].Metadata.Parameters (line 41)`."""
    return _place(path, document.line(path))


def _place(path: JSONPath, line: int | None) -> str:
    steps = path_text(path)
    if line is None:
        return steps or "the document"
    return f"{steps} (line {line})" if steps else f"line {line}"


def path_text(path: JSONPath) -> str:
    """Write a path as in a program: `Models[3].Results["Top.1"]`."""
    return "".join([_step_text(step) for step in path]).removeprefix(".")


@lru_cache(maxsize=1024)
def _step_text(step: str | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    return f".{step}" if _PLAIN.fullmatch(step) else f'["{step}"]'
