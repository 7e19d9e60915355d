"""Mistakes in a convention document that the meta-schema can't express."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from mdlint.naming.grammar_mistakes import KeyPath, Mistake, elements, grammar_mistakes
from mdlint.naming.kinds import Kind, convert, make_kind
from mdlint.naming.spelling import Spelling
from mdlint.patterns import pattern_mistake
from mdlint.text.words import counted, quoted

# All patterns are also joined to one, so none can have named groups or references to groups.
_REFERENCE = re.compile(r"(?<!\\)(?:\\\\)*(?:\\[1-9]|\(\?P|\(\?\()")


def convention_mistakes(document: Mapping[str, Any]) -> Iterator[Mistake]:
    """Find the mistakes in a convention document that conforms to the meta-schema: the path and the message of each."""
    yield from _separator_mistakes(document)
    spelling = Spelling(document)
    for name, kind in document["tokens"].items():
        yield from ((("tokens", name, *path), message) for path, message in _kind_mistakes(kind, spelling))
    yield from grammar_mistakes(document)
    yield from _part_mistakes(document)


def _separator_mistakes(document: Mapping[str, Any]) -> Iterator[Mistake]:
    separators = document["separators"]
    if separators.get("segment") == separators["token"]:
        yield ("separators", "segment"), f"{quoted(separators['token'])} already separates tokens"
    for character in separators.values():
        if character in document.get("characters", ""):
            yield ("characters",), f"{quoted(character)} is a separator"
    if len(document["segments"]) > 1 and "segment" not in separators:
        yield ("separators",), f"{counted(len(document['segments']), 'segment')}, and nothing that separates them"


def _kind_mistakes(definition: Mapping[str, Any], spelling: Spelling) -> Iterator[Mistake]:
    if ("words" in definition) == ("pattern" in definition):
        yield (), "expected words or a pattern, one of the two"
    elif "pattern" not in definition:
        if "examples" in definition:
            yield ("examples",), "examples go with a pattern; words need none"
        yield from _word_mistakes(definition["words"], make_kind("", definition), spelling)
    elif (message := _pattern_mistake(definition["pattern"])) is not None:
        yield ("pattern",), message
    elif "examples" not in definition:
        yield (), "expected examples that the pattern matches"
    else:
        yield from _example_mistakes(make_kind("", definition), spelling)


def _word_mistakes(words: Collection[str], kind: Kind, spelling: Spelling) -> Iterator[Mistake]:
    for index, word in enumerate(words):
        path = ("words", word if isinstance(words, Mapping) else index)
        if not spelling.admits(word):
            yield path, f"{quoted(word)} can't be a token; expected {spelling.alphabet}"
        elif convert(word, kind.type) is None:
            yield path, f"{quoted(word)} can't be read as {_type_words(kind.type)}"


def _pattern_mistake(pattern: str) -> str | None:
    """Return the mistake in a regular expression; None if there is none."""
    words = pattern_mistake(pattern, whole=True) or pattern_mistake(f"(?:{pattern})", whole=True)
    if words:
        return words
    compiled = re.compile(pattern)
    if compiled.groups > 1:
        return f"{compiled.groups} groups; expected one at most, which captures"
    if _REFERENCE.search(pattern):
        return "expected no named group, and no reference to one"
    return None


def _example_mistakes(kind: Kind, spelling: Spelling) -> Iterator[Mistake]:
    assert kind.pattern is not None
    for index, example in enumerate(kind.examples):
        if not kind.pattern.fullmatch(example):
            yield ("examples", index), f"the pattern does not match {quoted(example)}"
        elif not spelling.admits(example):
            yield ("examples", index), f"{quoted(example)} can't be a token; expected {spelling.alphabet}"
        elif kind.value(example) is None:
            yield (
                ("examples", index),
                f"the captured part of {quoted(example)} can't be read as {_type_words(kind.type)}",
            )


def _type_words(name: str) -> str:
    return {"integer": "an integer", "number": "a number"}.get(name, "text")


def _part_mistakes(document: Mapping[str, Any]) -> Iterator[Mistake]:
    """Find the parts that have different types in different places."""
    types: dict[str, str] = {}
    for path, part, kind in _captures(document):
        found = document["tokens"].get(kind, {}).get("type", "string")
        known = types.setdefault(part, found)
        if known != found:
            yield path, f"the part {quoted(part)} is {_type_words(found)} here, and {_type_words(known)} elsewhere"


def _captures(document: Mapping[str, Any]) -> Iterator[tuple[KeyPath, str, str]]:
    """Find the places where the document makes a token a part: the path, the part, and the kind of the token."""
    for name, definition in document["tokens"].items():
        if "part" in definition:
            yield ("tokens", name, "part"), definition["part"], name
    for name, segment in document["segments"].items():
        for path, element in elements(segment["grammar"], ("segments", name, "grammar")):
            if isinstance(element, dict) and element.get("part") is not None and "kind" in element:
                for kind in document.get("groups", {}).get(element["kind"], [element["kind"]]):
                    yield (*path, "part"), element["part"], kind
