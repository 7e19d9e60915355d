"""Compiles a JSON Schema to a Python predicate.

Importing `jsonschema` takes longer than checking a page, so it is imported only to explain errors. A predicate accepts
exactly the instances that `Draft202012Validator` accepts; a property test compares the two. A schema with a keyword
that is not supported here has no predicate, so `jsonschema` validates its instances.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from mdlint.draft2020.assertions import MAKERS, Predicate, anything, nothing
from mdlint.draft2020.formats import format_predicate
from mdlint.draft2020.values import Schema, SchemaObject
from mdlint.draft2020.vocabulary import ASSERTIONS


class _UnsupportedError(Exception):
    """The schema has a keyword or a reference that is not supported."""


def predicate(schema: Schema, *, asserts_formats: bool = False) -> Predicate | None:
    """Compile a well-formed schema. A `$ref` may point to any place in it, even to a schema around the `$ref`.

    If it `asserts_formats`, each `format` in it must be one that can be checked.

    Returns None if the schema has `unevaluatedItems`, `unevaluatedProperties`, `$dynamicRef`, or a `$ref` to another
    document.
    """
    try:
        return _Compiler(schema, asserts_formats=asserts_formats).compile(schema)
    except _UnsupportedError:
        return None


class _Compiler:
    """Compiles each subschema once, even if several references lead to it."""

    def __init__(self, root: Schema, *, asserts_formats: bool) -> None:
        self._root = root
        self._asserts_formats = asserts_formats
        self._compiled: dict[int, Predicate] = {}

    def compile(self, schema: Schema) -> Predicate:
        if isinstance(schema, bool):
            return anything if schema else nothing
        known = self._compiled.get(id(schema))
        if known is not None:
            return known

        def later(value: object) -> bool:
            return self._compiled[id(schema)](value)

        # A schema that refers to itself gets this function, since it is not compiled yet.
        self._compiled[id(schema)] = later
        parts = [self._keyword(keyword, schema) for keyword in schema]
        made = _all([part for part in parts if part is not None])
        self._compiled[id(schema)] = made
        return made

    def target(self, reference: str) -> Schema:
        """Return the schema that a reference within the document points to."""
        if reference != "#" and not reference.startswith("#/"):
            raise _UnsupportedError
        node: Any = self._root
        for step in reference.split("/")[1:]:
            node = node[step.replace("~1", "/").replace("~0", "~")]
        assert isinstance(node, dict | bool)
        return node

    def _keyword(self, keyword: str, schema: SchemaObject) -> Predicate | None:
        """Compile one keyword; None if there is nothing to check."""
        if keyword in MAKERS:
            return MAKERS[keyword](schema)
        if keyword in _APPLICATORS:
            return _APPLICATORS[keyword](self, schema)
        if keyword == "format" and self._asserts_formats:
            return format_predicate(schema[keyword])
        if keyword in _WITH_OTHERS or keyword not in _CHECKED or schema[keyword] is True:
            return None
        raise _UnsupportedError


def _all(predicates: list[Predicate]) -> Predicate:
    if not predicates:
        return anything
    if len(predicates) == 1:
        return predicates[0]
    if len(predicates) == 2:
        first, second = predicates
        return lambda value: first(value) and second(value)
    return lambda value: all(accepts(value) for accepts in predicates)


_Applicator: TypeAlias = Callable[[_Compiler, SchemaObject], Predicate]


def _dependent_schemas(compiler: _Compiler, schema: SchemaObject) -> Predicate:
    dependencies = [(name, compiler.compile(member)) for name, member in schema["dependentSchemas"].items()]

    def accepts(value: object) -> bool:
        if not isinstance(value, dict):
            return True
        return all(is_valid(value) for name, is_valid in dependencies if name in value)

    return accepts


def _properties(compiler: _Compiler, schema: SchemaObject) -> Predicate:
    members = {name: compiler.compile(member) for name, member in schema["properties"].items()}

    def accepts(value: object) -> bool:
        if not isinstance(value, dict):
            return True
        return all(is_valid(value[name]) for name, is_valid in members.items() if name in value)

    return accepts


def _pattern_properties(compiler: _Compiler, schema: SchemaObject) -> Predicate:
    patterns = [
        (re.compile(pattern).search, compiler.compile(member))
        for pattern, member in schema["patternProperties"].items()
    ]

    def accepts(value: object) -> bool:
        if not isinstance(value, dict):
            return True
        return all(
            is_valid(member) for name, member in value.items() for matches, is_valid in patterns if matches(name)
        )

    return accepts


def _additional_properties(compiler: _Compiler, schema: SchemaObject) -> Predicate:
    is_valid = compiler.compile(schema["additionalProperties"])
    known = schema.get("properties", {})
    # `jsonschema` joins the patterns too.
    joined = "|".join(schema.get("patternProperties", ()))
    matches = re.compile(joined).search if joined else _no_match

    def accepts(value: object) -> bool:
        if not isinstance(value, dict):
            return True
        return all(is_valid(member) for name, member in value.items() if name not in known and not matches(name))

    return accepts


def _no_match(_text: str) -> None:
    return None


def _property_names(compiler: _Compiler, schema: SchemaObject) -> Predicate:
    is_valid = compiler.compile(schema["propertyNames"])
    return lambda value: not isinstance(value, dict) or all(is_valid(name) for name in value)


def _items(compiler: _Compiler, schema: SchemaObject) -> Predicate:
    is_valid = compiler.compile(schema["items"])
    first = len(schema.get("prefixItems", ()))
    return lambda value: not isinstance(value, list) or all(is_valid(item) for item in value[first:])


def _prefix_items(compiler: _Compiler, schema: SchemaObject) -> Predicate:
    members = [compiler.compile(member) for member in schema["prefixItems"]]
    # An array may be shorter or longer than the list of schemas.
    return lambda value: (
        not isinstance(value, list) or all(is_valid(item) for is_valid, item in zip(members, value, strict=False))
    )


def _contains(compiler: _Compiler, schema: SchemaObject) -> Predicate:
    is_valid = compiler.compile(schema["contains"])
    least = schema.get("minContains", 1)
    most = schema.get("maxContains")

    def accepts(value: object) -> bool:
        if not isinstance(value, list):
            return True
        count = sum(1 for item in value if is_valid(item))
        return count >= least and (most is None or count <= most)

    return accepts


def _all_of(compiler: _Compiler, schema: SchemaObject) -> Predicate:
    return _all([compiler.compile(branch) for branch in schema["allOf"]])


def _any_of(compiler: _Compiler, schema: SchemaObject) -> Predicate:
    branches = [compiler.compile(branch) for branch in schema["anyOf"]]
    return lambda value: any(is_valid(value) for is_valid in branches)


def _one_of(compiler: _Compiler, schema: SchemaObject) -> Predicate:
    branches = [compiler.compile(branch) for branch in schema["oneOf"]]
    return lambda value: sum(1 for is_valid in branches if is_valid(value)) == 1


def _not(compiler: _Compiler, schema: SchemaObject) -> Predicate:
    is_valid = compiler.compile(schema["not"])
    return lambda value: not is_valid(value)


def _if(compiler: _Compiler, schema: SchemaObject) -> Predicate:
    condition = compiler.compile(schema["if"])
    consequence = compiler.compile(schema.get("then", True))
    alternative = compiler.compile(schema.get("else", True))
    return lambda value: consequence(value) if condition(value) else alternative(value)


def _ref(compiler: _Compiler, schema: SchemaObject) -> Predicate:
    return compiler.compile(compiler.target(schema["$ref"]))


_APPLICATORS: Mapping[str, _Applicator] = {
    "$ref": _ref,
    "additionalProperties": _additional_properties,
    "allOf": _all_of,
    "anyOf": _any_of,
    "contains": _contains,
    "dependentSchemas": _dependent_schemas,
    "if": _if,
    "items": _items,
    "not": _not,
    "oneOf": _one_of,
    "patternProperties": _pattern_properties,
    "prefixItems": _prefix_items,
    "properties": _properties,
    "propertyNames": _property_names,
}
_CHECKED = ASSERTIONS | {"$dynamicRef"}
# The functions for `contains` and `if` read these keywords.
_WITH_OTHERS = frozenset({"else", "maxContains", "minContains", "then"})
