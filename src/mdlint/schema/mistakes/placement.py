"""Finds misplaced keywords: row keywords outside `items`, mdlint keywords at the wrong level or in plain JSON Schema."""

from collections.abc import Iterator

from mdlint.errors import SchemaError
from mdlint.schema.files.documents import TABLE_DIALECT, Document
from mdlint.schema.files.references import Library
from mdlint.schema.keywords import KEYWORDS
from mdlint.schema.mistakes.roles import Use, each_once, uses
from mdlint.text.words import quoted

_ROW_KEYWORDS = frozenset({"additionalProperties", "patternProperties", "properties", "propertyNames", "required"})


def table_mistakes(library: Library, root: Document) -> Iterator[SchemaError]:
    """Find schemas that can't apply to a table: a table is an array, and the schema of its rows is under `items`."""
    yield from each_once(mistake for use in uses(library, root) if use.role == "table" for mistake in _not_a_table(use))


def _not_a_table(use: Use) -> Iterator[SchemaError]:
    schema = use.document.schemas[use.place]
    if not isinstance(schema, dict):
        return
    types = schema.get("type", "array")
    if types != "array" and "array" not in types:
        yield use.error(["type"], 'a table is an array of rows: expected "array"')
    for keyword in (keyword for keyword in schema if keyword in _ROW_KEYWORDS):
        yield use.error([keyword], f"{quoted(keyword)} applies to rows: it belongs under items")


_HOMES = {
    "table": "at the top of the schema, or in its allOf",
    "column": "in the schema of a column, or in its allOf",
}


def placement_mistakes(library: Library, root: Document) -> Iterator[SchemaError]:
    """Find mdlint keywords that are at the wrong level, or in a document that does not declare them."""
    for document in library.documents:
        for place, schema in document.schemas.items() if document.is_plain else ():
            for keyword in (name for name in schema if name in KEYWORDS) if isinstance(schema, dict) else ():
                words = f'this is a keyword of mdlint; declare "$schema": "{TABLE_DIALECT}"'
                yield SchemaError(document.name, f"{place}/{keyword}", words)
    yield from each_once(mistake for use in uses(library, root) for mistake in _misplaced(use))


def _misplaced(use: Use) -> Iterator[SchemaError]:
    schema = use.document.schemas[use.place]
    if use.document.is_plain or not isinstance(schema, dict):
        return
    for keyword in (keyword for keyword in schema if keyword in KEYWORDS):
        level = KEYWORDS[keyword].level
        if level not in {use.role, "any"} and not (use.role == "value" and KEYWORDS[keyword].is_of_parts):
            yield use.error([keyword], f"{quoted(keyword)} applies to a {level}: it belongs {_HOMES[level]}")
