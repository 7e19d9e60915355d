"""Finds the mistakes in a schema document by itself, and references in it that lead nowhere."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, Protocol

from mdlint.bundled import bundled
from mdlint.draft2020.assertions import Predicate
from mdlint.draft2020.errors import JsonError, Mistake, explain_error, extra_names, validator
from mdlint.draft2020.predicates import predicate
from mdlint.draft2020.values import JSON, SchemaObject, pointer, shown
from mdlint.draft2020.vocabulary import DRAFT, STANDARD
from mdlint.errors import SchemaError
from mdlint.patterns import pattern_mistake
from mdlint.schema.files.conventions import convention_of
from mdlint.schema.files.documents import TABLE_DIALECT, Document, dialect_of
from mdlint.schema.files.references import Library, dynamic_mistakes
from mdlint.schema.keywords import KEYWORDS
from mdlint.text.words import did_you_mean, quoted


class _Checked(Protocol):
    """A keyword with the functions that find mistakes in its values: see `Keyword`."""

    @property
    def mistakes(self) -> Callable[[Any, SchemaObject], Iterator[Mistake]] | None: ...
    @property
    def meant(self) -> Callable[[str], JSON] | None: ...


class Vocabulary(NamedTuple):
    """The keywords of a kind of schemas, and the dialect that declares them.

    `meta_schema` is the name of its bundled file. `keywords` are the keywords that only this kind has, by name, and
    `further` the names of all others of mdlint.
    """

    dialect: str
    meta_schema: str
    keywords: Mapping[str, _Checked]
    further: Collection[str] = ()


TABLE_VOCABULARY = Vocabulary(TABLE_DIALECT, "table.schema.json", KEYWORDS)


@cache
def _accepts(meta_schema: str) -> Predicate | None:
    return predicate(bundled(meta_schema))


def document_mistakes(document: Document, vocabulary: Vocabulary = TABLE_VOCABULARY) -> Iterator[SchemaError]:
    """Find the mistakes in a document: unknown keywords, values that a keyword does not allow, invalid patterns."""
    yield from _dialect_mistakes(document, vocabulary)
    accepts = _accepts(vocabulary.meta_schema)
    if accepts is None or not accepts(document.root):
        for error in validator(bundled(vocabulary.meta_schema))(document.root):
            yield from _shape_mistakes(document, error, vocabulary)
    for place, schema in document.schemas.items():
        if isinstance(schema, dict):
            for path, words in _value_mistakes(schema, vocabulary):
                yield SchemaError(document.name, place + pointer(path), words)


def _dialect_mistakes(document: Document, vocabulary: Vocabulary) -> Iterator[SchemaError]:
    own, file = vocabulary.dialect, vocabulary.meta_schema
    for place, schema in document.schemas.items():
        dialect = schema.get("$schema", own) if isinstance(schema, dict) else own
        if isinstance(dialect, str) and dialect_of(dialect) not in {DRAFT, own}:
            words = f"{quoted(dialect)} is not supported; use {own} or a path to {file}, or {DRAFT} for a schema without mdlint keywords"
            yield SchemaError(document.name, f"{place}/$schema", words)


def _shape_mistakes(document: Document, error: JsonError, vocabulary: Vocabulary) -> Iterator[SchemaError]:
    """Explain an error of the meta-schema."""
    place = pointer(error.path)
    if error.keyword != "additionalProperties" or place not in document.schemas:
        form = _form_meant(error, vocabulary)
        yield from (SchemaError(document.name, pointer(path), words + form) for path, words in explain_error(error))
        return
    # To plain JSON Schema, unknown keywords are annotations.
    for name in () if document.is_plain else extra_names(error):
        words = f"unknown keyword{did_you_mean(name, error.schema['properties'])}; keywords of your own start with x-"
        yield SchemaError(document.name, place + pointer([name]), words)


def _form_meant(error: JsonError, vocabulary: Vocabulary) -> str:
    """Return the end of a message about a text in place of a list or an object: the form that was meant."""
    if error.keyword != "type" or error.value not in ("array", "object") or not isinstance(error.instance, str):
        return ""
    steps = [step for step in error.path if not isinstance(step, int)]
    keyword = vocabulary.keywords.get(steps[-1]) if steps else None
    item = keyword.meant(error.instance) if keyword and keyword.meant else None
    return "" if item is None else f"; write {shown([item] if error.value == 'array' else item)}"


def _value_mistakes(schema: SchemaObject, vocabulary: Vocabulary) -> Iterator[Mistake]:
    """Find mistakes in the values of keywords that the meta-schema can't express."""
    yield from _pattern_mistakes(schema)
    yield from _error_message_mistakes(schema, vocabulary)
    for name in vocabulary.keywords:
        if name in schema and (mistakes := vocabulary.keywords[name].mistakes):
            yield from mistakes(schema[name], schema)


def _pattern_mistakes(schema: SchemaObject) -> Iterator[Mistake]:
    """Find the first regular expression of the standard keywords that can't be compiled."""
    patterns = schema.get("patternProperties")
    expressions: list[tuple[tuple[str, ...], str]] = []
    if isinstance(schema.get("pattern"), str):
        expressions.append((("pattern",), schema["pattern"]))
    if isinstance(patterns, dict):
        expressions += [(("patternProperties", text), text) for text in patterns]
        # `jsonschema` joins them to look for additional properties.
        expressions.append((("patternProperties",), "|".join(patterns)))
    mistakes = (Mistake(path, words) for path, text in expressions if (words := pattern_mistake(text)))
    yield from list(mistakes)[:1]


def _error_message_mistakes(schema: SchemaObject, vocabulary: Vocabulary) -> Iterator[Mistake]:
    """Find unknown keywords in `errorMessage`. The module of a keyword can't find them: it does not know the others."""
    words = schema.get("errorMessage")
    if not isinstance(words, dict):
        return
    known = STANDARD.union(vocabulary.keywords, vocabulary.further)
    for keyword in words:
        if keyword not in known:
            yield Mistake(("errorMessage", keyword), f"unknown keyword{did_you_mean(keyword, known)}")


def reference_mistakes(library: Library) -> Iterator[SchemaError]:
    """Follow each reference, which may read further documents, and find the references that lead nowhere."""
    for document in _growing(library):
        for place in document.schemas:
            try:
                list(library.targets(document, place))
            except SchemaError as error:
                yield error
        yield from _convention_mistakes(document)
    yield from dynamic_mistakes(library)


def _convention_mistakes(document: Document) -> Iterator[SchemaError]:
    """Find references to naming conventions that can't be used."""
    for place, schema in document.schemas.items() if not document.is_plain else ():
        value = schema.get("nameConvention") if isinstance(schema, dict) else None
        reference = value.get("convention") if isinstance(value, dict) else value
        if isinstance(reference, str) and reference:
            try:
                convention_of(document, place)
            except SchemaError as error:
                yield error


def _growing(library: Library) -> Iterator[Document]:
    """Yield the documents of a library, including the documents that are added meanwhile."""
    done = 0
    while done < len(library.documents):
        yield library.documents[done]
        done += 1
