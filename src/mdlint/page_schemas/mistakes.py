"""Finds what can't be right in a page schema: keywords where they have no effect, and names that no page has."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from mdlint.draft2020.values import SchemaObject, pointer
from mdlint.draft2020.vocabulary import subschemas
from mdlint.errors import SchemaError
from mdlint.files.tree import is_file
from mdlint.page_schemas.keywords import PAGE_KEYWORDS
from mdlint.page_schemas.view import MEMBERS
from mdlint.schema.files.documents import PAGE_DIALECT, Document
from mdlint.schema.files.locate import SCHEMAS, locate
from mdlint.schema.files.references import Library
from mdlint.schema.mistakes.document import Vocabulary
from mdlint.text.words import did_you_mean, quoted

# These apply anywhere, as in table schemas.
_ANYWHERE = ("errorMessage", "severity")
PAGE_VOCABULARY = Vocabulary(PAGE_DIALECT, "page.schema.json", PAGE_KEYWORDS, _ANYWHERE)
# The parts of a schema that apply to the same value, and those that apply to each item of a list.
_SAME = frozenset({"allOf", "anyOf", "oneOf", "not", "if", "then", "else"})
_ITEMS = frozenset({"items", "contains", "prefixItems", "unevaluatedItems"})


class _Use(NamedTuple):
    """A schema in use: it applies to a `kind` of value, a key of `MEMBERS`, or to none of these.

    `is_list` is true if it applies to a list of them. It `is_whole` if it applies to the whole page unconditionally.
    """

    document: Document
    place: str
    kind: str | None
    is_list: bool = False
    is_whole: bool = False


def page_schema_mistakes(library: Library, root: Document) -> Iterator[SchemaError]:
    """Find the mistakes in the documents of a page schema that are well-formed by themselves."""
    seen: set[tuple[str, str]] = set()
    for use in sorted(_uses(library, root), key=lambda use: not use.is_whole):
        schema = use.document.schemas[use.place]
        for path, words in _mistakes_in(use, schema) if isinstance(schema, dict) else ():
            if (use.document.name, use.place + path) not in seen:
                seen.add((use.document.name, use.place + path))
                yield SchemaError(use.document.name, use.place + path, words)
    for document in library.documents:
        yield from _undeclared(document)
        yield from _missing_schemas(document)


def _mistakes_in(use: _Use, schema: SchemaObject) -> Iterator[tuple[str, str]]:
    for keyword in schema if not use.is_whole and not use.document.is_plain else ():
        if keyword in PAGE_KEYWORDS:
            words = f"{quoted(keyword)} applies to a page: it belongs at the top of the schema, or in its allOf"
            yield pointer([keyword]), words
    types = schema.get("type", "object")
    if use.is_whole and types != "object" and not (isinstance(types, list) and "object" in types):
        yield "/type", 'a page is an object: expected "object"'
    known = {} if use.is_list or use.kind is None else MEMBERS[use.kind]
    for path, name in _names(schema) if known else ():
        if name not in known:
            yield pointer(path), f"a {use.kind} has no {quoted(name)}{did_you_mean(name, known)}"


def _names(schema: SchemaObject) -> Iterator[tuple[list[str | int], str]]:
    """Yield the names of members that a schema is about, with their paths."""
    properties: Mapping[str, object] = schema.get("properties", {})
    required: Sequence[str] = schema.get("required", ())
    for name in properties:
        yield ["properties", name], name
    for index, name in enumerate(required):
        yield ["required", index], name


def _undeclared(document: Document) -> Iterator[SchemaError]:
    for place, schema in document.schemas.items() if document.is_plain else ():
        for keyword in schema if isinstance(schema, dict) else ():
            if keyword in PAGE_VOCABULARY.keywords:
                words = f'this is a keyword of mdlint; declare "$schema": "{PAGE_DIALECT}"'
                yield SchemaError(document.name, f"{place}/{keyword}", words)


def _missing_schemas(document: Document) -> Iterator[SchemaError]:
    """Find the names of table schemas that are not there."""
    for place, schema in document.schemas.items() if not document.is_plain else ():
        values = schema if isinstance(schema, dict) else {}
        for name, keyword in PAGE_KEYWORDS.items():
            for path, reference in keyword.schemas(values[name]) if keyword.schemas and name in values else ():
                if words := _why_missing(reference, document):
                    yield SchemaError(document.name, place + pointer(path), words)


def _why_missing(reference: str, document: Document) -> str | None:
    try:
        name, path = locate(reference, document.folder, str(Path(document.name).parent), SCHEMAS)
    except ValueError as error:
        return str(error)
    return None if is_file(path) else f"there is no file {name}"


def _uses(library: Library, root: Document) -> Iterator[_Use]:
    """Yield each schema in use. A schema that several references lead to may have several uses."""
    waiting = [_Use(root, "", "page", is_whole=True)]
    seen: set[tuple[str, str, str | None, bool, bool]] = set()
    while waiting:
        use = waiting.pop()
        key = (use.document.name, *use[1:])
        if key in seen:
            continue
        seen.add(key)
        yield use
        for _, target, place in library.targets(use.document, use.place):
            waiting.append(use._replace(document=target, place=place))
        for path, _ in subschemas(use.document.schemas[use.place]):
            if path[0] not in {"$defs", "definitions"}:
                waiting.append(_inner(use, path))


def _inner(use: _Use, path: tuple[str | int, ...]) -> _Use:
    keyword = str(path[0])
    inner = use._replace(place=use.place + pointer(path), is_whole=use.is_whole and keyword == "allOf")
    if keyword in _SAME:
        return inner
    if use.is_list and keyword in _ITEMS:
        return inner._replace(is_list=False)
    if keyword == "properties" and use.kind and not use.is_list:
        kind = MEMBERS[use.kind].get(str(path[1]))
        return inner._replace(kind=kind, is_list=kind is not None)
    return inner._replace(kind=None, is_list=False)
