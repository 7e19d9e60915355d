"""Reading: the cheapest way through the grammar that a name's tokens allow."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from mdlint.naming.grammar import START, Grammar, State

# An unknown token is a new one of a kind that fits, or else one that the grammar has no place for.
_NEW: Final = 1
_EXTRA: Final = 2
# More than all unknown tokens of a name together.
_WRONG_SEPARATOR: Final = 1 << 40


class Symbol(NamedTuple):
    """A token of a name as the grammar sees it.

    `kinds` are those it may be of, none if it is unknown. `sure` says that it is a word or an example: what a pattern happens
    to match may be another token as well. `across` says that it begins a segment.
    """

    kinds: tuple[str, ...]
    sure: bool
    across: bool


class Reading(NamedTuple):
    """What the grammar makes of a name.

    `path` has the state of each token that could be read; `reached` are the states that the last of them leads to, and
    `ends` says whether the name may end there. `places` has what each token is, be it read or not: None for an unknown one.
    """

    path: tuple[int, ...]
    reached: tuple[int, ...]
    ends: bool
    places: tuple[State | None, ...]

    @property
    def is_sound(self) -> bool:
        """Whether the whole name follows the grammar, and no token is unknown."""
        return self.ends and None not in self.places


# The states that a token leads to: each with the least cost of getting there, and which state of the column before it was left.
_Column: TypeAlias = tuple[tuple[int, int, int], ...]
_FIRST: _Column = ((START, 0, 0),)


class Reader:
    """Reads by a grammar. Names share sequences of kinds and beginnings of them, so both are remembered once read."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.read = lru_cache(maxsize=2**12)(self._read)
        self._step = lru_cache(maxsize=2**14)(self._take_step)

    def _read(self, symbols: tuple[Symbol, ...]) -> Reading:
        """Read as many tokens as the grammar has room for, with as few unknown ones as can be."""
        columns = [_FIRST]
        for symbol in symbols:
            column = self._step(columns[-1], symbol)
            if not column:
                break
            columns.append(column)
        last = columns[-1]
        best = self._cheapest_end(last) if len(columns) > len(symbols) else None
        way = _path(columns, _cheapest(last, range(len(last))) if best is None else best)
        path = tuple(state for state, _ in way)
        reached = tuple(state for state, _, _ in last)
        return Reading(path, reached, best is not None, tuple(self._places(symbols, path)))

    def _places(self, symbols: Sequence[Symbol], path: Sequence[int]) -> Iterator[State | None]:
        """What each token is on its way through the grammar; those beyond its end, the first that they may be."""
        grammar = self.grammar
        for symbol, before, state in zip(symbols, (START, *path), path, strict=False):
            yield grammar.states[state] if state in grammar.steps(before, symbol.kinds, symbol.across) else None
        for symbol in symbols[len(path) :]:
            yield State(symbol.kinds[0], None, "") if symbol.kinds else None

    def wrong_separator(self, symbols: Sequence[Symbol]) -> tuple[int, int] | None:
        """The index of the token before which the other separator should stand for the grammar to fit, and its state then.

        None if that is not all that is wrong. All tokens of the segment that begins or goes on there have to be known: any
        two words make a name otherwise.
        """
        columns = [_FIRST]
        for index, symbol in enumerate(symbols):
            column = self._targets(columns[-1], symbol)
            other = symbol._replace(across=not symbol.across)
            columns.append(_merged(column, self._targets(columns[-1], other, _WRONG_SEPARATOR) if index else ()))
        best = self._cheapest_end(columns[-1])
        if best is None or not _WRONG_SEPARATOR <= columns[-1][best][1] < 2 * _WRONG_SEPARATOR:
            return None
        path = _path(columns, best)
        index = next(index for index, (_, cost) in enumerate(path) if cost >= _WRONG_SEPARATOR)
        return (index, path[index][0]) if path[index][1] == path[-1][1] and symbols[index].sure else None

    def _take_step(self, column: _Column, symbol: Symbol) -> _Column:
        """The next column, the least cost in it 0, so that there are few different ones."""
        targets = self._targets(column, symbol)
        least = min((cost for _, cost, _ in targets), default=0)
        return tuple((state, cost - least, origin) for state, cost, origin in targets)

    def _targets(self, column: _Column, symbol: Symbol, extra: int = 0) -> _Column:
        """The states that a token leads to. One that isn't sure may also be passed over, except where it begins a segment."""
        kinds, sure, across = symbol
        reached: dict[int, tuple[int, int]] = {}
        for origin, (state, cost, _) in enumerate(column):
            for target in self.grammar.steps(state, kinds, across) if kinds else ():
                _arrive(reached, target, cost + extra, origin)
            for target in () if sure else self.grammar.following(state, across=across):
                _arrive(reached, target, cost + extra + _NEW, origin)
            if not sure and not across:
                _arrive(reached, state, cost + extra + _EXTRA, origin)
        return tuple((state, *way) for state, way in reached.items())

    def _cheapest_end(self, column: _Column) -> int | None:
        """Where the cheapest state that a name may end with stands in a column."""
        ends = [index for index, (state, _, _) in enumerate(column) if state in self.grammar.ends]
        return _cheapest(column, ends) if ends else None


def _arrive(reached: dict[int, tuple[int, int]], state: int, cost: int, origin: int) -> None:
    known = reached.get(state)
    if known is None or cost < known[0]:
        reached[state] = (cost, origin)


def _merged(column: _Column, other: _Column) -> _Column:
    """Both columns as one, each state by its cheaper way."""
    reached: dict[int, tuple[int, int]] = {}
    for state, cost, origin in column + other:
        _arrive(reached, state, cost, origin)
    return tuple((state, *way) for state, way in reached.items())


def _cheapest(column: _Column, among: Sequence[int]) -> int:
    return min(among, key=lambda index: column[index][1])


def _path(columns: Sequence[_Column], last: int) -> list[tuple[int, int]]:
    """The states on the way to one, one for each token, with their costs."""
    path = []
    for column in reversed(columns[1:]):
        state, cost, origin = column[last]
        path.append((state, cost))
        last = origin
    return path[::-1]
