"""Whether a schema says something sensible: every mistake in it, with its file and JSON pointer."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple, cast

from mdlint.errors import SchemaError
from mdlint.schema.accept import predicate
from mdlint.schema.assertions import Predicate
from mdlint.schema.bundled import bundled
from mdlint.schema.documents import Document
from mdlint.schema.faults import Fault, explain, extra_names, validator
from mdlint.schema.headers import normalize_header
from mdlint.schema.json_values import SchemaObject, is_number, pointer
from mdlint.schema.keywords import KEYWORDS
from mdlint.schema.refs import Library, dynamic_faults, is_builtin
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
            yield from _empty_faults(document, place, schema)


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


def _empty_faults(document: Document, place: str, schema: SchemaObject) -> Iterator[SchemaError]:
    """Find numbers of decimals that no number has, and relations that no column takes part in."""
    decimals, relations = schema.get("decimals"), schema.get("compare")
    least, most = (decimals.get("minimum"), decimals.get("maximum")) if isinstance(decimals, dict) else (None, None)
    if isinstance(least, int | float) and isinstance(most, int | float) and least > most:
        yield SchemaError(document.name, f"{place}/decimals", f"the minimum {least} is above the maximum {most}")
    for index, relation in enumerate(relations if isinstance(relations, list) else ()):
        if isinstance(relation, dict) and is_number(relation.get("left")) and is_number(relation.get("right")):
            yield SchemaError(document.name, f"{place}/compare/{index}", "compares two numbers: one side is a column")


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


class _Occurrence(NamedTuple):
    """A schema in use, and what it is said of: `table`, `row`, `column`, or `part` of one of these.

    `blamed` is the reference to the built-in schema it belongs to, with its file; None outside of these.
    """

    document: Document
    place: str
    role: str
    blamed: tuple[str, str] | None = None

    def error(self, path: Iterable[str | int], words: str) -> SchemaError:
        """Make a mistake at a path below the schema; built-in schemas make none, so it is that of the reference."""
        if self.blamed:
            return SchemaError(*self.blamed, f"{self.document.name} does not fit here: {words}")
        return SchemaError(self.document.name, self.place + pointer(path), words)


def _roles(library: Library, root: Document) -> Iterator[_Occurrence]:
    """Yield each schema in use.

    A part holds only under a condition, or of something smaller, so that nothing can be read from it beforehand.
    """
    waiting = [_Occurrence(root, "", "table")]
    seen: set[tuple[str, str, str]] = set()
    while waiting:
        occurrence = waiting.pop()
        document, place, role, blamed = occurrence
        if (document.name, place, role) in seen:
            continue
        seen.add((document.name, place, role))
        yield occurrence
        for keyword, target, there in library.targets(document, place):
            outside = is_builtin(target.name) and not is_builtin(document.name)
            origin = (document.name, f"{place}/{keyword}") if outside else blamed
            waiting.append(_Occurrence(target, there, role, origin))
        for path, _ in subschemas(document.schemas[place]):
            if path[0] not in {"$defs", "definitions"}:
                waiting.append(_Occurrence(document, place + pointer(path), _role(role, str(path[0])), blamed))


def _each_once(faults: Iterable[SchemaError]) -> Iterator[SchemaError]:
    """Yield the first mistake at each place."""
    seen: set[tuple[str, str]] = set()
    for fault in faults:
        if (fault.file, fault.pointer) not in seen:
            seen.add((fault.file, fault.pointer))
            yield fault


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
    yield from _each_once(
        fault for occurrence in _roles(library, root) if occurrence.role == "table" for fault in _no_table(occurrence)
    )


def _no_table(occurrence: _Occurrence) -> Iterator[SchemaError]:
    schema = occurrence.document.schemas[occurrence.place]
    if not isinstance(schema, dict):
        return
    types = schema.get("type", "array")
    if types != "array" and "array" not in types:
        yield occurrence.error(["type"], 'a table is an array of rows: expected "array"')
    for keyword in (keyword for keyword in schema if keyword in _ROW_KEYWORDS):
        yield occurrence.error([keyword], f"{quoted(keyword)} is said of rows: it stands under items")


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
    yield from _each_once(fault for occurrence in _roles(library, root) for fault in _misplaced(occurrence))


def _misplaced(occurrence: _Occurrence) -> Iterator[SchemaError]:
    schema = occurrence.document.schemas[occurrence.place]
    if occurrence.document.is_plain or not isinstance(schema, dict):
        return
    for keyword in (keyword for keyword in schema if keyword in KEYWORDS):
        level = KEYWORDS[keyword].level
        if level not in {occurrence.role, "any"}:
            yield occurrence.error([keyword], f"{quoted(keyword)} is said of a {level}: it stands {_HOMES[level]}")


def column_faults(library: Library, root: Document) -> Iterator[SchemaError]:
    """Find columns that no `properties` has, headers that stand for two columns, and columns required by another header."""
    # Schemas referred to come first, so that of two that disagree the one that builds on the other is wrong.
    uses = [use for use in _roles(library, root) if isinstance(use.document.schemas[use.place], dict)][::-1]
    schemas = [(use, cast("SchemaObject", use.document.schemas[use.place])) for use in uses]
    tables = [(use, schema) for use, schema in schemas if use.role == "table" and not use.document.is_plain]
    known = dict.fromkeys(name for _, schema in schemas for name in schema.get("properties", ()))
    patterns = [pattern for _, schema in schemas for pattern in schema.get("patternProperties", ())]
    for use, schema in tables[::-1]:
        for path, name in _named_columns(schema):
            if name not in known and not any(re.search(pattern, name) for pattern in patterns):
                yield use.error(path, f"no column {quoted(name)} is among the properties{did_you_mean(name, known)}")
    owners: dict[str, str] = {}
    yield from _each_once(
        [*_property_faults(owners, schemas), *_alias_faults(owners, tables), *_required_faults(owners, known, schemas)]
    )


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


_Uses = list[tuple[_Occurrence, SchemaObject]]


def _property_faults(owners: dict[str, str], schemas: _Uses) -> Iterator[SchemaError]:
    """Find properties that differ from another only in their writing; fills `owners`, columns by normalised header."""
    for use, schema in schemas:
        for name in schema.get("properties", ()):
            owner = owners.setdefault(normalize_header(name), name)
            if owner != name:
                yield use.error(["properties", name], f"{quoted(name)} is another writing of column {quoted(owner)}")


def _alias_faults(owners: dict[str, str], tables: _Uses) -> Iterator[SchemaError]:
    """Find aliases of two columns; adds the aliases to `owners`."""
    for use, schema in tables:
        for column, aliases in schema.get("columnAliases", {}).items():
            for index, alias in enumerate(aliases):
                owner = owners.setdefault(normalize_header(alias), column)
                if owner != column:
                    words = f"{quoted(alias)} already stands for column {quoted(owner)}"
                    yield use.error(["columnAliases", column, index], words)


def _required_faults(owners: Mapping[str, str], known: Mapping[str, None], schemas: _Uses) -> Iterator[SchemaError]:
    """Find columns that are required by another header than their name: no row has such a key."""
    for use, schema in schemas:
        for index, name in enumerate(schema.get("required", ())):
            owner = owners.get(normalize_header(name))
            if owner is not None and name not in known:
                yield use.error(["required", index], f"{quoted(name)} stands for column {quoted(owner)}: use its name")
