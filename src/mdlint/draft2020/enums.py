"""The values of each `enum` of a schema, ready to be searched for many values."""

from collections.abc import Hashable
from typing import TYPE_CHECKING, NamedTuple

from mdlint.draft2020.values import JSON, identity, shown
from mdlint.text.words import first_few, listed

if TYPE_CHECKING:  # only wrong values need it
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


class AllowedValues(NamedTuple):
    """The first few values of an `enum` in words, and its texts as known words."""

    listing: str
    texts: "KnownWords"


class EnumWords:
    """What messages say about each `enum` of a schema. It is made for one table, or another document.

    An `enum` is known by its list of values in memory, which the schema keeps.
    """

    def __init__(self) -> None:
        self._known: dict[int, AllowedValues] = {}

    def allowed(self, values: list[JSON]) -> AllowedValues:
        """Return the values of an `enum`, at least one, in words."""
        if id(values) not in self._known:
            from mdlint.text.known_words import KnownWords  # noqa: PLC0415  only wrong values need it

            texts = KnownWords(value for value in values if isinstance(value, str))
            self._known[id(values)] = AllowedValues(listed(first_few(values, shown)), texts)
        return self._known[id(values)]
