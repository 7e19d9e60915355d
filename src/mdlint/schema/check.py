"""Whether a schema says something sensible: every mistake in it, with its file and JSON pointer."""

import re
from collections.abc import Iterator
from functools import cache

from mdlint.errors import SchemaError
from mdlint.schema.accept import predicate
from mdlint.schema.assertions import Predicate
from mdlint.schema.bundled import bundled
from mdlint.schema.conventions import convention_of
from mdlint.schema.documents import Document
from mdlint.schema.faults import Fault, explain, extra_names, validator
from mdlint.schema.json_values import SchemaObject, is_number, pointer
from mdlint.schema.keywords import KEYWORDS
from mdlint.schema.refs import Library, dynamic_faults
from mdlint.schema.vocabulary import DRAFT, STANDARD, TABLE_DIALECT
from mdlint.text.words import did_you_mean, quoted
from mdlint.values import is_unit

_META_SCHEMA = "table.schema.json"


@cache
def _accepts() -> Predicate | None:
    return predicate(bundled(_META_SCHEMA))


def document_faults(document: Document) -> Iterator[SchemaError]:
    """Find what is wrong in a document by itself: its shape, its keywords, its regular expressions."""
    from mdlint.schema.reading_faults import reading_faults  # noqa: PLC0415  the built-in schemas are not checked

    yield from _dialect_faults(document)
    accepts = _accepts()
    if accepts is None or not accepts(document.root):
        for fault in validator(bundled(_META_SCHEMA))(document.root):
            yield from _shape_faults(document, fault)
    for place, schema in document.schemas.items():
        if isinstance(schema, dict):
            yield from _pattern_faults(document, place, schema)
            yield from _idle_faults(document, place, schema)
            yield from (SchemaError(document.name, place + path, words) for path, words in reading_faults(schema))
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
    expressions: list[tuple[tuple[str | int, ...], str]] = []
    link, skipped = schema.get("link"), schema.get("skipRows")
    if isinstance(schema.get("pattern"), str):
        expressions.append((("pattern",), schema["pattern"]))
    if isinstance(link, dict) and isinstance(link.get("pattern"), str):
        expressions.append((("link", "pattern"), link["pattern"]))
    groups = [(("ascendingColumns", index, "columns"), group.get("columns")) for index, group in _groups(schema)]
    expressions += [(path, text) for path, text in groups if isinstance(text, str)]
    for index, item in enumerate(skipped if isinstance(skipped, list) else ()):
        if isinstance(item, dict) and isinstance(item.get("pattern"), str):
            expressions.append((("skipRows", index, "pattern"), item["pattern"]))
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


def _groups(schema: SchemaObject) -> Iterator[tuple[str, SchemaObject]]:
    """Yield the groups of `ascendingColumns` that are objects, each with its number."""
    groups = schema.get("ascendingColumns")
    for index, group in enumerate(groups if isinstance(groups, list) else ()):
        if isinstance(group, dict):
            yield str(index), group


def _idle_faults(document: Document, place: str, schema: SchemaObject) -> Iterator[SchemaError]:
    """Find what can never take effect: a unit that no number is read with, words for a keyword that does not exist."""
    yield from _unit_faults(document, f"{place}/unit", schema)
    for index, group in _groups(schema):
        yield from _unit_faults(document, f"{place}/ascendingColumns/{index}/unit", group)
    words = schema.get("errorMessage")
    known = STANDARD | KEYWORDS.keys()
    for keyword in words if isinstance(words, dict) else ():
        if keyword not in known:
            text = f"unknown keyword{did_you_mean(keyword, known)}"
            yield SchemaError(document.name, place + pointer(["errorMessage", keyword]), text)


def _unit_faults(document: Document, place: str, schema: SchemaObject) -> Iterator[SchemaError]:
    units = schema.get("unit", ())
    for unit in [units] if isinstance(units, str) else units if isinstance(units, list | dict) else ():
        # An empty text that is no key is found by its shape.
        if (unit != "" or isinstance(units, dict)) and (not isinstance(unit, str) or not is_unit(unit)):
            yield SchemaError(document.name, place, f"{quoted(str(unit))} is never read as a unit")


def _empty_faults(document: Document, place: str, schema: SchemaObject) -> Iterator[SchemaError]:
    """Find numbers of decimals that no number has, relations that no column takes part in, groups that no two columns are in."""
    decimals, relations = schema.get("decimals"), schema.get("compare")
    least, most = (decimals.get("minimum"), decimals.get("maximum")) if isinstance(decimals, dict) else (None, None)
    if isinstance(least, int | float) and isinstance(most, int | float) and least > most:
        yield SchemaError(document.name, f"{place}/decimals", f"the minimum {least} is above the maximum {most}")
    for index, relation in enumerate(relations if isinstance(relations, list) else ()):
        if isinstance(relation, dict) and is_number(relation.get("left")) and is_number(relation.get("right")):
            yield SchemaError(document.name, f"{place}/compare/{index}", "compares two numbers: one side is a column")
    for number, group in _groups(schema):
        path = f"{place}/ascendingColumns/{number}/columns"
        if isinstance(group.get("columns"), str) and not _has_part(group["columns"]):
            yield SchemaError(document.name, path, "has no part in parentheses: the one in which the columns differ")


def _has_part(expression: str) -> bool:
    try:
        return re.compile(expression).groups > 0
    except (re.error, OverflowError, RecursionError):
        return True


def reference_faults(library: Library) -> Iterator[SchemaError]:
    """Follow every reference, reading further documents, and find those that lead nowhere."""
    for document in _each_as_it_comes(library):
        for place in document.schemas:
            try:
                list(library.targets(document, place))
            except SchemaError as error:
                yield error
        yield from _convention_faults(document)
    yield from dynamic_faults(library)


def _convention_faults(document: Document) -> Iterator[SchemaError]:
    """Find references to naming conventions that can't be used."""
    for place, schema in document.schemas.items() if not document.is_plain else ():
        value = schema.get("nameConvention") if isinstance(schema, dict) else None
        reference = value.get("convention") if isinstance(value, dict) else value
        if isinstance(reference, str) and reference:
            try:
                convention_of(document, place)
            except SchemaError as error:
                yield error


def _each_as_it_comes(library: Library) -> Iterator[Document]:
    """Yield the documents of a library that grows meanwhile."""
    done = 0
    while done < len(library.documents):
        yield library.documents[done]
        done += 1
