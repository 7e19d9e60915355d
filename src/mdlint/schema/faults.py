"""What is wrong with an instance, in the terms of JSON Schema. `jsonschema` is imported here, and only when it is needed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from mdlint.schema.json_values import shown
from mdlint.text.words import did_you_mean, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from jsonschema import ValidationError

    from mdlint.schema.json_values import JSONPath, Schema


class Fault(NamedTuple):
    """One error of a JSON Schema validator.

    `keyword` of `schema` failed (None: it is `false`), with `value`, at `schema_path`, on `instance` at `path`.
    `message` has the words of `jsonschema`; `branches` are the errors of each branch of `anyOf` or `oneOf`.
    """

    keyword: str | None
    path: JSONPath
    schema_path: JSONPath
    value: Any
    schema: Any
    instance: Any
    message: str
    branches: tuple[tuple[Fault, ...], ...] = ()


def validator(schema: Schema) -> Callable[[object], list[Fault]]:
    """A function that gives the errors `Draft202012Validator` gives on an instance, in the order of their places."""
    from jsonschema import Draft202012Validator  # noqa: PLC0415  slow to import, and needed only where something is wrong

    checker = Draft202012Validator(schema)

    def faults(instance: object) -> list[Fault]:
        found = [_fault(error) for error in checker.iter_errors(instance)]
        return _in_place_order(instance, found) if len(found) > 1 else found

    return faults


def _in_place_order(instance: object, faults: list[Fault]) -> list[Fault]:
    """Errors in the order in which a document has what they are about; `jsonschema` takes names in any order."""
    numbers: dict[int, dict[str, int]] = {}

    def position(fault: Fault) -> list[int]:
        place: list[int] = []
        value: Any = instance
        for step in fault.path:
            if isinstance(value, dict):
                if id(value) not in numbers:
                    numbers[id(value)] = {name: number for number, name in enumerate(value)}
                place.append(numbers[id(value)][str(step)])
            else:
                place.append(int(step))
            value = value[step]
        return place

    return sorted(faults, key=position)


def _fault(error: ValidationError) -> Fault:
    return Fault(
        keyword=error.validator if isinstance(error.validator, str) else None,
        path=tuple(error.path),
        schema_path=tuple(error.schema_path),
        value=error.validator_value,
        schema=error.schema,
        instance=error.instance,
        message=error.message,
        branches=tuple(_branches(error)),
    )


def _branches(error: ValidationError) -> Iterator[tuple[Fault, ...]]:
    """Group the errors below an `anyOf` or `oneOf` by the branch they come from."""
    groups: dict[object, list[Fault]] = {}
    for inner in error.context or ():
        # The error of a branch that is `false` has no path.
        branch = inner.schema_path[0] if inner.schema_path else id(inner)
        groups.setdefault(branch, []).append(_fault(inner))
    return (tuple(group) for group in groups.values())


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
_MOST_LISTED = 8


def type_words(names: str | list[str]) -> str:
    """Say which types are expected: `a number or null`."""
    return listed(TYPE_WORDS[name] for name in ([names] if isinstance(names, str) else names))


def limit_words(fault: Fault) -> str | None:
    """Say which limit a number breaks: `is above the maximum 100`; None for another keyword."""
    words = _LIMIT_WORDS.get(fault.keyword or "")
    return f"{words} {shown(fault.value)}" if words else None


def choice_words(fault: Fault, found: str | None) -> str | None:
    """Say which values `enum` or `const` allows, with the one nearest to a text; None for another keyword."""
    if fault.keyword == "const":
        return f"is not {shown(fault.value)}"
    if fault.keyword != "enum":
        return None
    texts = [value for value in fault.value if isinstance(value, str)]
    if not fault.value:
        return "is not allowed (no value is)"
    choices = [shown(value) for value in fault.value[:_MOST_LISTED]]
    more = len(fault.value) - _MOST_LISTED
    listing = listed([*choices, f"{more} more"]) if more > 0 else listed(choices)
    return f"is not {'one of ' if len(choices) > 1 else ''}{listing}{did_you_mean(found, texts) if found else ''}"


def missing_name(fault: Fault) -> str:
    """Return the name that `required` or `dependentRequired` misses; `jsonschema` gives an error for each."""
    groups: Iterable[list[str]] = [fault.value] if fault.keyword == "required" else fault.value.values()
    names = [name for group in groups for name in group]
    return next(name for name in names if fault.message.startswith(f"{name!r} is a "))


def extra_names(fault: Fault) -> list[str]:
    """List the names that `additionalProperties` is about, in their order."""
    known = fault.schema.get("properties", {})
    patterns = fault.schema.get("patternProperties", ())
    return [name for name in fault.instance if name not in known and not any(re.search(p, name) for p in patterns)]


def unevaluated_names(fault: Fault) -> list[str]:
    """List the names that `unevaluatedProperties` is about; the error has them in its message only."""
    return [name for name in fault.instance if repr(name) in fault.message]


def unevaluated_faults(fault: Fault) -> Iterator[Fault]:
    """Yield the errors of the values that `unevaluatedProperties` has a schema for; any other error as it is."""
    if fault.keyword != "unevaluatedProperties" or fault.value is False:
        yield fault
        return
    find = validator(fault.value)
    for name in unevaluated_names(fault):
        for inner in find(fault.instance[name]):
            yield inner._replace(
                path=(*fault.path, name, *inner.path), schema_path=fault.schema_path + inner.schema_path
            )


def explain(fault: Fault) -> Iterator[tuple[JSONPath, str]]:
    """Say in plain words what is wrong with a document such as a schema or a configuration, and where."""
    instance, value = fault.instance, fault.value
    match fault.keyword:
        case "type":
            yield fault.path, f"expected {type_words(value)}, found {shown(instance)}"
        case "required":
            yield fault.path, f"{quoted(missing_name(fault))} is missing"
        case "additionalProperties":
            known = fault.schema.get("properties", {})
            yield from (((*fault.path, name), f"unknown key{did_you_mean(name, known)}") for name in extra_names(fault))
        case "minItems" | "minProperties" | "minLength":
            yield fault.path, f"must not be {'empty' if value == 1 else f'shorter than {value}'}"
        case "maxItems" | "maxProperties" | "maxLength":
            yield fault.path, f"must not be longer than {value}"
        case "uniqueItems":
            yield fault.path, "names something twice"
        case "pattern":
            yield fault.path, f"{shown(instance)} does not match the pattern {value}"
        case "anyOf" | "oneOf" if fault.branches:
            yield from _explain_branches(fault)
        case _:
            words = limit_words(fault) or choice_words(fault, instance if isinstance(instance, str) else None)
            yield fault.path, f"{shown(instance)} {words}" if words else fault.message


def _explain_branches(fault: Fault) -> Iterator[tuple[JSONPath, str]]:
    """Speak of the branch that was meant, the only one whose type is right; else of all of them."""
    meant = [branch for branch in fault.branches if not any(_is_wrong_type(inner) for inner in branch)]
    if len(meant) == 1:
        for inner in meant[0]:
            yield from ((fault.path + path, words) for path, words in explain(inner))
        return
    types = {name for branch in fault.branches for inner in branch if inner.keyword == "type" for name in _names(inner)}
    others = {words for branch in fault.branches for inner in branch if (words := choice_words(inner, None))}
    expected = [TYPE_WORDS[name] for name in sorted(types)] + [
        words.removeprefix("is not ") for words in sorted(others)
    ]
    found = shown(fault.instance)
    yield fault.path, f"expected {listed(expected)}, found {found}" if expected else fault.message


def _is_wrong_type(fault: Fault) -> bool:
    return fault.keyword == "type" and not fault.path


def _names(fault: Fault) -> list[str]:
    return [fault.value] if isinstance(fault.value, str) else fault.value
