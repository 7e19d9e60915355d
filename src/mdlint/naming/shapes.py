"""Read many names fast. Names have thousands of tokens and millions of combinations of them, but few shapes.

The shape of a name is the sequence of its tokens' symbols, that is of their kinds and of the separators before them.
All names of a shape have the same reading by the grammar. So a name costs one expression that splits it, one look-up
for each token and one for the shape: 3 µs instead of 25.
"""

from collections.abc import Callable, Mapping
from typing import Generic, NamedTuple, TypeVar

from mdlint.naming.reader import Reading, Symbol

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Shape(NamedTuple):
    """A shape of names, and how they are read.

    `parts` has, for each part, the kinds of the tokens that may give it, with the indexes of these tokens, the last
    first. `is_sound` is true if the names follow the grammar and no token is unknown.
    """

    symbols: tuple[Symbol, ...]
    reading: Reading
    parts: Mapping[str, tuple[tuple[int, str], ...]]
    is_sound: bool


# Of a table in which each name has a number of its own, such as a count of epochs, all pieces are kept: 100 bytes each.
_MOST_PIECES = 2**17


class Memo(dict[_Key, _Value], Generic[_Key, _Value]):
    """What a function returns, by its argument. When there are `most` results, all are dropped.

    Unlike `lru_cache`, a result that is known costs no call.
    """

    def __init__(self, function: Callable[[_Key], _Value], most: int) -> None:
        super().__init__()
        self._function = function
        self._most = most

    def __missing__(self, key: _Key) -> _Value:
        value = self._function(key)
        if len(self) >= self._most:
            self.clear()
        self[key] = value
        return value


class Shapes:
    """Finds the shapes of names, given the pieces of each: the tokens with the separators before them."""

    def __init__(self, symbol: Callable[[str], Symbol], read: Callable[[tuple[Symbol, ...]], Reading]) -> None:
        self._symbol = symbol
        self._read = read
        # Each distinct symbol is a character, so that a shape is a text, which is hashed fast. A convention has few.
        self._symbols: list[Symbol] = []
        self._characters: dict[Symbol, str] = {}
        self.character = Memo(self._find_character, _MOST_PIECES).__getitem__
        self.shape = Memo(self._find_shape, 2**12).__getitem__

    def _find_character(self, piece: str) -> str:
        symbol = self._symbol(piece)
        if symbol not in self._characters:
            self._characters[symbol] = chr(len(self._symbols))
            self._symbols.append(symbol)
        return self._characters[symbol]

    def _find_shape(self, characters: str) -> Shape:
        symbols = tuple(self._symbols[ord(character)] for character in characters)
        reading = self._read(symbols)
        parts: dict[str, tuple[tuple[int, str], ...]] = {}
        for index, place in enumerate(reading.places):
            if place and place.part:
                parts[place.part] = ((index, place.kind), *parts.get(place.part, ()))
        return Shape(symbols, reading, parts, reading.is_sound)
