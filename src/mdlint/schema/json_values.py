"""JSON values as Python has them, compared and named as JSON Schema does."""

from collections.abc import Hashable, Iterable
from typing import Any, TypeAlias

from mdlint.text.words import shortened

JSON: TypeAlias = "bool | int | float | str | list[JSON] | dict[str, JSON] | None"

# A schema or a part of one. Its shape is held by the meta-schema, so its values need no narrowing again.
SchemaObject: TypeAlias = dict[str, Any]
Schema: TypeAlias = SchemaObject | bool

JSONPath: TypeAlias = tuple[str | int, ...]


def identity(value: object) -> Hashable:
    """Return the same key for two values just when JSON Schema calls them equal: 1 and 1.0 are, 1 and true are not."""
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


def is_number(value: object) -> bool:
    """Whether a value is a number; a boolean, which is an `int` to `isinstance`, is none."""
    return type(value) in _NUMBERS


def type_name(value: object) -> str:
    """Name the JSON type of a value; integers are numbers."""
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
    """Write a value for a message, as JSON has it; long ones are cut."""
    import json  # noqa: PLC0415  only a mistake needs it

    return shortened(json.dumps(value, ensure_ascii=False))
