"""Mistakes in a convention document that the meta-schema can't express."""

import re
import warnings
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from mdlint.naming.check_grammar import Mistake, Path, elements, grammar_faults
from mdlint.naming.kinds import Kind, converted, make_kind
from mdlint.naming.shape import Shape
from mdlint.words import counted, quoted

# What a pattern can't have, as all patterns are also tried as one: names of groups, and references back to them.
_REFERENCE = re.compile(r"(?<!\\)(?:\\\\)*(?:\\[1-9]|\(\?P|\(\?\()")


def convention_faults(document: Mapping[str, Any]) -> Iterator[Mistake]:
    """Each mistake in a convention document that conforms to the meta-schema: the path to it, and what is wrong."""
    yield from _separator_faults(document)
    shape = Shape(document)
    for name, kind in document["tokens"].items():
        yield from ((("tokens", name, *path), words) for path, words in _kind_faults(kind, shape))
    yield from grammar_faults(document)
    yield from _part_faults(document)


def _separator_faults(document: Mapping[str, Any]) -> Iterator[Mistake]:
    separators = document["separators"]
    if separators.get("segment") == separators["token"]:
        yield ("separators", "segment"), f"{quoted(separators['token'])} already separates tokens"
    for character in separators.values():
        if character in document.get("characters", ""):
            yield ("characters",), f"{quoted(character)} is a separator"
    if len(document["segments"]) > 1 and "segment" not in separators:
        yield ("separators",), f"{counted(len(document['segments']), 'segment')}, and nothing that separates them"


def _kind_faults(said: Mapping[str, Any], shape: Shape) -> Iterator[Mistake]:
    if ("words" in said) == ("pattern" in said):
        yield (), "expected words or a pattern, one of the two"
    elif "pattern" not in said:
        if "examples" in said:
            yield ("examples",), "examples go with a pattern; words need none"
        yield from _word_faults(said["words"], make_kind("", said), shape)
    elif (mistake := _pattern_mistake(said["pattern"])) is not None:
        yield ("pattern",), mistake
    elif "examples" not in said:
        yield (), "expected examples of what the pattern matches"
    else:
        yield from _example_faults(make_kind("", said), shape)


def _word_faults(said: Collection[str], kind: Kind, shape: Shape) -> Iterator[Mistake]:
    for index, word in enumerate(said):
        path = ("words", word if isinstance(said, Mapping) else index)
        if not shape.admits(word):
            yield path, f"{quoted(word)} can't be a token; expected {shape.alphabet}"
        elif converted(word, kind.type) is None:
            yield path, f"{quoted(word)} can't be read as {_type_words(kind.type)}"


def _pattern_mistake(pattern: str) -> str | None:
    """What is wrong with a regular expression, if anything."""
    try:
        with warnings.catch_warnings(action="error"):
            compiled = re.compile(pattern)
            re.compile(f"(?:{pattern})")
    except (re.error, OverflowError, RecursionError, FutureWarning) as error:
        return f"{quoted(pattern)} is no regular expression: {error}"
    if compiled.groups > 1:
        return f"{compiled.groups} groups; expected one at most, which captures"
    if _REFERENCE.search(pattern):
        return "expected no named group, and no reference to one"
    return None


def _example_faults(kind: Kind, shape: Shape) -> Iterator[Mistake]:
    assert kind.pattern is not None
    for index, example in enumerate(kind.examples):
        if not kind.pattern.fullmatch(example):
            yield ("examples", index), f"the pattern does not match {quoted(example)}"
        elif not shape.admits(example):
            yield ("examples", index), f"{quoted(example)} can't be a token; expected {shape.alphabet}"
        elif kind.value(example) is None:
            yield (
                ("examples", index),
                f"what is captured of {quoted(example)} can't be read as {_type_words(kind.type)}",
            )


def _type_words(name: str) -> str:
    return {"integer": "an integer", "number": "a number"}.get(name, "text")


def _part_faults(document: Mapping[str, Any]) -> Iterator[Mistake]:
    """Find parts that have one type here and another one elsewhere."""
    types: dict[str, str] = {}
    for path, part, kind in _captures(document):
        found = document["tokens"].get(kind, {}).get("type", "string")
        known = types.setdefault(part, found)
        if known != found:
            yield path, f"the part {quoted(part)} is {_type_words(found)} here, and {_type_words(known)} elsewhere"


def _captures(document: Mapping[str, Any]) -> Iterator[tuple[Path, str, str]]:
    """Where the document says that a token is a part: the path, the part, and the kind of the token."""
    for name, said in document["tokens"].items():
        if "part" in said:
            yield ("tokens", name, "part"), said["part"], name
    for name, segment in document["segments"].items():
        for path, element in elements(segment["grammar"], ("segments", name, "grammar")):
            if isinstance(element, dict) and element.get("part") is not None and "kind" in element:
                for kind in document.get("groups", {}).get(element["kind"], [element["kind"]]):
                    yield (*path, "part"), element["part"], kind
