"""Mistakes in the grammar of a convention document: unknown names, and elements without a meaning."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, TypeAlias

from mdlint.naming.grammar import Element
from mdlint.text.words import did_you_mean, listed, quoted

KeyPath: TypeAlias = tuple[str | int, ...]
Mistake: TypeAlias = tuple[KeyPath, str]

# The number of pairs of a place and a place that may follow it grows with the square of this.
_MOST_PLACES = 1_000
_FORMS = ("kind", "oneOf", "optional", "repeat")


def grammar_mistakes(document: Mapping[str, Any]) -> Iterator[Mistake]:
    """Find the mistakes in the grammar, and the kinds, groups and segments that it never uses."""
    kinds, groups, segments = document["tokens"], document.get("groups", {}), document["segments"]
    yield from _group_mistakes(groups, kinds)
    used = {kind for group in groups.values() for kind in group}
    for name, segment in segments.items():
        for path, element in elements(segment["grammar"], ("segments", name, "grammar")):
            yield from _element_mistakes(path, element, "kind of token", {*kinds, *groups})
            used |= _names(element)
    chosen: set[str] = set()
    for path, element in elements(document["grammar"], ("grammar",)):
        yield from _element_mistakes(path, element, "segment", segments)
        if isinstance(element, dict) and "kind" in element:
            yield (*path, "kind"), "only a token has a kind; write the name of the segment itself"
        chosen |= _names(element)
    places = _places(document)
    if places > _MOST_PLACES:
        yield ("grammar",), f"the grammar has {places:,} places for tokens; expected {_MOST_PLACES:,} at most"
    yield from _unused("tokens", kinds, used)
    yield from _unused("groups", groups, used)
    yield from _unused("segments", segments, chosen)


def _places(document: Mapping[str, Any]) -> int:
    """Count the places for a token in the grammar, once every group and segment is replaced by its definition."""
    groups = {name: len(group) for name, group in document.get("groups", {}).items()}
    inside = {
        name: sum(groups.get(leaf, 1) for _, element in elements(segment["grammar"], ()) for leaf in _names(element))
        for name, segment in document["segments"].items()
    }
    outside = (leaf for _, element in elements(document["grammar"], ()) for leaf in _names(element))
    return sum(inside.get(leaf, 0) for leaf in outside)


def elements(element: Element, path: KeyPath) -> Iterator[tuple[KeyPath, Element]]:
    """Yield each element of a grammar with its path, an outer element before its inner elements."""
    yield path, element
    for step, inner in _inner(element):
        yield from elements(inner, path + step)


def _inner(element: Element) -> Iterator[tuple[KeyPath, Element]]:
    """Yield the elements directly inside another one."""
    if isinstance(element, list):
        yield from (((index,), item) for index, item in enumerate(element))
    elif isinstance(element, dict):
        yield from (((form,), element[form]) for form in ("optional", "repeat") if form in element)
        yield from ((("oneOf", index), item) for index, item in enumerate(element.get("oneOf", ())))


def _names(element: Element) -> set[str]:
    """Return the kind, group or segment that an element names itself, not in an inner element."""
    if isinstance(element, str):
        return {element}
    return {element["kind"]} if isinstance(element, dict) and "kind" in element else set()


def _group_mistakes(groups: Mapping[str, list[str]], kinds: Mapping[str, Any]) -> Iterator[Mistake]:
    for name, group in groups.items():
        if name in kinds:
            yield ("groups", name), f"{quoted(name)} is a kind of token already"
        for index, kind in enumerate(group):
            if kind not in kinds:
                yield ("groups", name, index), f"unknown kind of token {quoted(kind)}{did_you_mean(kind, kinds)}"


def _element_mistakes(path: KeyPath, element: Element, sort: str, known: Collection[str]) -> Iterator[Mistake]:
    for name in _names(element):
        if name not in known:
            yield path, f"unknown {sort} {quoted(name)}{did_you_mean(name, known)}"
    if not isinstance(element, dict):
        return
    forms = [form for form in _FORMS if form in element]
    if len(forms) != 1:
        yield path, f"expected {listed(_FORMS)}, one of them"
    elif "part" in element and forms != ["kind"]:
        yield (*path, "part"), f"a part belongs to a kind, not to {quoted(forms[0])}"
    elif forms == ["repeat"] and _may_be_empty(element["repeat"]):
        yield (*path, "repeat"), "a repeated element may be empty; expected at least one token in it"


def _may_be_empty(element: Element) -> bool:
    """Whether an element of the grammar matches no token at all."""
    if isinstance(element, list):
        return all(map(_may_be_empty, element))
    if not isinstance(element, dict):
        return False
    if "oneOf" in element:
        return any(map(_may_be_empty, element["oneOf"]))
    return "optional" in element or ("repeat" in element and _may_be_empty(element["repeat"]))


def _unused(key: str, defined: Mapping[str, Any], used: Collection[str]) -> Iterator[Mistake]:
    for name in defined:
        if name not in used:
            yield (key, name), f"{quoted(name)} has no place in the grammar"
