"""What is read from a name. Offsets count the characters of the name from 0."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

Value: TypeAlias = str | int | float
Rule: TypeAlias = Literal["bad-name", "unknown-token"]


class Token(NamedTuple):
    """A token of a name.

    `kind` is None for an unknown token. `part` and `value` are what it says where it stands.
    """

    start: int
    end: int
    text: str
    kind: str | None
    part: str | None = None
    value: Value | None = None


class Fault(NamedTuple):
    """What is wrong with a name, from `start` to `end` inside it. They are the same where something is missing."""

    start: int
    end: int
    rule: Rule
    message: str
    help: str | None = None


class Name(NamedTuple):
    """A name as read. A name with a `bad-name` has no other fault, and no parts: nothing in it is sure."""

    text: str
    parts: Mapping[str, Value]
    faults: tuple[Fault, ...]
