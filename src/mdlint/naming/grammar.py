"""A grammar made an automaton: which token may follow which.

Its states are the places in the grammar where a token stands (the construction is Glushkov's), so it takes as many steps as
a name has tokens, and never goes back.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple, TypeAlias

# The state before the first token.
START: Final = 0

# A name, an array or an object, as described in the meta-schema.
Element: TypeAlias = Any


class State(NamedTuple):
    """A place in the grammar: a token of a kind, what part of the name it is there, and the segment it stands in."""

    kind: str
    part: str | None
    segment: str


class Grammar:
    """An automaton that reads tokens. Of what a name may go on with, what stands first in the grammar stands first."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        builder = _Builder(document)
        whole = builder.piece(document["grammar"], builder.segment, builder.across)
        builder.across[START] = dict.fromkeys(whole.first)
        self.states: Sequence[State] = builder.states
        self.ends = frozenset(whole.last)
        self._inside = {state: tuple(targets) for state, targets in builder.inside.items()}
        self._across = {state: tuple(targets) for state, targets in builder.across.items()}
        self.steps = lru_cache(maxsize=2**14)(self._find_steps)

    def following(self, state: int, *, across: bool) -> Sequence[int]:
        """The states that may follow: inside the segment, or across the separator in another one."""
        return (self._across if across else self._inside).get(state, ())

    def _find_steps(self, state: int, kinds: tuple[str, ...], across: bool) -> tuple[int, ...]:  # noqa: FBT001  positional, as a cache key is
        """The states that a token of these kinds leads to."""
        return tuple(target for target in self.following(state, across=across) if self.states[target].kind in kinds)


class _Piece(NamedTuple):
    """A part of a grammar: the states it can begin with and end with, and whether it can be nothing."""

    first: tuple[int, ...]
    last: tuple[int, ...]
    empty: bool


# For each state those that may follow it, in the order of the grammar.
_Links: TypeAlias = defaultdict[int, dict[int, None]]
# What makes a piece of a name in the grammar, and of what is said beside the name.
_Leaf: TypeAlias = Callable[[str, Mapping[str, Any]], _Piece]


class _Builder:
    """Makes states of a grammar, and links them."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._document = document
        self._groups: Mapping[str, Sequence[str]] = document.get("groups", {})
        self._segment = ""
        self.states = [State("", None, "")]
        self.inside: _Links = defaultdict(dict)
        self.across: _Links = defaultdict(dict)

    def segment(self, name: str, _said: Mapping[str, Any]) -> _Piece:
        """A segment as a piece of the outer grammar."""
        self._segment = name
        return self.piece(self._document["segments"][name]["grammar"], self._token, self.inside)

    def piece(self, element: Element, leaf: _Leaf, links: _Links) -> _Piece:
        """An element of a grammar, the states in it linked."""
        if isinstance(element, str):
            return leaf(element, {})
        if isinstance(element, list):
            return _sequence([self.piece(item, leaf, links) for item in element], links)
        if "kind" in element:
            return leaf(element["kind"], element)
        if "oneOf" in element:
            return _either([self.piece(item, leaf, links) for item in element["oneOf"]])
        if "optional" in element:
            return self.piece(element["optional"], leaf, links)._replace(empty=True)
        repeated = self.piece(element["repeat"], leaf, links)
        _link(repeated.last, repeated.first, links)
        return repeated

    def _token(self, name: str, said: Mapping[str, Any]) -> _Piece:
        """A token of a kind, or of one of the kinds in a group."""
        if name in self._groups:
            return _either([self._token(kind, said) for kind in self._groups[name]])
        part = said["part"] if "part" in said else self._document["tokens"][name].get("part")
        self.states.append(State(name, part, self._segment))
        state = len(self.states) - 1
        return _Piece((state,), (state,), empty=False)


def _sequence(pieces: Sequence[_Piece], links: _Links) -> _Piece:
    first, *rest = pieces
    for piece in rest:
        _link(first.last, piece.first, links)
        first = _Piece(
            first.first + piece.first if first.empty else first.first,
            piece.last + first.last if piece.empty else piece.last,
            empty=first.empty and piece.empty,
        )
    return first


def _either(pieces: Sequence[_Piece]) -> _Piece:
    return _Piece(
        tuple(state for piece in pieces for state in piece.first),
        tuple(state for piece in pieces for state in piece.last),
        empty=any(piece.empty for piece in pieces),
    )


def _link(before: Sequence[int], after: Sequence[int], links: _Links) -> None:
    for state in before:
        links[state].update(dict.fromkeys(after))
