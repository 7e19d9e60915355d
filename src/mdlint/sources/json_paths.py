"""JSONPath queries (RFC 9535). The only module that imports jsonpath-rfc9535, and only for more than names and `[*]`."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TypeAlias, cast

from mdlint.draft2020.values import JSON, JSONPath
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import quoted

Node: TypeAlias = tuple[JSONPath, JSON]
# A member of an object with its name, or an item of an array with its number.
Member: TypeAlias = tuple[str | int, JSON]

# A query that needs no library: `$.Models[*].Results[0]['Top 1']`.
_NAME = r"[A-Za-z_\u0080-\U0010ffff][0-9A-Za-z_\u0080-\U0010ffff]*"
_STEP = rf"""\.({_NAME})|\['([^'\\\x00-\x1f]*)'\]|\["([^"\\\x00-\x1f]*)"\]|\[(0|[1-9][0-9]{{0,14}})\]|\.\*|\[\*\]"""
_STEPS = lazy_pattern(_STEP)
_SIMPLE = lazy_pattern(rf"\$(?:{_STEP})*")
_PLACE = lazy_pattern(r", line \d+, column (\d+)$", re.DOTALL)
_Select: TypeAlias = Callable[[JSON], list[Node]]


class PathError(ValueError):
    """A query that is not JSONPath, or a document that is nested too deeply for it. The message is in words."""


def path_mistake(query: str) -> str | None:
    """Return what is wrong with a JSONPath, in words; None if nothing is."""
    try:
        _compiled(query)
    except PathError as error:
        return str(error)
    return None


def select(query: str, value: JSON) -> list[Node]:
    """Return the values that a query selects, with their paths. Raises PathError."""
    return _compiled(query)(value)


@lru_cache(maxsize=256)
def _compiled(query: str) -> _Select:
    if not _SIMPLE.fullmatch(query):
        return _by_library(query)
    steps: list[str | int | None] = []
    for name, single, double, number in (match.groups() for match in _STEPS.finditer(query, 1)):
        steps.append(
            int(number) if number else next((text for text in (name, single, double) if text is not None), None)
        )
    return lambda value: list(_walk(value, steps))


def _walk(value: JSON, steps: list[str | int | None]) -> Iterator[Node]:
    """Yield the values that steps lead to. None stands for any member or item."""
    nodes: Iterator[Node] = iter([((), value)])
    for step in steps:
        nodes = _stepped(nodes, step)
    return nodes


def _stepped(nodes: Iterator[Node], step: str | int | None) -> Iterator[Node]:
    for path, value in nodes:
        for name, member in members(value) if step is None else member_at(value, step):
            yield (*path, name), member


def members(value: JSON) -> Iterator[Member]:
    """Yield the members of an object or the items of an array, with their names or numbers; none for other values."""
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(value)


def member_at(value: JSON, step: str | int) -> Iterator[Member]:
    """Yield the member of an object with a name, or the item of an array with a number, if there is one."""
    if isinstance(value, dict) and isinstance(step, str):
        if step in value:
            yield step, value[step]
    elif isinstance(value, list) and isinstance(step, int) and step < len(value):
        yield step, value[step]


def _by_library(query: str) -> _Select:
    from jsonpath_rfc9535 import JSONPathError  # noqa: PLC0415  35 ms; names and `[*]` do without it
    from jsonpath_rfc9535 import compile as compiled  # noqa: PLC0415  as above

    try:
        found = compiled(query)
    except (JSONPathError, RecursionError) as error:
        place = _PLACE.search(str(error))
        where = f" at character {int(place[1]) + 1}" if place else ""
        raise PathError(f"{quoted(query)} is not JSONPath: {_PLACE.sub('', str(error))}{where}") from error

    def selected(value: JSON) -> list[Node]:
        try:
            return [(node.location, cast("JSON", node.value)) for node in found.find(value)]
        except (JSONPathError, RecursionError) as error:
            raise PathError(f"{quoted(query)} can't be looked up: {_PLACE.sub('', str(error))}") from error

    return selected
