"""Compile a grammar to an automaton: which token may follow which.

A state is a place for a token in the grammar (Glushkov's construction). So reading a name takes one step for each
token, and never goes back.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple, TypeAlias

# The state before the first token.
START: Final = 0

# A name, an array or an object, as the meta-schema describes it.
Element: TypeAlias = Any


class State(NamedTuple):
    """A place in the grammar: the kind of its token, the part of the name that the token gives, and the segment."""

    kind: str
    part: str | None
    segment: str


class Grammar:
    """An automaton that reads tokens. The states that may follow another are in the order of the grammar."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        builder = _Builder(document)
        whole = builder.fragment(document["grammar"], builder.segment, builder.across)
        builder.across[START] = dict.fromkeys(whole.first)
        self.states: Sequence[State] = builder.states
        self.ends = frozenset(whole.last)
        self._inside = {state: tuple(targets) for state, targets in builder.inside.items()}
        self._across = {state: tuple(targets) for state, targets in builder.across.items()}
        self.steps = lru_cache(maxsize=2**14)(self._find_steps)

    def following(self, state: int, *, new_segment: bool) -> Sequence[int]:
        """Return the states that may follow a state, in the same segment or after a separator of segments."""
        return (self._across if new_segment else self._inside).get(state, ())

    def _find_steps(self, state: int, kinds: tuple[str, ...], new_segment: bool) -> tuple[int, ...]:  # noqa: FBT001  positional, as a cache key is
        """Return the states that a token of one of these kinds leads to."""
        return tuple(
            target for target in self.following(state, new_segment=new_segment) if self.states[target].kind in kinds
        )


class _Fragment(NamedTuple):
    """A part of the automaton: the states it can begin with and end with, and whether it can be empty."""

    first: tuple[int, ...]
    last: tuple[int, ...]
    empty: bool


# The states that may follow each state, in the order of the grammar.
_Links: TypeAlias = defaultdict[int, dict[int, None]]
# Makes a fragment of a name in the grammar and of the other keys of its object.
_Leaf: TypeAlias = Callable[[str, Mapping[str, Any]], _Fragment]


class _Builder:
    """Makes the states of a grammar and links them: `inside` a segment, and `across` a separator of segments."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._document = document
        self._groups: Mapping[str, Sequence[str]] = document.get("groups", {})
        self._segment = ""
        self.states = [State("", None, "")]
        self.inside: _Links = defaultdict(dict)
        self.across: _Links = defaultdict(dict)

    def segment(self, name: str, _object: Mapping[str, Any]) -> _Fragment:
        """Return the fragment of a segment of the outer grammar."""
        self._segment = name
        return self.fragment(self._document["segments"][name]["grammar"], self._token, self.inside)

    def fragment(self, element: Element, leaf: _Leaf, links: _Links) -> _Fragment:
        """Return the fragment of an element of a grammar, with its states linked."""
        if isinstance(element, str):
            return leaf(element, {})
        if isinstance(element, list):
            return _sequence([self.fragment(item, leaf, links) for item in element], links)
        if "kind" in element:
            return leaf(element["kind"], element)
        if "oneOf" in element:
            return _either([self.fragment(item, leaf, links) for item in element["oneOf"]])
        if "optional" in element:
            return self.fragment(element["optional"], leaf, links)._replace(empty=True)
        repeated = self.fragment(element["repeat"], leaf, links)
        _link(repeated.last, repeated.first, links)
        return repeated

    def _token(self, name: str, element: Mapping[str, Any]) -> _Fragment:
        """Return the fragment of a token: of a kind, or of one of the kinds in a group."""
        if name in self._groups:
            return _either([self._token(kind, element) for kind in self._groups[name]])
        part = element["part"] if "part" in element else self._document["tokens"][name].get("part")
        self.states.append(State(name, part, self._segment))
        state = len(self.states) - 1
        return _Fragment((state,), (state,), empty=False)


def _sequence(fragments: Sequence[_Fragment], links: _Links) -> _Fragment:
    joined, *rest = fragments
    for fragment in rest:
        _link(joined.last, fragment.first, links)
        joined = _Fragment(
            joined.first + fragment.first if joined.empty else joined.first,
            fragment.last + joined.last if fragment.empty else fragment.last,
            empty=joined.empty and fragment.empty,
        )
    return joined


def _either(fragments: Sequence[_Fragment]) -> _Fragment:
    return _Fragment(
        tuple(state for fragment in fragments for state in fragment.first),
        tuple(state for fragment in fragments for state in fragment.last),
        empty=any(fragment.empty for fragment in fragments),
    )


def _link(before: Sequence[int], after: Sequence[int], links: _Links) -> None:
    for state in before:
        links[state].update(dict.fromkeys(after))
