"""JSON values in Python: their types, their equality, and how they are written in messages."""

import json
from collections.abc import Hashable, Iterable
from typing import Any, NamedTuple, TypeAlias, TypeGuard

from mdlint.text.words import shortened

JSON: TypeAlias = "bool | int | float | str | list[JSON] | dict[str, JSON] | None"

# A schema or a part of a schema. The meta-schema has checked its shape, so its values need no narrowing.
SchemaObject: TypeAlias = dict[str, Any]
Schema: TypeAlias = SchemaObject | bool

JSONPath: TypeAlias = tuple[str | int, ...]


class Subschema(NamedTuple):
    """A part of a schema, with its path."""

    path: JSONPath
    schema: SchemaObject


def identity(value: object) -> Hashable:
    """Return a key by which values are equal exactly if they are equal in JSON Schema: 1 equals 1.0, but not true."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return ("boolean", value)
    if isinstance(value, list):
        return ("array", *map(identity, value))
    if isinstance(value, dict):
        return ("object", frozenset((name, identity(member)) for name, member in value.items()))
    assert isinstance(value, Hashable)
    return value


_NUMBERS = frozenset({int, float})


def is_number(value: object) -> TypeGuard[int | float]:
    """Whether a value is a number. A boolean is not, although `isinstance` takes it for an `int`."""
    return type(value) in _NUMBERS


def type_name(value: object) -> str:
    """Return the JSON type of a value. An integer is a number."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if is_number(value):
        return "number"
    if isinstance(value, str):
        return "string"
    return "array" if isinstance(value, list) else "object"


def pointer(path: Iterable[str | int]) -> str:
    """Write a path as a JSON pointer (RFC 6901)."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def shown(value: object) -> str:
    """Write a value as JSON for a message. A long value is shortened."""
    return shortened(json.dumps(value, ensure_ascii=False))


# Messages of Python that are about Python.
_DECODE_WORDS = {
    "Extra data": "expected the end of the document",
    "Invalid control character at": "a control character in a text has to be escaped, as in \\n",
    "Unexpected UTF-8 BOM (decode using utf-8-sig)": "unexpected byte order mark",
}


def decode_error_words(error: json.JSONDecodeError) -> str:
    """Return what is wrong with a JSON text, without its place."""
    return _DECODE_WORDS.get(error.msg, f"{error.msg[0].lower()}{error.msg[1:]}")
