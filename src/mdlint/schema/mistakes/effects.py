"""Finds keywords that have no effect where they are: a check that never runs is taken for a check that passes."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mdlint.draft2020.formats import format_mistake
from mdlint.draft2020.values import SchemaObject
from mdlint.errors import SchemaError
from mdlint.schema.files.documents import Document
from mdlint.schema.files.references import Library
from mdlint.schema.keywords import KEYWORDS
from mdlint.schema.mistakes.roles import each_once, uses
from mdlint.text.words import did_you_mean, listed, quoted

# The types of the values that a standard keyword is about (JSON Schema Validation 2020-12, §6).
_STANDARD: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("pattern", "minLength", "maxLength"), frozenset({"string"})),
    **dict.fromkeys(
        ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"), frozenset({"number", "integer"})
    ),
    **dict.fromkeys(
        ("minItems", "maxItems", "uniqueItems", "prefixItems", "contains", "minContains", "maxContains"),
        frozenset({"array"}),
    ),
}
# Keywords that are not assertions in draft 2020-12, with the words about each: the reason, and its replacement.
_NOT_ASSERTIONS = {
    "format": "is only a note in draft 2020-12: nothing checks it; for a check, add assertFormat at the top",
    "dependencies": "is a keyword of draft 7, and nothing checks it; use dependentRequired or dependentSchemas",
    "additionalItems": "is a keyword of draft 7, and nothing checks it; use items with prefixItems",
}
_DATES = ("date", "date-time")
# The values of a list have types of their own, so a keyword about them may be next to the type of the list.
_LIST = frozenset({"array"})


def effect_mistakes(library: Library, root: Document) -> Iterator[SchemaError]:
    """Find mdlint keywords in columns of types that they are not about, and required columns that can't be there."""
    yield from each_once(
        use.error(path, words)
        for use in uses(library, root)
        if isinstance(schema := use.document.schemas[use.place], dict) and not use.document.is_plain
        for path, words in (*_idle(schema), *(_impossible(schema) if use.role == "row" else ()))
    )


def format_mistakes(library: Library) -> Iterator[SchemaError]:
    """Find the formats that can't be checked, in a schema that holds its values to them."""
    for document in library.documents:
        for place, schema in document.schemas.items():
            if isinstance(schema, dict) and "format" in schema and (words := format_mistake(schema["format"])):
                yield SchemaError(document.name, f"{place}/format", words)


def effect_warnings(library: Library, *, asserts_formats: bool) -> Iterator[SchemaError]:
    """Find standard keywords that check nothing. They may be notes for other programs, so they are not mistakes."""
    for document in library.documents:
        for place, schema in document.schemas.items():
            if isinstance(schema, dict):
                for keyword, words in _unasserted(schema):
                    if keyword != "format" or not asserts_formats:
                        yield SchemaError(document.name, f"{place}/{keyword}", words)


def _types(schema: SchemaObject) -> frozenset[str]:
    """Return the types that a schema names; none if it does not restrict them."""
    types = schema.get("type", ())
    return frozenset([types] if isinstance(types, str) else types)


def _idle(schema: SchemaObject) -> Iterator[tuple[list[str], str]]:
    types = _types(schema)
    for name in schema if types else ():
        about = KEYWORDS[name].types if name in KEYWORDS else frozenset[str]()
        if about and not types & (about | _LIST):
            yield [name], f"{quoted(name)} is about {_named(about)}, and the type is {_named(types)}: it has no effect"


def _impossible(schema: SchemaObject) -> Iterator[tuple[list[str | int], str]]:
    """Yield the required columns that the same schema forbids."""
    if schema.get("additionalProperties", True) is not False:
        return
    known: Mapping[str, Any] = schema.get("properties", {})
    for index, name in enumerate(schema.get("required", ())):
        if name not in known and not any(re.search(pattern, name) for pattern in schema.get("patternProperties", ())):
            words = f"column {quoted(name)} is required, but additionalProperties forbids it{did_you_mean(name, known)}"
            yield ["required", index], words


def _unasserted(schema: SchemaObject) -> Iterator[tuple[str, str]]:
    types = _types(schema)
    for name in schema:
        if name == "format" and schema[name] in _DATES:
            yield name, f"{quoted(name)} only says how dates are compared: to check them, add assertFormat at the top"
        elif name in _NOT_ASSERTIONS:
            yield name, f"{quoted(name)} {_NOT_ASSERTIONS[name]}"
        elif types and name in _STANDARD and not types & _STANDARD[name]:
            words = f"{quoted(name)} is about {_named(_STANDARD[name])}, and the type is {_named(types)}"
            yield name, f"{words}: it has no effect"


def _named(types: frozenset[str]) -> str:
    return listed(quoted(name) for name in sorted(types - {"integer"} if "number" in types else types))
