"""A schema file: its content, and each schema in it by JSON pointer."""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, NoReturn
from urllib.parse import urldefrag, urljoin, urlsplit

from mdlint.draft2020.values import JSONPath, decode_error_words, pointer
from mdlint.draft2020.vocabulary import DRAFT, subschemas
from mdlint.errors import SchemaError
from mdlint.files.utf8 import Unreadable, decode, read_bytes
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import quoted

TABLE_DIALECT = "urn:mdlint:table:v1"
PAGE_DIALECT = "urn:mdlint:page:v1"
NAMING_DIALECT = "urn:mdlint:naming:v1"
_BY_FILE = {
    "table.schema.json": TABLE_DIALECT,
    "page.schema.json": PAGE_DIALECT,
    "naming.schema.json": NAMING_DIALECT,
}
# What a document of a dialect is, in messages.
KIND_OF_DIALECT = {
    TABLE_DIALECT: "a table schema",
    PAGE_DIALECT: "a page schema",
    NAMING_DIALECT: "a naming convention",
}

# No schema for a table is nested deeper, and functions that walk a schema by recursion can go this deep.
MAX_DEPTH = 100


class Document(NamedTuple):
    """A schema document.

    `name` is its name in messages. Relative references start at `folder`. `schemas` has each schema in it by JSON
    pointer, `bases` the base URI of each schema, `anchors` the pointer of each `$anchor` and `$id` by the URI that
    refers to it. `dynamic_anchors` are the names in `$dynamicAnchor`.
    """

    name: str
    folder: Path
    root: object
    schemas: dict[str, object]
    bases: dict[str, str]
    anchors: dict[str, str]
    dynamic_anchors: tuple[str, ...]

    @property
    def is_plain(self) -> bool:
        """Whether the document declares plain JSON Schema, without the mdlint vocabulary."""
        return declared_dialect(self.root) == DRAFT


def declared_dialect(root: object) -> str | None:
    """Return the dialect that a JSON document declares by `$schema`; None if it declares none."""
    dialect = root.get("$schema") if isinstance(root, dict) else None
    return dialect_of(dialect) if isinstance(dialect, str) else None


def dialect_of(declared: str) -> str:
    """Return the dialect that a value of `$schema` names.

    An editor needs the path or the address of a file: one that ends in `table.schema.json` is the dialect of table
    schemas, one that ends in `page.schema.json` that of page schemas, one in `naming.schema.json` that of conventions.
    """
    dialect = declared.removesuffix("#")
    return _BY_FILE.get(dialect.replace("\\", "/").rpartition("/")[2], dialect)


class _Repeated(dict[str, Any]):
    """An object that has a name twice."""

    repeated: str


def read_document(name: str, path: Path, wanted: str = TABLE_DIALECT) -> Document:
    """Read a schema file of the `wanted` dialect.

    Raises SchemaError as `read_json` does, and for a file that declares another dialect of mdlint.
    """
    root = read_json(name, path)
    declared = declared_dialect(root)
    if declared != wanted and declared in KIND_OF_DIALECT:
        words = f"{declared} declares {KIND_OF_DIALECT[declared]}, expected {KIND_OF_DIALECT[wanted]}"
        raise SchemaError(name, "/$schema", words)
    return _index(name, path.parent, root)


def read_json(name: str, path: Path) -> object:
    """Read a JSON file.

    Raises SchemaError if `read_bytes` can't read it, if it is not UTF-8 or not JSON, has a name twice in an object or a
    number too large for a float, or is nested more than `MAX_DEPTH` levels deep.
    """
    root = _parse(name, _read(name, path))
    _check_values(name, root)
    return root


def _read(name: str, path: Path) -> str:
    try:
        text = decode(read_bytes(path))
    except ValueError as error:
        raise SchemaError(name, "", str(error)) from error
    if isinstance(text, Unreadable):
        raise SchemaError(name, "", f"line {text.line}, column {text.column}: {text.message}")
    return text


def _parse(name: str, text: str) -> object:
    try:
        parsed: object = json.loads(
            text, object_pairs_hook=_object, parse_int=_integer, parse_constant=_refuse_constant
        )
    except json.JSONDecodeError as error:
        words = decode_error_words(error)
        raise SchemaError(name, "", f"is not JSON: {_line_and_column(text, error.pos)}: {words}") from error
    except RecursionError as error:
        raise SchemaError(name, "", f"is nested more than {MAX_DEPTH} levels deep") from error
    except _RefusedError as error:
        found = next((found for found in _TOKENS.finditer(text) if found[0] == error.token), None)
        place = f"{_line_and_column(text, found.start())}: " if found else ""
        raise SchemaError(name, "", f"is not JSON: {place}{error}") from error
    return parsed


_TOKENS = lazy_pattern(r'"(?:[^"\\]|\\.)*"|-?(?:Infinity|[0-9]+)|NaN', re.DOTALL)
# No number of a schema has more digits, and Python reads only a few thousand.
_MOST_DIGITS = 1_000


class _RefusedError(Exception):
    """A token that Python reads, or tries to read, but that is not allowed."""

    def __init__(self, token: str, words: str) -> None:
        super().__init__(words)
        self.token = token


def _line_and_column(text: str, offset: int) -> str:
    return f"line {text.count(chr(10), 0, offset) + 1}, column {offset - text.rfind(chr(10), 0, offset)}"


def _refuse_constant(constant: str) -> NoReturn:
    raise _RefusedError(constant, f"{constant} is not a JSON value")


def _integer(digits: str) -> int:
    if len(digits) > _MOST_DIGITS:
        raise _RefusedError(digits, "this number is too large")
    return int(digits)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) == len(pairs):
        return members
    counts = Counter(name for name, _ in pairs)
    repeated = _Repeated(pairs)
    repeated.repeated = next(name for name in counts if counts[name] > 1)
    return repeated


def _check_values(name: str, root: object) -> None:
    """Raise SchemaError for values nested too deeply, numbers too large for a float, and repeated names in an object."""
    waiting: list[tuple[JSONPath, object]] = [((), root)]
    while waiting:
        path, value = waiting.pop()
        if len(path) > MAX_DEPTH:
            raise SchemaError(name, pointer(path), f"is nested more than {MAX_DEPTH} levels deep")
        if isinstance(value, int | float) and abs(value) > sys.float_info.max:
            raise SchemaError(name, pointer(path), "this number is too large")
        if isinstance(value, _Repeated):
            raise SchemaError(name, pointer((*path, value.repeated)), "this name occurs twice in its object")
        waiting.extend(((*path, step), member) for step, member in _members(value))


def _members(value: object) -> Iterable[tuple[str | int, object]]:
    if isinstance(value, dict):
        return value.items()
    return enumerate(value) if isinstance(value, list) else ()


def _index(name: str, folder: Path, root: object) -> Document:
    """Find each schema of a document, and the URIs that refer to it."""
    document = Document(name, folder, root, {}, {}, {}, tuple(_dynamic_anchors(root)))
    waiting: list[tuple[JSONPath, object, str]] = [((), root, "")]
    while waiting:
        path, schema, base = waiting.pop()
        place = pointer(path)
        if isinstance(schema, dict) and isinstance(schema.get("$id"), str):
            base = _joined(document, place, base, schema["$id"])
            _add_anchor(document, base, place, "$id")
        document.schemas[place] = schema
        document.bases[place] = base
        for keyword in ("$anchor", "$dynamicAnchor"):
            if isinstance(schema, dict) and isinstance(schema.get(keyword), str):
                _add_anchor(document, f"{base}#{schema[keyword]}", place, keyword)
        waiting.extend([((*path, *step), member, base) for step, member in subschemas(schema)][::-1])
    document.anchors.setdefault("", "")
    return document


def _joined(document: Document, place: str, base: str, reference: str) -> str:
    try:
        urlsplit(reference)
        return urldefrag(urljoin(base, reference)).url
    except ValueError as error:
        raise SchemaError(document.name, f"{place}/$id", f"{quoted(reference)} is not a URI reference") from error


def _add_anchor(document: Document, address: str, place: str, keyword: str) -> None:
    """Add an address by which references can mean a schema. Raises SchemaError if another schema has it already."""
    other = document.anchors.setdefault(address, place)
    if other != place:
        words = f"{quoted(address)} is also the address of {document.name}#{other}"
        raise SchemaError(document.name, f"{place}/{keyword}", words)


def _dynamic_anchors(root: object) -> Iterator[str]:
    waiting = [root]
    while waiting:
        schema = waiting.pop()
        if isinstance(schema, dict) and isinstance(schema.get("$dynamicAnchor"), str):
            yield schema["$dynamicAnchor"]
        waiting.extend(member for _, member in subschemas(schema))
