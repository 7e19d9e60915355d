"""Change a value in the text of a JSON document. All other bytes of the text stay as they are.

A new item or member is written as those next to it: on a line of its own with the same indentation, or on the same
line. The document has been read before, so that it has no mistakes.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Any, NamedTuple

from mdlint.draft2020.values import JSON, JSONPath, identity
from mdlint.schema.table.rejection import REMOVED, Removed
from mdlint.text.lazy_pattern import lazy_pattern

_SPACE = lazy_pattern(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


class _Member(NamedTuple):
    """A member of an object, or an item of an array: its name or number, and the offsets of it and of its value."""

    name: str | int
    start: int
    value: int
    end: int


def changed_json(text: str, path: JSONPath, value: JSON | Removed) -> str:
    """Return the text with another value at a path, or without the member there.

    The members on the path that do not exist are added. A step of the path that leads into an array is a number, or a
    text with a number.
    """
    start, rest = _after_space(text, 0), path
    while rest:
        member = _named(text, start, rest[0])
        if member is None:
            break
        if len(rest) == 1 and value is REMOVED:
            return _without(text, start, {member.name})
        start, rest = member.value, rest[1:]
    if value is REMOVED:
        return text
    if rest:
        for step in reversed(rest[1:]):
            value = {str(step): value}
        return _with_members(text, start, [f"{_written(str(rest[0]))}: {_written(value)}"])
    return _turned(text, start, value)


def _turned(text: str, start: int, value: Any) -> str:  # noqa: ANN401  any JSON value
    """Return the text with the value at an offset turned into another: only what differs is written anew."""
    old, end = _DECODER.raw_decode(text, start)
    if isinstance(old, dict) and isinstance(value, dict) and old.keys() & value.keys():
        return _turned_object(text, start, old, value)
    if isinstance(old, list) and isinstance(value, list):
        if identity(value[: len(old)]) == identity(old):
            return _with_members(text, start, list(map(_written, value[len(old) :])))
        if kept := _kept(old, value):
            return _without(text, start, set(range(len(old))) - kept)
        if len(old) == len(value):
            return _with_values(text, start, {index: value[index] for index in range(len(old))})
    return text[:start] + _written(value) + text[end:]


def _turned_object(text: str, start: int, old: dict[str, Any], new: dict[str, Any]) -> str:
    text = _with_values(text, start, {name: value for name, value in new.items() if name in old})
    if gone := old.keys() - new.keys():
        text = _without(text, start, set(gone))
    more = [f"{_written(name)}: {_written(value)}" for name, value in new.items() if name not in old]
    return _with_members(text, start, more) if more else text


def _with_values(text: str, start: int, values: Mapping[Any, Any]) -> str:
    """Return the text with other values of some members. The last is changed first, so that offsets stay right."""
    for member in reversed(list(_members(text, start))):
        if member.name in values and identity(_DECODER.raw_decode(text, member.value)[0]) != identity(
            values[member.name]
        ):
            text = _turned(text, member.value, values[member.name])
    return text


def _kept(old: Sequence[object], new: Sequence[object]) -> set[int]:
    """Return the numbers of the old items that are left; none if the new items are not some of the old ones in order."""
    numbers: set[int] = set()
    rest = iter(enumerate(old))
    for item in new:
        number = next((number for number, other in rest if identity(other) == identity(item)), None)
        if number is None:
            return set()
        numbers.add(number)
    return numbers


def _with_members(text: str, start: int, written: Sequence[str]) -> str:
    """Return the text with more members at the end of an object or array, given as they are written."""
    members = list(_members(text, start))
    if not members:
        return text[: start + 1] + ", ".join(written) + text[_after_space(text, start + 1) :]
    last = members[-1]
    before = text.index(",", members[-2].end) if len(members) > 1 else start
    gap = text[before + 1 : last.start]
    if len(members) == 1 and "\n" not in gap:
        gap = " "
    return text[: last.end] + "".join(f",{gap}{each}" for each in written) + text[last.end :]


def _without(text: str, start: int, names: AbstractSet[str | int]) -> str:
    """Return the text without some members of an object or array."""
    members = list(_members(text, start))
    first = next((member for member in members if member.name not in names), None)
    if first is None:
        return text[: start + 1] + text[_DECODER.raw_decode(text, start)[1] - 1 :]
    # The first member keeps the space before the first of all; each other brings its own comma and space.
    parts = [text[first.start : first.end]]
    parts += [
        text[before.end : member.end]
        for before, member in pairwise(members)
        if member.name not in names and member is not first
    ]
    return text[: members[0].start] + "".join(parts) + text[members[-1].end :]


def _named(text: str, start: int, step: str | int) -> _Member | None:
    return next((member for member in _members(text, start) if str(member.name) == str(step)), None)


def _members(text: str, start: int) -> Iterator[_Member]:
    """Yield the members of the object or the items of the array that begins at an offset; none for any other value."""
    bracket = text[start]
    if bracket not in "{[":
        return
    place, number = _after_space(text, start + 1), 0
    while text[place] not in "}]":
        name: str | int = number
        value = place
        if bracket == "{":
            name, end = _DECODER.raw_decode(text, place)
            value = _after_space(text, _after_space(text, end) + 1)
        end = _DECODER.raw_decode(text, value)[1]
        yield _Member(name, place, value, end)
        place, number = _after_space(text, end), number + 1
        if text[place] == ",":
            place = _after_space(text, place + 1)


def _after_space(text: str, place: int) -> int:
    match = _SPACE.match(text, place)
    assert match
    return match.end()


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
