"""The errors of a JSON Schema validator, and their explanations in plain words.

Only this module imports `jsonschema`, and only to explain an error: the import takes longer than checking a page.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from mdlint.draft2020.enums import EnumIdentities, EnumWords
from mdlint.draft2020.formats import format_predicate
from mdlint.draft2020.values import JSON, JSONPath, Schema, SchemaObject, identity, shown
from mdlint.patterns import is_too_long
from mdlint.text.lookalikes import difference
from mdlint.text.words import cut, did_you_mean, first_few, listed, quoted, shortened

if TYPE_CHECKING:
    from jsonschema import ValidationError, Validator

    from mdlint.text.known_words import KnownWords

_MATCHES_NOTHING = "(?!)"


class Mistake(NamedTuple):
    """A mistake in a document such as a schema or a configuration: the path of the faulty value, and a message."""

    path: JSONPath
    message: str


class JsonError(NamedTuple):
    """One error of a JSON Schema validator.

    The `instance` at `path` fails `keyword` of `schema`; `keyword` is None if the schema is `false`. `value` is the
    keyword's value, `schema_path` its path. `missing` is the name that `required` or `dependentRequired` asks for.
    `branches` has the errors of each branch of `anyOf` or `oneOf`. `words` are the message of `jsonschema`, empty for
    `enum`.
    """

    keyword: str | None
    path: JSONPath
    schema_path: JSONPath
    value: Any
    schema: Any
    instance: Any
    words: str
    missing: str = ""
    branches: tuple[tuple["JsonError", ...], ...] = ()

    @property
    def message(self) -> str:
        """The message of `jsonschema`. For `enum` it has all allowed values, so it is only made when it is read."""
        return self.words or (f"{self.instance!r} is not one of {self.value!r}" if self.keyword == "enum" else "")


@cache
def _validator_class(*, asserts_formats: bool) -> "type[Validator]":
    """Return `Draft202012Validator`, in which the search for a `pattern` takes a bounded time.

    An `enum` is looked up. `Draft202012Validator` compares a value with each allowed value, and repeats them all in the
    message of each error.
    """
    from jsonschema import (  # noqa: PLC0415  40 ms, and a clean page does not need it
        Draft202012Validator,
        ValidationError,
        validators,
    )

    check = Draft202012Validator.VALIDATORS["pattern"]
    known = EnumIdentities()
    # Neither of the two has types.
    extend: Any = validators.extend

    def pattern(checker: object, value: str, instance: object, schema: SchemaObject) -> Any:  # noqa: ANN401  see above
        too_long = isinstance(instance, str) and is_too_long(value, instance)
        return check(checker, _MATCHES_NOTHING if too_long else value, instance, schema)

    def enum(_checker: object, value: list[JSON], instance: object, _schema: SchemaObject) -> Iterator[ValidationError]:
        if identity(instance) not in known.identities(value):
            yield ValidationError("")

    def format_(_checker: object, value: str, instance: object, _schema: SchemaObject) -> Iterator[ValidationError]:
        if asserts_formats and not format_predicate(value)(instance):
            yield ValidationError(f"{instance!r} is not a {value!r}")

    made: type[Validator] = extend(Draft202012Validator, {"pattern": pattern, "enum": enum, "format": format_})
    return made


def validator(schema: Schema, *, asserts_formats: bool = False) -> Callable[[object], list[JsonError]]:
    """Return a function that lists the errors of `Draft202012Validator` in an instance, ordered by place."""
    checker = _validator_class(asserts_formats=asserts_formats)(schema)

    def errors(instance: object) -> list[JsonError]:
        found = list(_json_errors(checker.iter_errors(cast("Any", instance))))
        return _in_place_order(instance, found) if len(found) > 1 else found

    return errors


def _in_place_order(instance: object, errors: list[JsonError]) -> list[JsonError]:
    """Sort errors by their places in the document. `jsonschema` may visit the names of an object in another order."""
    numbers: dict[int, dict[str, int]] = {}

    def position(error: JsonError) -> list[int]:
        place: list[int] = []
        value: Any = instance
        for step in error.path:
            if isinstance(value, dict):
                if id(value) not in numbers:
                    numbers[id(value)] = {name: number for number, name in enumerate(value)}
                place.append(numbers[id(value)][str(step)])
            else:
                place.append(int(step))
            value = value[step]
        return place

    return sorted(errors, key=position)


def _json_errors(errors: Iterable["ValidationError"]) -> Iterator[JsonError]:
    """Convert the errors of `jsonschema`, in the order in which it found them."""
    # There is one error for each missing name, in the order of the names.
    missing: dict[tuple[JSONPath, JSONPath], Iterator[str]] = {}
    for error in errors:
        path, schema_path = tuple(error.path), tuple(error.schema_path)
        if (path, schema_path) not in missing:
            missing[path, schema_path] = iter(_missing_names(error))
        yield JsonError(
            keyword=error.validator if isinstance(error.validator, str) else None,
            path=path,
            schema_path=schema_path,
            value=error.validator_value,
            schema=error.schema,
            instance=error.instance,
            words=error.message,
            missing=next(missing[path, schema_path], ""),
            branches=tuple(_branches(error)),
        )


def _missing_names(error: "ValidationError") -> list[str]:
    """List the names that `required` or `dependentRequired` misses in an object, in the order of their errors."""
    value: Any = error.validator_value
    instance: Any = error.instance
    match error.validator:
        case "required":
            wanted = list(value)
        case "dependentRequired":
            wanted = [name for present, names in value.items() if present in instance for name in names]
        case _:
            return []
    return [name for name in wanted if name not in instance]


def _branches(error: "ValidationError") -> Iterator[tuple[JsonError, ...]]:
    """Group the errors below an `anyOf` or `oneOf` by the branch they come from."""
    groups: dict[object, list[ValidationError]] = {}
    for inner in error.context or ():
        # The error of a branch that is `false` has no path.
        branch = inner.schema_path[0] if inner.schema_path else id(inner)
        groups.setdefault(branch, []).append(inner)
    return (tuple(_json_errors(group)) for group in groups.values())


TYPE_WORDS: Mapping[str, str] = {
    "array": "a list",
    "boolean": "true or false",
    "integer": "a whole number",
    "null": "null",
    "number": "a number",
    "object": "an object",
    "string": "a text",
}

_LIMIT_WORDS: Mapping[str, str] = {
    "exclusiveMaximum": "is not below",
    "exclusiveMinimum": "is not above",
    "maximum": "is above the maximum",
    "minimum": "is below the minimum",
    "multipleOf": "is not a multiple of",
}
# A shorter text is not taken for an abbreviation.
_SHORTEST = 3


def type_words(names: str | list[str]) -> str:
    """Describe the expected types: `a number or null`."""
    return listed(TYPE_WORDS[name] for name in ([names] if isinstance(names, str) else names))


def limit_words(error: JsonError) -> str | None:
    """Describe the limit that a number breaks: `is above the maximum 100`; None for another keyword."""
    words = _LIMIT_WORDS.get(error.keyword or "")
    return f"{words} {shown(error.value)}" if words else None


def choice_words(error: JsonError, found: str | None, enums: EnumWords) -> str | None:
    """Describe the values that `enum` or `const` allows, with a suggestion for a text; None for another keyword."""
    if error.keyword == "const":
        words = difference(found, error.value) if found and isinstance(error.value, str) else None
        return f"is not {shown(error.value)}{f' (it {words})' if words else ''}"
    if error.keyword != "enum":
        return None
    if not error.value:
        return "is not allowed (no value is)"
    allowed = enums.allowed(error.value)
    meant = _meant(found, allowed.texts) if found else ""
    return f"is not {'one of ' if len(error.value) > 1 else ''}{allowed.listing}{meant}"


def _meant(found: str, known: "KnownWords") -> str:
    """Return the end of a message about a text that is not allowed: the allowed text that was meant, if it is clear."""
    words = known.how_meant(found)
    longer = known.only_longer(found) if not words and len(found) >= _SHORTEST else None
    return words if longer is None else f" (did you mean {quoted(longer)}?)"


def extra_names(error: JsonError) -> list[str]:
    """List the names that `additionalProperties` does not allow, in the order of the document."""
    known = error.schema.get("properties", {})
    patterns = error.schema.get("patternProperties", ())
    return [name for name in error.instance if name not in known and not any(re.search(p, name) for p in patterns)]


def unevaluated_names(error: JsonError, *, asserts_formats: bool = False) -> list[str]:
    """List the names that `unevaluatedProperties` applies to, in the order of the document.

    The error lists them only in its message. So each name is tested by itself, with a pattern that evaluates all
    others.
    """
    schema, instance = error.schema, error.instance
    return [name for name in instance if _is_unevaluated(name, schema, instance, asserts_formats=asserts_formats)]


def _is_unevaluated(name: str, schema: SchemaObject, instance: Mapping[str, object], *, asserts_formats: bool) -> bool:
    others = {f"^{re.escape(other)}\\Z": True for other in instance if other != name}
    patterns = {**schema.get("patternProperties", {}), **others}
    alone = {**schema, "patternProperties": patterns, "unevaluatedProperties": False}
    errors = validator(alone, asserts_formats=asserts_formats)(instance)
    return any(error.schema_path == ("unevaluatedProperties",) for error in errors)


def unevaluated_errors(error: JsonError, *, asserts_formats: bool = False) -> Iterator[JsonError]:
    """Yield an error, or for `unevaluatedProperties` with a schema the errors of that schema in each value."""
    if error.keyword != "unevaluatedProperties" or error.value is False:
        yield error
        return
    find = validator(error.value, asserts_formats=asserts_formats)
    for name in unevaluated_names(error, asserts_formats=asserts_formats):
        for inner in find(error.instance[name]):
            yield inner._replace(
                path=(*error.path, name, *inner.path), schema_path=error.schema_path + inner.schema_path
            )


def explain_error(error: JsonError) -> Iterator[Mistake]:
    """Explain an error in a document such as a schema or a configuration: yield its mistakes, in plain words."""
    instance, value = error.instance, error.value
    match error.keyword:
        case "type":
            yield Mistake(error.path, f"expected {type_words(value)}, found {shown(instance)}")
        case "required":
            yield Mistake(error.path, f"{quoted(error.missing)} is missing")
        case "additionalProperties":
            known = error.schema.get("properties", {})
            for name in extra_names(error):
                yield Mistake((*error.path, name), f"unknown key{did_you_mean(name, known)}")
        case "minItems" | "minProperties" | "minLength":
            yield Mistake(error.path, f"must not be {'empty' if value == 1 else f'shorter than {value}'}")
        case "maxItems" | "maxProperties" | "maxLength":
            yield Mistake(error.path, f"must not be longer than {value}")
        case "uniqueItems":
            yield Mistake(error.path, "names something twice")
        case "pattern":
            yield Mistake(error.path, f"{shown(instance)} does not match the pattern {shortened(value)}")
        case "anyOf" | "oneOf" if error.branches:
            yield from _explain_branches(error)
        case _:
            words = limit_words(error) or choice_words(
                error, instance if isinstance(instance, str) else None, EnumWords()
            )
            yield Mistake(error.path, f"{shown(instance)} {words}" if words else cut(error.message))


def _explain_branches(error: JsonError) -> Iterator[Mistake]:
    """Explain the errors of the only branch of the right type; otherwise list the types and values of all branches."""
    meant = [branch for branch in error.branches if not any(_is_wrong_type(inner) for inner in branch)]
    if len(meant) == 1:
        for inner in meant[0]:
            yield from (Mistake(error.path + path, words) for path, words in explain_error(inner))
        return
    types = {name for branch in error.branches for inner in branch if inner.keyword == "type" for name in _names(inner)}
    others = {
        words for branch in error.branches for inner in branch if (words := choice_words(inner, None, EnumWords()))
    }
    expected = [TYPE_WORDS[name] for name in sorted(types)] + [
        words.removeprefix("is not ") for words in sorted(others)
    ]
    found = shown(error.instance)
    yield Mistake(
        error.path, f"expected {listed(first_few(expected))}, found {found}" if expected else cut(error.message)
    )


def _is_wrong_type(error: JsonError) -> bool:
    return error.keyword == "type" and not error.path


def _names(error: JsonError) -> list[str]:
    return [error.value] if isinstance(error.value, str) else error.value
