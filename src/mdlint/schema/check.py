"""Whether a schema says something sensible: every mistake in it, with its file and JSON pointer."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from mdlint.errors import SchemaError
from mdlint.schema.accept import predicate
from mdlint.schema.assertions import Predicate
from mdlint.schema.bundled import bundled
from mdlint.schema.documents import Document
from mdlint.schema.faults import Fault, explain, extra_names, validator
from mdlint.schema.headers import normalize_header
from mdlint.schema.json_values import SchemaObject, pointer
from mdlint.schema.keywords import KEYWORDS
from mdlint.schema.refs import Library, dynamic_faults
from mdlint.schema.vocabulary import DRAFT, STANDARD, TABLE_DIALECT, subschemas
from mdlint.values import parse_number
from mdlint.words import did_you_mean, quoted

_META_SCHEMA = "table.schema.json"


@cache
def _accepts() -> Predicate | None:
    return predicate(bundled(_META_SCHEMA))


def document_faults(document: Document) -> Iterator[SchemaError]:
    """Find what is wrong in a document by itself: its shape, its keywords, its regular expressions."""
    yield from _dialect_faults(document)
    accepts = _accepts()
    if accepts is None or not accepts(document.root):
        for fault in validator(bundled(_META_SCHEMA))(document.root):
            yield from _shape_faults(document, fault)
    for place, schema in document.schemas.items():
        if isinstance(schema, dict):
            yield from _pattern_faults(document, place, schema)
            yield from _idle_faults(document, place, schema)


def _dialect_faults(document: Document) -> Iterator[SchemaError]:
    for place, schema in document.schemas.items():
        dialect = schema.get("$schema", TABLE_DIALECT) if isinstance(schema, dict) else TABLE_DIALECT
        if isinstance(dialect, str) and dialect.rstrip("#") not in {DRAFT, TABLE_DIALECT}:
            words = f"{quoted(dialect)} is not supported; use {TABLE_DIALECT}, or {DRAFT} for a schema without mdlint keywords"
            yield SchemaError(document.name, f"{place}/$schema", words)


def _shape_faults(document: Document, fault: Fault) -> Iterator[SchemaError]:
    place = pointer(fault.path)
    if fault.keyword != "additionalProperties" or place not in document.schemas:
        yield from (SchemaError(document.name, pointer(path), words) for path, words in explain(fault))
        return
    # Plain JSON Schema takes unknown keywords for annotations.
    for name in () if document.is_plain else extra_names(fault):
        words = f"unknown keyword{did_you_mean(name, fault.schema['properties'])}; keywords of your own start with x-"
        yield SchemaError(document.name, place + pointer([name]), words)


def _pattern_faults(document: Document, place: str, schema: SchemaObject) -> Iterator[SchemaError]:
    """Find regular expressions that Python does not read."""
    patterns = schema.get("patternProperties")
    expressions: list[tuple[tuple[str, ...], str]] = []
    if isinstance(schema.get("pattern"), str):
        expressions.append((("pattern",), schema["pattern"]))
    if isinstance(patterns, dict):
        expressions += [(("patternProperties", text), text) for text in patterns]
        # `jsonschema` joins them where it looks for additional properties.
        expressions.append((("patternProperties",), "|".join(patterns)))
    for path, text in expressions:
        try:
            re.compile(text)
        except (re.error, OverflowError, RecursionError) as error:
            yield SchemaError(document.name, place + pointer(path), f"{quoted(text)} is no regular expression: {error}")
            return


def _idle_faults(document: Document, place: str, schema: SchemaObject) -> Iterator[SchemaError]:
    """Find what can never take effect: a unit that no number is read with, words for a keyword that does not exist."""
    units, words = schema.get("unit", ()), schema.get("errorMessage")
    for unit in [units] if isinstance(units, str) else units if isinstance(units, list) else ():
        number = parse_number(f"1 {unit}") if isinstance(unit, str) else None
        if number is None or number.unit != unit:
            yield SchemaError(document.name, f"{place}/unit", f"{quoted(str(unit))} is never read as a unit")
    known = STANDARD | KEYWORDS.keys()
    for keyword in words if isinstance(words, dict) else ():
        if keyword not in known:
            text = f"unknown keyword{did_you_mean(keyword, known)}"
            yield SchemaError(document.name, place + pointer(["errorMessage", keyword]), text)


def reference_faults(library: Library) -> Iterator[SchemaError]:
    """Follow every reference, reading further documents, and find those that lead nowhere."""
    for document in _each_as_it_comes(library):
        for place in document.schemas:
            try:
                list(library.targets(document, place))
            except SchemaError as error:
                yield error
    yield from dynamic_faults(library)


def _each_as_it_comes(library: Library) -> Iterator[Document]:
    """Yield the documents of a library that grows meanwhile."""
    done = 0
    while done < len(library.documents):
        yield library.documents[done]
        done += 1


_Occurrence = tuple[Document, str, str]


def _roles(library: Library, root: Document) -> Iterator[_Occurrence]:
    """Yield each schema in use with what it is said of: `table`, `row`, `column`, or `part` of one of these.

    A part holds only under a condition, or of something smaller, so that nothing can be read from it beforehand.
    """
    waiting: list[_Occurrence] = [(root, "", "table")]
    seen: set[tuple[str, str, str]] = set()
    while waiting:
        document, place, role = waiting.pop()
        if (document.name, place, role) in seen:
            continue
        seen.add((document.name, place, role))
        yield document, place, role
        waiting.extend((target, there, role) for _, target, there in library.targets(document, place))
        for path, _ in subschemas(document.schemas[place]):
            if path[0] not in {"$defs", "definitions"}:
                waiting.append((document, place + pointer(path), _role(role, str(path[0]))))


_COLUMN_KEYWORDS = frozenset({"additionalProperties", "patternProperties", "properties"})


def _role(role: str, keyword: str) -> str:
    if keyword == "allOf":
        return role
    if role == "table" and keyword == "items":
        return "row"
    return "column" if role == "row" and keyword in _COLUMN_KEYWORDS else "part"


_ROW_KEYWORDS = frozenset({"additionalProperties", "patternProperties", "properties", "propertyNames", "required"})


def table_faults(library: Library, root: Document) -> Iterator[SchemaError]:
    """Find schemas that could check no table: a table is an array, and its columns stand under `items`."""
    for document, place, role in _roles(library, root):
        schema = document.schemas[place]
        if role != "table" or not isinstance(schema, dict):
            continue
        types = schema.get("type", "array")
        if types != "array" and "array" not in types:
            yield SchemaError(document.name, f"{place}/type", 'a table is an array of rows: expected "array"')
        for keyword in (keyword for keyword in schema if keyword in _ROW_KEYWORDS):
            words = f"{quoted(keyword)} is said of rows: it stands under items"
            yield SchemaError(document.name, f"{place}/{keyword}", words)


_HOMES = {
    "table": "at the top of the schema, or in its allOf",
    "column": "in the schema of a column, or in its allOf",
}


def place_faults(library: Library, root: Document) -> Iterator[SchemaError]:
    """Find mdlint keywords where they mean nothing, and in documents that have not declared them."""
    found: dict[tuple[str, str], SchemaError] = {}
    for document in library.documents:
        for place, schema in document.schemas.items() if document.is_plain else ():
            for keyword in KEYWORDS.keys() & (schema if isinstance(schema, dict) else {}):
                words = f'this is a keyword of mdlint; declare "$schema": "{TABLE_DIALECT}"'
                yield SchemaError(document.name, f"{place}/{keyword}", words)
    for document, place, role in _roles(library, root):
        for keyword in () if document.is_plain else _own_keywords(document, place):
            level = KEYWORDS[keyword].level
            if level not in {role, "any"}:
                words = f"{quoted(keyword)} is said of a {level}: it stands {_HOMES[level]}"
                found[document.name, f"{place}/{keyword}"] = SchemaError(document.name, f"{place}/{keyword}", words)
    yield from found.values()


def _own_keywords(document: Document, place: str) -> list[str]:
    schema = document.schemas[place]
    return [keyword for keyword in schema if keyword in KEYWORDS] if isinstance(schema, dict) else []


def column_faults(library: Library, root: Document) -> Iterator[SchemaError]:
    """Find columns named by table keywords that no `properties` has, and aliases of two columns."""
    names, patterns, tables = [], [], []
    for document, place, role in _roles(library, root):
        schema = document.schemas[place]
        if isinstance(schema, dict):
            names += list(schema.get("properties", ()))
            patterns += list(schema.get("patternProperties", ()))
            tables += [(document, place, schema)] if role == "table" and not document.is_plain else []
    known = dict.fromkeys(names)
    for document, place, schema in tables:
        for path, name in _named_columns(schema):
            if name not in known and not any(re.search(pattern, name) for pattern in patterns):
                words = f"no column {quoted(name)} is among the properties{did_you_mean(name, known)}"
                yield SchemaError(document.name, place + pointer(path), words)
    yield from _alias_faults(known, [table for table in tables if "columnAliases" in table[2]])


def _named_columns(schema: SchemaObject) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the path and the name of each column that a table keyword speaks of."""
    for name in schema.get("columnAliases", ()):
        yield ("columnAliases", name), name
    for index, name in enumerate(schema.get("columnOrder", ())):
        if name != "*":
            yield ("columnOrder", index), name
    for index, name in enumerate(schema.get("uniqueBy", ())):
        yield ("uniqueBy", index), name
    for index, key in enumerate(schema.get("sortedBy", ())):
        yield ("sortedBy", index, "column"), key["column"]
    for index, relation in enumerate(schema.get("compare", ())):
        for side in ("left", "right"):
            if isinstance(relation[side], str):
                yield ("compare", index, side), relation[side]


def _alias_faults(names: Iterable[str], tables: list[tuple[Document, str, SchemaObject]]) -> Iterator[SchemaError]:
    owners = {normalize_header(name): name for name in names}
    for document, place, schema in tables:
        for column, aliases in schema["columnAliases"].items():
            for index, alias in enumerate(aliases):
                owner = owners.setdefault(normalize_header(alias), column)
                if owner != column:
                    words = f"{quoted(alias)} already stands for column {quoted(owner)}"
                    yield SchemaError(document.name, place + pointer(["columnAliases", column, index]), words)
