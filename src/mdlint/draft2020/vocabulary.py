"""The keywords of JSON Schema draft 2020-12, by the kind of their values, and the subschemas of a schema."""

from collections.abc import Iterator

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
        for step, member in subschemas(schema):
            if rest[: len(step)] == step:
                schema, rest = member, rest[len(step) :]
                break
        else:
            break
    return found[::-1]


def unfolded_size(schema: object) -> int:
    """Count the schemas in a schema, itself included. A schema object that is shared counts at each of its places."""
    sizes: dict[int, int] = {}

    def size(part: object) -> int:
        if id(part) not in sizes:
            sizes[id(part)] = 1 + sum(size(member) for _, member in subschemas(part))
        return sizes[id(part)]

    return size(schema)
