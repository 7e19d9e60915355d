"""The result of reading a name. Offsets count the characters of the name from 0."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

Value: TypeAlias = str | int | float
NameRule: TypeAlias = Literal["bad-name", "unknown-token"]


class Token(NamedTuple):
    """A token of a name.

    `kind` is None for an unknown token. `part` is the part of the name that the token gives at this place in the
    grammar, and `value` its value; None if it gives none.
    """

    start: int
    end: int
    text: str
    kind: str | None
    part: str | None = None
    value: Value | None = None


class NameProblem(NamedTuple):
    """A problem in a name, from `start` to `end` inside it. Both are the same if something is missing there.

    `instead` is the text that was probably meant there; None if that is not known. It `is_only` if no other known text
    is as near.
    """

    start: int
    end: int
    rule: NameRule
    message: str
    help: str | None = None
    instead: str | None = None
    is_only: bool = False


class Name(NamedTuple):
    """A name, its parts and its problems. With a `bad-name`, that is the only problem, and there are no parts."""

    text: str
    parts: Mapping[str, Value]
    problems: tuple[NameProblem, ...]
