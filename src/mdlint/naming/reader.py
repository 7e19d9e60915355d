"""Read a name: find the cheapest path of its tokens through the grammar."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from mdlint.naming.grammar import START, Grammar, State

# The cost of an unknown token of a kind that fits at its place, and of a token that the grammar has no place for.
_NEW: Final = 1
_EXTRA: Final = 2
# Costs more than all unknown tokens of a name together.
_WRONG_SEPARATOR: Final = 1 << 40


class Symbol(NamedTuple):
    """A token of a name as a symbol of the grammar.

    `kinds` are the kinds it may be of, none if it is unknown. `is_listed` is true if the convention lists it as a word
    or an example: a token that only matches a pattern may be something else. `new_segment` is true if it begins a
    segment.
    """

    kinds: tuple[str, ...]
    is_listed: bool
    new_segment: bool


class Reading(NamedTuple):
    """The reading of a name by the grammar.

    `path` has the state of each token that could be read. `reached` are the states that the last of these tokens can
    lead to, and `ends` is true if the name may end there. `places` has the state of every token, read or not: None for
    an unknown token.
    """

    path: tuple[int, ...]
    reached: tuple[int, ...]
    ends: bool
    places: tuple[State | None, ...]

    @property
    def is_sound(self) -> bool:
        """Whether the whole name follows the grammar and no token is unknown."""
        return self.ends and None not in self.places


# The states that a token leads to. Each has the least cost to get there, and the index of the state before it in the
# column of the token before.
_Column: TypeAlias = tuple[tuple[int, int, int], ...]
_FIRST: _Column = ((START, 0, 0),)


class Reader:
    """Reads names by a grammar. Names share beginnings of sequences of symbols, so these are remembered."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self._step = lru_cache(maxsize=2**14)(self._take_step)

    def read(self, symbols: Sequence[Symbol]) -> Reading:
        """Read as many tokens as the grammar allows, with as few unknown tokens as possible."""
        columns = [_FIRST]
        for symbol in symbols:
            column = self._step(columns[-1], symbol)
            if not column:
                break
            columns.append(column)
        last = columns[-1]
        best = self._cheapest_end(last) if len(columns) > len(symbols) else None
        steps = _path(columns, _cheapest(last, range(len(last))) if best is None else best)
        path = tuple(state for state, _ in steps)
        reached = tuple(state for state, _, _ in last)
        return Reading(path, reached, best is not None, tuple(self._places(symbols, path)))

    def _places(self, symbols: Sequence[Symbol], path: Sequence[int]) -> Iterator[State | None]:
        """Yield the state of each token on the path through the grammar; after its end, by the token's first kind."""
        grammar = self.grammar
        for symbol, before, state in zip(symbols, (START, *path), path, strict=False):
            yield grammar.states[state] if state in grammar.steps(before, symbol.kinds, symbol.new_segment) else None
        for symbol in symbols[len(path) :]:
            yield State(symbol.kinds[0], None, "") if symbol.kinds else None

    def wrong_separator(self, symbols: Sequence[Symbol]) -> tuple[int, int] | None:
        """Return the index of the one token that needs the other separator before it, and the state of the token then.

        None if another separator alone does not make the name follow the grammar. The token must be listed, and no
        token after it may be unknown, or else any two words would make a name.
        """
        columns = [_FIRST]
        for index, symbol in enumerate(symbols):
            column = self._targets(columns[-1], symbol)
            other = symbol._replace(new_segment=not symbol.new_segment)
            columns.append(_merged(column, self._targets(columns[-1], other, _WRONG_SEPARATOR) if index else ()))
        best = self._cheapest_end(columns[-1])
        if best is None or not _WRONG_SEPARATOR <= columns[-1][best][1] < 2 * _WRONG_SEPARATOR:
            return None
        path = _path(columns, best)
        index = next(index for index, (_, cost) in enumerate(path) if cost >= _WRONG_SEPARATOR)
        return (index, path[index][0]) if path[index][1] == path[-1][1] and symbols[index].is_listed else None

    def _take_step(self, column: _Column, symbol: Symbol) -> _Column:
        """Return the column after a token.

        Its costs are shifted so that the least is 0: few distinct columns, many cache hits.
        """
        targets = self._targets(column, symbol)
        least = min((cost for _, cost, _ in targets), default=0)
        return tuple((state, cost - least, origin) for state, cost, origin in targets)

    def _targets(self, column: _Column, symbol: Symbol, extra: int = 0) -> _Column:
        """Return the states that a token leads to.

        A token that is not listed may be an unknown token of a fitting kind, or be skipped unless it begins a segment.
        """
        kinds, is_listed, new_segment = symbol
        reached: dict[int, tuple[int, int]] = {}
        for origin, (state, cost, _) in enumerate(column):
            for target in self.grammar.steps(state, kinds, new_segment) if kinds else ():
                _arrive(reached, target, cost + extra, origin)
            for target in () if is_listed else self.grammar.following(state, new_segment=new_segment):
                _arrive(reached, target, cost + extra + _NEW, origin)
            if not is_listed and not new_segment:
                _arrive(reached, state, cost + extra + _EXTRA, origin)
        return tuple((state, *way) for state, way in reached.items())

    def _cheapest_end(self, column: _Column) -> int | None:
        """Return the index of the cheapest state in a column that a name may end with; None if there is none."""
        ends = [index for index, (state, _, _) in enumerate(column) if state in self.grammar.ends]
        return _cheapest(column, ends) if ends else None


def _arrive(reached: dict[int, tuple[int, int]], state: int, cost: int, origin: int) -> None:
    known = reached.get(state)
    if known is None or cost < known[0]:
        reached[state] = (cost, origin)


def _merged(column: _Column, other: _Column) -> _Column:
    """Merge two columns: each state with the lower of its costs."""
    reached: dict[int, tuple[int, int]] = {}
    for state, cost, origin in column + other:
        _arrive(reached, state, cost, origin)
    return tuple((state, *way) for state, way in reached.items())


def _cheapest(column: _Column, among: Sequence[int]) -> int:
    return min(among, key=lambda index: column[index][1])


def _path(columns: Sequence[_Column], last: int) -> list[tuple[int, int]]:
    """Return the path to a state of the last column: the state of each token, with its cost."""
    path = []
    for column in reversed(columns[1:]):
        state, cost, origin = column[last]
        path.append((state, cost))
        last = origin
    return path[::-1]
