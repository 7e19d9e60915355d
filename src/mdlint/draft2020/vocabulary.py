"""The keywords of JSON Schema draft 2020-12, by the kind of their values, and the subschemas of a schema."""

from collections.abc import Iterator
from typing import Any

from mdlint.draft2020.values import JSONPath

DRAFT = "https://json-schema.org/draft/2020-12/schema"

# Keywords whose value is a schema, a list of schemas, or an object of schemas.
_ONE = frozenset(
    {
        "additionalProperties",
        "contains",
        "contentSchema",
        "else",
        "if",
        "items",
        "not",
        "propertyNames",
        "then",
        "unevaluatedItems",
        "unevaluatedProperties",
    }
)
_LIST = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
_MAP = frozenset({"$defs", "definitions", "dependentSchemas", "patternProperties", "properties"})

# The keywords that a validator checks. All others are names, references and annotations.
ASSERTIONS = frozenset(
    {
        *(_ONE - {"contentSchema"}),
        *_LIST,
        *(_MAP - {"$defs", "definitions"}),
        "const",
        "dependentRequired",
        "enum",
        "exclusiveMaximum",
        "exclusiveMinimum",
        "maxContains",
        "maxItems",
        "maxLength",
        "maxProperties",
        "maximum",
        "minContains",
        "minItems",
        "minLength",
        "minProperties",
        "minimum",
        "multipleOf",
        "pattern",
        "required",
        "type",
        "uniqueItems",
    }
)

# These keywords matter only while a schema is loaded.
CORE = frozenset(
    {
        "$anchor",
        "$comment",
        "$defs",
        "$dynamicAnchor",
        "$dynamicRef",
        "$id",
        "$ref",
        "$schema",
        "$vocabulary",
        "definitions",
    }
)

_ANNOTATIONS = frozenset(
    {
        "contentEncoding",
        "contentMediaType",
        "contentSchema",
        "default",
        "deprecated",
        "description",
        "examples",
        "format",
        "readOnly",
        "title",
        "writeOnly",
    }
)

STANDARD = ASSERTIONS | CORE | _ANNOTATIONS


def subschemas(schema: object) -> Iterator[tuple[JSONPath, object]]:
    """Yield the path and the value of each schema directly inside another, in their order.

    Values of a wrong shape are ignored: the meta-schema finds them.
    """
    for keyword, value in schema.items() if isinstance(schema, dict) else ():
        if keyword in _ONE:
            yield (keyword,), value
        elif keyword in _LIST and isinstance(value, list):
            yield from (((keyword, index), member) for index, member in enumerate(value))
        elif keyword in _MAP and isinstance(value, dict):
            yield from (((keyword, name), member) for name, member in value.items())


def enclosing(schema: object, path: JSONPath) -> list[dict[str, object]]:
    """List the schema objects along a path into a schema, the innermost first."""
    found: list[dict[str, object]] = []
    rest = path
    while isinstance(schema, dict):
        found.append(schema)
        if not rest or (step := _step(schema, rest)) is None:
            break
        schema, rest = step
    return found[::-1]


def _step(schema: dict[str, Any], path: JSONPath) -> tuple[object, JSONPath] | None:
    """Return the schema directly inside another that a path leads to or through, and the rest of the path.

    None if the path does not lead into a schema there.
    """
    keyword, place = str(path[0]), path[1] if len(path) > 1 else None
    value = schema.get(keyword)
    if keyword in _ONE and keyword in schema:
        return value, path[1:]
    if keyword in _LIST and isinstance(value, list) and isinstance(place, int) and place < len(value):
        return value[place], path[2:]
    if keyword in _MAP and isinstance(value, dict) and place in value:
        return value[place], path[2:]
    return None


def unfolded_size(schema: object) -> int:
    """Count the schemas in a schema, itself included. A schema object that is shared counts at each of its places."""
    sizes: dict[int, int] = {}

    def size(part: object) -> int:
        if id(part) not in sizes:
            sizes[id(part)] = 1 + sum(size(member) for _, member in subschemas(part))
        return sizes[id(part)]

    return size(schema)
