"""The JSON Schema keywords that have no subschemas, each as a Python predicate."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from mdlint.draft2020.values import SchemaObject, identity, is_number
from mdlint.draft2020.vocabulary import ASSERTIONS
from mdlint.patterns import searcher

Predicate: TypeAlias = Callable[[Any], bool]
_Maker: TypeAlias = Callable[[SchemaObject], Predicate]


def anything(_value: object) -> bool:
    """Accept every value."""
    return True


def nothing(_value: object) -> bool:
    """Accept no value."""
    return False


def _is_integer(value: object) -> bool:
    return type(value) is int or (isinstance(value, float) and value.is_integer())


_TYPES: Mapping[str, Predicate] = {
    "array": lambda value: isinstance(value, list),
    "boolean": lambda value: isinstance(value, bool),
    "integer": _is_integer,
    "null": lambda value: value is None,
    "number": is_number,
    "object": lambda value: isinstance(value, dict),
    "string": lambda value: isinstance(value, str),
}


def _type(schema: SchemaObject) -> Predicate:
    names = schema["type"]
    if isinstance(names, str):
        return _TYPES[names]
    kinds = [_TYPES[name] for name in names]
    return lambda value: any(is_kind(value) for is_kind in kinds)


def _enum(schema: SchemaObject) -> Predicate:
    allowed = {identity(value) for value in schema["enum"]}
    return lambda value: identity(value) in allowed


def _const(schema: SchemaObject) -> Predicate:
    only = identity(schema["const"])
    return lambda value: identity(value) == only


def _bound(keyword: str, holds: Callable[[Any, Any], bool]) -> _Maker:
    """Return a maker of predicates that compare a number with the keyword's value."""

    def maker(schema: SchemaObject) -> Predicate:
        limit = schema[keyword]
        return lambda value: not is_number(value) or holds(value, limit)

    return maker


def _is_multiple(value: float, divisor: float) -> bool:
    """Whether a number is a multiple of another: like `jsonschema`, in floating point unless that overflows."""
    if not isinstance(divisor, float):
        return not value % divisor
    try:
        quotient = value / divisor
        return int(quotient) == quotient
    except OverflowError:
        from fractions import Fraction  # noqa: PLC0415  takes 2 ms, and hardly any schema needs it

        return (Fraction(value) / Fraction(divisor)).denominator == 1


def _size(keyword: str, kind: type[str | list[Any] | dict[str, Any]], holds: Callable[[int, Any], bool]) -> _Maker:
    """Make predicates that compare a length with the keyword's value. The length of a text is in code points."""

    def maker(schema: SchemaObject) -> Predicate:
        limit = schema[keyword]
        return lambda value: not isinstance(value, kind) or holds(len(value), limit)

    return maker


def _pattern(schema: SchemaObject) -> Predicate:
    search = searcher(schema["pattern"])
    return lambda value: not isinstance(value, str) or search(value) is not None


def _unique_items(schema: SchemaObject) -> Predicate:
    if not schema["uniqueItems"]:
        return anything
    return lambda value: not isinstance(value, list) or len({identity(item) for item in value}) == len(value)


def _required(schema: SchemaObject) -> Predicate:
    names = schema["required"]
    return lambda value: not isinstance(value, dict) or all(name in value for name in names)


def _dependent_required(schema: SchemaObject) -> Predicate:
    dependencies = list(schema["dependentRequired"].items())

    def accepts(value: object) -> bool:
        if not isinstance(value, dict):
            return True
        return all(name in value for present, names in dependencies if present in value for name in names)

    return accepts


# Keywords that accept each number between two numbers that they accept, and each text of a length between the lengths
# of two such texts.
_OF_INTERVALS = frozenset(
    {"exclusiveMaximum", "exclusiveMinimum", "maxLength", "maximum", "minLength", "minimum", "type"}
)


# A schema may be held to its `format`.
_CHECKED = ASSERTIONS | {"$dynamicRef", "$ref", "format"}


def accepts_interval(schema: SchemaObject, kind: type) -> bool:
    """Whether a schema that accepts two values of a Python type surely accepts all values between them.

    Numbers are between others by their value, texts by their length.
    """
    names = schema.get("type", ())
    if kind is float and "integer" in names and "number" not in names:
        return False
    branches = schema.get("allOf", ())
    keywords = (schema.keys() & _CHECKED) - {"allOf"}
    return keywords <= _OF_INTERVALS and all(
        isinstance(branch, dict) and accepts_interval(branch, kind) for branch in branches
    )


MAKERS: Mapping[str, _Maker] = {
    "const": _const,
    "dependentRequired": _dependent_required,
    "enum": _enum,
    "exclusiveMaximum": _bound("exclusiveMaximum", lambda value, limit: value < limit),
    "exclusiveMinimum": _bound("exclusiveMinimum", lambda value, limit: value > limit),
    "maxItems": _size("maxItems", list, lambda size, limit: size <= limit),
    "maxLength": _size("maxLength", str, lambda size, limit: size <= limit),
    "maxProperties": _size("maxProperties", dict, lambda size, limit: size <= limit),
    "maximum": _bound("maximum", lambda value, limit: value <= limit),
    "minItems": _size("minItems", list, lambda size, limit: size >= limit),
    "minLength": _size("minLength", str, lambda size, limit: size >= limit),
    "minProperties": _size("minProperties", dict, lambda size, limit: size >= limit),
    "minimum": _bound("minimum", lambda value, limit: value >= limit),
    "multipleOf": _bound("multipleOf", _is_multiple),
    "pattern": _pattern,
    "required": _required,
    "type": _type,
    "uniqueItems": _unique_items,
}
