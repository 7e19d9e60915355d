"""The values of each `enum` of a schema, ready to be searched for many values."""

from collections.abc import Hashable

from mdlint.draft2020.values import JSON, identity
from mdlint.text.known_words import KnownWords

# All schemas of a run have fewer.
_MOST_ENUMS = 1_000


class EnumIdentities:
    """The identities of the values of each `enum`.

    An `enum` is known by its list of values in memory. The list is kept, so that no other list takes its place.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[list[JSON], frozenset[Hashable]]] = {}

    def identities(self, values: list[JSON]) -> frozenset[Hashable]:
        """Return the identities of the values of an `enum`."""
        if id(values) not in self._known:
            if len(self._known) >= _MOST_ENUMS:
                self._known.clear()
            self._known[id(values)] = values, frozenset(map(identity, values))
        return self._known[id(values)][1]


class EnumWords:
    """The texts that each `enum` of a schema allows, as known words. It is made for one table, or another document.

    An `enum` is known by its list of values in memory, which the schema keeps.
    """

    def __init__(self) -> None:
        self._known: dict[int, KnownWords] = {}

    def known_words(self, values: list[JSON]) -> KnownWords:
        """Return the texts among the values of an `enum`."""
        if id(values) not in self._known:
            self._known[id(values)] = KnownWords(value for value in values if isinstance(value, str))
        return self._known[id(values)]
