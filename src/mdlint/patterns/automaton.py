"""A regular expression as an automaton, by Glushkov's construction: a state for each character of the expression.

The automaton accepts at least what the expression does. It ignores word boundaries, and a reference to a group is read
like the group. A look-ahead is a branch without an end, since trying it takes time, too. It keeps what the time of a
backtracking matcher depends on: the number of ways to get from one state to the next.
"""

import importlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, TypeAlias

from mdlint.patterns.cost import TooLargeError

# The module that `re` itself parses expressions with. It has no other name that is not deprecated.
_PARSER: Any = importlib.import_module("re._parser")
# A parsed expression, or a part of it; the parser has no types.
_Tree: TypeAlias = Any

# A repetition is unrolled up to this many times. Beyond that, it counts as one without an end.
_UNROLLED = 9
# The number of states of one expression. Larger ones can't be examined in a moment.
_MOST_STATES = 20_000
_MOST_LINKS = 200_000
_LAST = 0x10FFFF
# Characters of each category of `re`, and of none.
_SAMPLES = "0٠aZé_ \n\u00a0-.,/€"


class Automaton(NamedTuple):
    """States that read one character each.

    `reads` has the characters of each state as a bit set over samples of all characters. `follow` has the states that
    may follow each state, with the number of ways to get there. State 0 is before the first character; if the
    expression may begin anywhere in a text, it reads any character, and follows itself.

    After some states, the expression may end without any condition. The matcher never goes back to before such a state,
    so nothing leads to it, and it is one of the `starts`, as state 0 is. `samples` are the characters that the bits
    stand for. `is_exponential` is set if a repetition alone shows that there are too many ways.
    """

    reads: Sequence[int]
    follow: Sequence[dict[int, int]]
    starts: frozenset[int]
    samples: str
    is_exponential: bool


class _Part(NamedTuple):
    """A part of an expression: its states that may come first and last, and the number of ways in which it is empty.

    `starts` and `ends` tell how many ways lead to a first state, and from a last state out of the part. `anchored` is
    whether the part can only begin where the text does.
    """

    starts: dict[int, int]
    ends: dict[int, int]
    empty: int
    anchored: bool = False


_NOTHING = _Part({}, {}, 1)


def automaton(expression: str, *, whole: bool, flags: int = 0) -> Automaton:
    """Return the automaton of an expression that is searched for in a text, or has to match a whole text.

    Raises TooLargeError, and what `re.compile` raises.
    """
    tree = _PARSER.parse(expression, flags)
    builder = _Builder(tree, tree.state.flags)
    part = builder.sequence(tree)
    for state, ways in part.starts.items():
        builder.follow[0][state] += ways
    if not whole and not part.anchored:
        builder.follow[0][0] = 1
    free = set() if whole or builder.has_condition else {*part.ends, *([0] if part.empty else [])}
    follow = [{state: ways for state, ways in links.items() if state not in free} for links in builder.follow]
    return Automaton(builder.reads, follow, frozenset({0, *free}), builder.samples, builder.is_exponential)


class _Builder:
    """Builds the states of an automaton. State 0 is there before the others."""

    def __init__(self, tree: _Tree, flags: int) -> None:
        self.samples = "".join(dict.fromkeys(_SAMPLES + "".join(_mentioned(tree))))
        self.reads = [(1 << len(self.samples)) - 1]
        self.follow: list[defaultdict[int, int]] = [defaultdict(int)]
        self.has_condition = False
        self.is_exponential = False
        self._flags = flags
        self._links = 0
        self._groups: dict[int, _Tree] = {}
        self._read: dict[str, int] = {}

    def sequence(self, items: Iterable[_Tree]) -> _Part:
        """Return the part of some items, one after the other."""
        joined = _NOTHING
        for operation, value in items:
            joined = self._joined(joined, self._item(str(operation), operation, value))
        return joined

    def _joined(self, first: _Part, second: _Part) -> _Part:
        self._link(first.ends, second.starts)
        return _Part(
            _sum(first.starts, second.starts, first.empty),
            _sum(second.ends, first.ends, second.empty),
            first.empty * second.empty,
            first.anchored or (bool(first.empty) and not first.starts and second.anchored),
        )

    def _link(self, ends: dict[int, int], starts: dict[int, int]) -> None:
        self._links += len(ends) * len(starts)
        if self._links > _MOST_LINKS:
            raise TooLargeError
        for end, ways_out in ends.items():
            links = self.follow[end]
            for start, ways_in in starts.items():
                links[start] += ways_out * ways_in

    def _item(self, name: str, operation: _Tree, value: _Tree) -> _Part:
        match name:
            case "BRANCH":
                part = _either([self.sequence(branch) for branch in value[1]])
            case "SUBPATTERN":
                part = self._group(*value)
            case "GROUPREF":
                part = self.sequence(self._groups.get(value, ()))
            case "GROUPREF_EXISTS":
                part = _either([self.sequence(branch or ()) for branch in value[1:]])
            case "ATOMIC_GROUP":
                part = self.sequence(value)
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                part = self._repeated(*value)
            case "ASSERT" | "ASSERT_NOT":
                # A branch without an end.
                self.has_condition = True
                part = _Part(self.sequence(value[1]).starts, {}, 1)
            case "AT":
                part = self._at(str(value))
            case "FAILURE":
                part = _Part({}, {}, 0)
            case _:
                part = self._character(operation, value)
        return part

    def _group(self, number: int, added: int, removed: int, inner: _Tree) -> _Part:
        self._groups[number] = inner
        before, self._flags = self._flags, (self._flags | added) & ~removed
        part = self.sequence(inner)
        self._flags = before
        return part

    def _at(self, place: str) -> _Part:
        self.has_condition = self.has_condition or place != "AT_BEGINNING"
        is_start = place == "AT_BEGINNING_STRING" or (place == "AT_BEGINNING" and not self._flags & re.MULTILINE)
        return _NOTHING._replace(anchored=is_start)

    def _repeated(self, least: int, most: int, inner: _Tree) -> _Part:
        """Return a repetition: as many copies as it has at most, the last of them in a loop if there are many."""
        loops = most > _UNROLLED
        copies = [self.sequence(inner) for _ in range(min(max(least, 1), _UNROLLED) if loops else most)]
        if not copies:
            return _NOTHING
        if loops:
            self._link(copies[-1].ends, copies[-1].starts)
        must = min(least, len(copies))
        # A text of n characters can be read by any n of these copies.
        self.is_exponential = self.is_exponential or (least > _UNROLLED and copies[0].empty > 0)
        # The last repetition may read nothing. That ends the loop, and is one more way to leave it.
        more = copies[-1].empty if loops else 0
        part = _NOTHING._replace(empty=1 + more)
        for copy in reversed(copies[must:]):
            part = self._joined(copy._replace(empty=0), part)._replace(empty=1 + copy.empty, anchored=False)
        for copy in reversed(copies[:must]):
            part = self._joined(copy, part)
        return part

    def _character(self, operation: _Tree, value: _Tree) -> _Part:
        if len(self.reads) >= _MOST_STATES:
            raise TooLargeError
        key = f"{operation}{value}{self._flags}"
        if key not in self._read:
            tree = _PARSER.SubPattern(_PARSER.State(), [(operation, value)])
            self._read[key] = _bits(tree, self._flags, self.samples)
        self.reads.append(self._read[key])
        self.follow.append(defaultdict(int))
        state = len(self.reads) - 1
        return _Part({state: 1}, {state: 1}, 0)


def _sum(first: dict[int, int], second: dict[int, int], ways: int) -> dict[int, int]:
    if not ways:
        return first
    return first | {state: ways * count for state, count in second.items()}


def _either(parts: Sequence[_Part]) -> _Part:
    return _Part(
        {state: ways for part in parts for state, ways in part.starts.items()},
        {state: ways for part in parts for state, ways in part.ends.items()},
        sum(part.empty for part in parts),
        all(part.anchored for part in parts),
    )


def _bits(tree: _Tree, flags: int, samples: str) -> int:
    """Return the characters of a one-character expression as a bit set."""
    compiled = importlib.import_module("re._compiler").compile
    tree.state.str, tree.state.flags = "", flags
    matches = compiled(tree, flags & ~re.DEBUG).fullmatch
    return sum(1 << place for place, character in enumerate(samples) if matches(character))


def _mentioned(tree: _Tree) -> Iterable[str]:
    """Yield the characters that an expression names, with their neighbors, in both cases."""
    waiting = [tree]
    while waiting:
        item = waiting.pop()
        if type(item) is int and item < _LAST:
            for code in range(max(0, item - 1), item + 2):
                yield from chr(code) + chr(code).lower()[:1] + chr(code).upper()[:1]
        elif isinstance(item, list | tuple | _PARSER.SubPattern):
            waiting.extend(item)
