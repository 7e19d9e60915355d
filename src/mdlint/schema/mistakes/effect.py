"""Finds keywords that can do nothing where they are. They are warnings: a schema may have them for other programs."""

from collections.abc import Iterator, Mapping

from mdlint.errors import SchemaError
from mdlint.schema.compiled.columns import allowed_types
from mdlint.schema.draft2020.errors import TYPE_WORDS, Mistake
from mdlint.schema.draft2020.values import SchemaObject
from mdlint.schema.files.documents import Document
from mdlint.schema.files.locate import is_builtin
from mdlint.schema.files.references import Library
from mdlint.schema.keywords import KEYWORDS
from mdlint.schema.mistakes.roles import each_once, uses
from mdlint.text.words import listed, nearest, quoted

# The types of the values that the keywords of JSON Schema apply to.
_TYPES: Mapping[str, str] = {
    **dict.fromkeys(("exclusiveMaximum", "exclusiveMinimum", "maximum", "minimum", "multipleOf"), "number"),
    **dict.fromkeys(("maxLength", "minLength", "pattern"), "string"),
    **dict.fromkeys(("contains", "items", "maxItems", "minItems", "prefixItems", "uniqueItems"), "array"),
}
# Keywords that are read only next to another one.
_COMPANIONS: Mapping[str, str] = {"else": "if", "maxContains": "contains", "minContains": "contains", "then": "if"}
# Keywords of older drafts. A schema of mdlint can't have them: there, an unknown keyword is a mistake.
_OLD: Mapping[str, str] = {
    "$recursiveAnchor": "$dynamicAnchor",
    "$recursiveRef": "$dynamicRef",
    "additionalItems": "items",
    "dependencies": "dependentRequired or dependentSchemas",
    "disallow": "not",
    "divisibleBy": "multipleOf",
    "extends": "allOf",
}


def idle_keywords(library: Library, root: Document) -> Iterator[SchemaError]:
    """Find the keywords in use that can do nothing. The schema has no mistakes."""
    names = {name for document in library.documents for schema in document.schemas.values() for name in _names(schema)}
    found = (
        use.error(*idle)
        for use in uses(library, root)
        if not is_builtin(use.document.name) and isinstance(schema := use.document.schemas[use.place], dict)
        for idle in _idle(schema, use.role, names)
    )
    yield from each_once(found)


def _names(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from schema.get("properties", ())


def _idle(schema: SchemaObject, role: str, names: set[str]) -> Iterator[Mistake]:
    if role in {"column", "value"}:
        yield from _of_another_type(schema)
    if "format" in schema:
        yield Mistake(("format",), '"format" is not checked; use "pattern"')
    for keyword, companion in _COMPANIONS.items():
        if keyword in schema and companion not in schema:
            yield Mistake((keyword,), f"{quoted(keyword)} does nothing without {quoted(companion)}")
    for keyword, successor in _OLD.items():
        if keyword in schema:
            yield Mistake((keyword,), f"draft 2020-12 has no {quoted(keyword)}; use {successor}")
    for index, name in enumerate(schema.get("required", ()) if role == "row" else ()):
        if name not in names and (near := nearest(name, names)):
            yield Mistake(("required", index), f"no column {quoted(name)} is described (did you mean {quoted(near)}?)")


def _of_another_type(schema: SchemaObject) -> Iterator[Mistake]:
    """Find keywords about values of a type that the column does not allow."""
    allowed = allowed_types({keyword: value for keyword, value in schema.items() if keyword != "$ref"})
    # The values of a list are read like the cell.
    if allowed is None or "array" in allowed:
        return
    for keyword in schema:
        wanted = KEYWORDS[keyword].of_type if keyword in KEYWORDS else _TYPES.get(keyword, "")
        if wanted and wanted not in allowed:
            types = listed(TYPE_WORDS[name] for name in sorted(allowed))
            words = f"{quoted(keyword)} does nothing here: it is about {TYPE_WORDS[wanted]}, and the value is {types}"
            yield Mistake((keyword,), words)
