"""Keywords that stand where they mean nothing: those of rows beside those of tables, those of mdlint anywhere but in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mdlint.errors import SchemaError
from mdlint.schema.keywords import KEYWORDS
from mdlint.schema.uses import Use, each_once, uses
from mdlint.schema.vocabulary import TABLE_DIALECT
from mdlint.text.words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mdlint.schema.documents import Document
    from mdlint.schema.refs import Library

_ROW_KEYWORDS = frozenset({"additionalProperties", "patternProperties", "properties", "propertyNames", "required"})


def table_faults(library: Library, root: Document) -> Iterator[SchemaError]:
    """Find schemas that could check no table: a table is an array, and its columns stand under `items`."""
    yield from each_once(fault for use in uses(library, root) if use.role == "table" for fault in _no_table(use))


def _no_table(use: Use) -> Iterator[SchemaError]:
    schema = use.document.schemas[use.place]
    if not isinstance(schema, dict):
        return
    types = schema.get("type", "array")
    if types != "array" and "array" not in types:
        yield use.error(["type"], 'a table is an array of rows: expected "array"')
    for keyword in (keyword for keyword in schema if keyword in _ROW_KEYWORDS):
        yield use.error([keyword], f"{quoted(keyword)} is said of rows: it stands under items")


_HOMES = {
    "table": "at the top of the schema, or in its allOf",
    "column": "in the schema of a column, or in its allOf",
}


def place_faults(library: Library, root: Document) -> Iterator[SchemaError]:
    """Find mdlint keywords where they mean nothing, and in documents that have not declared them."""
    for document in library.documents:
        for place, schema in document.schemas.items() if document.is_plain else ():
            for keyword in KEYWORDS.keys() & (schema if isinstance(schema, dict) else {}):
                words = f'this is a keyword of mdlint; declare "$schema": "{TABLE_DIALECT}"'
                yield SchemaError(document.name, f"{place}/{keyword}", words)
    yield from each_once(fault for use in uses(library, root) for fault in _misplaced(use))


def _misplaced(use: Use) -> Iterator[SchemaError]:
    schema = use.document.schemas[use.place]
    if use.document.is_plain or not isinstance(schema, dict):
        return
    for keyword in (keyword for keyword in schema if keyword in KEYWORDS):
        level = KEYWORDS[keyword].level
        if level not in {use.role, "any"} and not (use.role == "value" and KEYWORDS[keyword].is_of_parts):
            yield use.error([keyword], f"{quoted(keyword)} is said of a {level}: it stands {_HOMES[level]}")
