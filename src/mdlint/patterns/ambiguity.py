"""How many ways a backtracking matcher can try to read a text, by the automaton of a regular expression.

The number of ways is exponential in the length of the text if a state leads back to itself in two ways that read the
same text. Otherwise it is a polynomial. Its degree is the longest chain of loops in which each loop, and the way to the
next loop, can read the same text (Weber and Seidl, 1991, On the degree of ambiguity of finite automata).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import TypeAlias

from mdlint.patterns.automaton import Automaton
from mdlint.patterns.cost import COUNTED, Ambiguity, TooLargeError

# The number of steps in which an expression, and two of its loops, are examined: a fraction of a second.
_MOST_STEPS = 300_000
_MOST_STEPS_FOR_LOOPS = 20_000

_Loop: TypeAlias = frozenset[int]
_Pair: TypeAlias = tuple[int, int]
_Triple: TypeAlias = tuple[int, int, int]


def ambiguity(states: Automaton) -> Ambiguity:
    """Examine an automaton. Raises TooLargeError if that takes too long."""
    budget = _Budget(_MOST_STEPS)
    loops = _loops(states.follow)
    for loop in loops:
        state = _divided(states, loop, budget)
        if state is not None:
            return Ambiguity(None, sample=_character(states, states.reads[state]))
    if states.is_exponential:
        return Ambiguity(None)
    steps, character = max((_steps(states, bit), bit) for bit in _characters(states))
    return Ambiguity(_degree(states, loops) + 1, steps, _character(states, character))


class _Budget:
    """Counts steps. Raises TooLargeError after too many."""

    def __init__(self, steps: int) -> None:
        self._left = steps

    def spend(self, steps: int = 1) -> None:
        self._left -= steps
        if self._left < 0:
            raise TooLargeError


def _character(states: Automaton, reads: int) -> str:
    found = [character for place, character in enumerate(states.samples) if reads >> place & 1]
    return next((character for character in found if character.isalnum() and character.isascii()), "".join(found[:1]))


def _loops(follow: Sequence[Mapping[int, int]]) -> list[_Loop]:
    """Return the strongly connected sets of states in which a state can be reached again, the first one first."""
    order: list[int] = []
    seen: set[int] = set()
    for root in range(len(follow)):
        order += _finished(root, lambda state: follow[state], seen)
    before: list[list[int]] = [[] for _ in follow]
    for state, links in enumerate(follow):
        for target in links:
            before[target].append(state)
    seen = set()
    sets = [_finished(root, before.__getitem__, seen) for root in reversed(order)]
    return [frozenset(found) for found in sets if len(found) > 1 or (found and found[0] in follow[found[0]])]


def _finished(root: int, links: Callable[[int], Iterable[int]], seen: set[int]) -> list[int]:
    """Return the states that a depth-first search from a state reaches, in the order in which it leaves them."""
    if root in seen:
        return []
    seen.add(root)
    done: list[int] = []
    waiting: list[tuple[int, Iterator[int]]] = [(root, iter(links(root)))]
    while waiting:
        state, targets = waiting[-1]
        target = next((target for target in targets if target not in seen), None)
        if target is None:
            done.append(state)
            waiting.pop()
        else:
            seen.add(target)
            waiting.append((target, iter(links(target))))
    return done


def _divided(states: Automaton, loop: _Loop, budget: _Budget) -> int | None:
    """Return a state of a loop that leads back to itself in two ways that read the same text; None if there is none."""
    inside = {state: [target for target in states.follow[state] if target in loop] for state in loop}
    for state in sorted(loop):
        for target in inside[state]:
            if states.follow[state][target] > 1:
                return target
    # Most loops go on in one way from each state for each character, so that no two ways begin.
    begun = [
        pair
        for state in loop
        if _overlap(states.reads[target] for target in inside[state])
        for pair in _alike(states, combinations(inside[state], 2), budget)
    ]
    before: dict[_Pair, list[_Pair]] = {pair: [] for pair in begun}
    waiting = list(before)
    while waiting:
        pair = waiting.pop()
        for after in _alike(states, product(inside[pair[0]], inside[pair[1]]), budget):
            if after not in before and after[0] != after[1]:
                waiting.append(after)
            before.setdefault(after, []).append(pair)
    return _met(begun, before)


def _alike(states: Automaton, pairs: Iterable[_Pair], budget: _Budget) -> Iterator[_Pair]:
    """Yield the pairs of states that can read the same character, each pair in order."""
    for first, second in pairs:
        budget.spend()
        if states.reads[first] & states.reads[second]:
            yield (first, second) if first < second else (second, first)


def _met(begun: Iterable[_Pair], before: Mapping[_Pair, Sequence[_Pair]]) -> int | None:
    """Return a state of the first of some pairs from which two ways meet again, given the pairs before each pair."""
    meeting = {pair for pair in before if pair[0] == pair[1]}
    waiting = list(meeting)
    while waiting:
        for pair in before[waiting.pop()]:
            if pair not in meeting:
                meeting.add(pair)
                waiting.append(pair)
    return next((first for first, second in begun if (first, second) in meeting), None)


def _overlap(sets: Iterable[int]) -> bool:
    seen = 0
    for each in sets:
        if seen & each:
            return True
        seen |= each
    return False


def _characters(states: Automaton) -> list[int]:
    """Return a character that each set of characters in an expression has, as bit sets."""
    return list(dict.fromkeys(reads & -reads for reads in states.reads)) or [1]


def _steps(states: Automaton, character: int) -> int:
    """Count the ways to read the beginnings of a text of equal characters."""
    ways, steps = dict.fromkeys(states.starts, 1), 0
    for _ in range(COUNTED):
        after: dict[int, int] = {}
        for state, count in ways.items():
            for target, links in states.follow[state].items():
                if states.reads[target] & character:
                    after[target] = after.get(target, 0) + count * links
        ways = after
        steps += sum(ways.values())
    return steps


def _degree(states: Automaton, loops: Sequence[_Loop]) -> int:
    """Return the number of steps in the longest chain of loops that can read the same text."""
    longest = [0] * len(loops)
    for later in range(len(loops)):
        for earlier in range(later):
            if longest[earlier] >= longest[later] and _read_alike(states, loops[earlier], loops[later]):
                longest[later] = longest[earlier] + 1
    return max(longest, default=0)


def _read_alike(states: Automaton, first: _Loop, second: _Loop) -> bool:
    """Whether one text leads around the first loop, around the second, and from the first to the second.

    Also true if that takes too long to find out.
    """
    budget = _Budget(_MOST_STEPS_FOR_LOOPS)
    pairs = ((start, end) for start in first for end in second if states.reads[start] & states.reads[end])
    try:
        return any(
            _leads_around(states, (start, start, end), (start, end, end), (first, second), budget)
            for start, end in pairs
        )
    except TooLargeError:
        return True


def _leads_around(
    states: Automaton, start: _Triple, goal: _Triple, loops: tuple[_Loop, _Loop], budget: _Budget
) -> bool:
    """Whether one text leads from three states to three others. The first way and the last stay in their loops."""
    seen: set[_Triple] = set()
    waiting = [start]
    while waiting and goal not in seen:
        around, way, last = waiting.pop()
        firsts = [state for state in states.follow[around] if state in loops[0]]
        lasts = [state for state in states.follow[last] if state in loops[1]]
        for found in product(firsts, states.follow[way], lasts):
            budget.spend()
            if found not in seen and states.reads[found[0]] & states.reads[found[1]] & states.reads[found[2]]:
                seen.add(found)
                waiting.append(found)
    return goal in seen
