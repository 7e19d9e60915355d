"""Pairs the tables of two pages, and the rows of two tables, by what does not depend on the language.

Numbers, names in Latin letters, and the ends of link targets are the same in all languages.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple
from unicodedata import normalize

from mdlint.agreement.figures import agree, are_comparable, figures
from mdlint.table_facts import WrittenCell, WrittenRow, WrittenTable
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import collapsed

# A name or a number, with a decimal comma as a point. Many tables have the same single characters.
_MARK = lazy_pattern(r"[a-z0-9](?:[a-z0-9.]*[a-z0-9])?")
_SHORTEST = 2
_NAME_WITH_DIGIT = lazy_pattern(r"(?=\S*[0-9])(?=\S*[a-z])[a-z0-9][a-z0-9._@+-]*")
# Of the marks of the table with fewer, how many the other one has.
_LEAST_ALIKE = 0.5
# A table with fewer marks may be any table.
_FEWEST_MARKS = 3
# Pairs of tables that are compared, which takes time in the order of their number.
_MOST_COMPARED = 10_000


class Pairing(NamedTuple):
    """Pairs of numbers of items, and the numbers of the items that the other side surely lacks.

    An item that is in none of them has no partner, but another item may be in its place.
    """

    pairs: Sequence[tuple[int, int]]
    only_left: Sequence[int] = ()
    only_right: Sequence[int] = ()


class Form:
    """A table with what it is compared by."""

    def __init__(self, table: WrittenTable) -> None:
        self.table = table

    @cached_property
    def marks(self) -> frozenset[str]:
        """The numbers and the names in the table, and the ends of its link targets."""
        return row_marks(self.table.header).union(*map(row_marks, self.table.rows))

    @cached_property
    def names(self) -> frozenset[str]:
        """The texts of the first cells of all rows, without differences of case and of width."""
        return frozenset(_folded(row[0].text) for row in self.table.rows)

    def likeness(self, other: "Form") -> float:
        """Return how much two tables are alike, from 0, for tables that are no pair, to 1."""
        fewest = min(len(self.marks), len(other.marks))
        shared = len(self.marks & other.marks)
        if fewest < _FEWEST_MARKS or shared < _LEAST_ALIKE * fewest:
            return 0
        return 2 * shared / (len(self.marks) + len(other.marks))


def table_pairs(left: Sequence[Form], right: Sequence[Form]) -> list[tuple[int, int]]:
    """Pair tables in their order: all of them by their places if they are alike, or else those that are most alike."""
    if len(left) == len(right) and all(one.likeness(other) for one, other in zip(left, right, strict=True)):
        return [(number, number) for number in range(len(left))]
    return list(_best(left, right)) if len(left) * len(right) <= _MOST_COMPARED else []


def _best(left: Sequence[Form], right: Sequence[Form]) -> Iterator[tuple[int, int]]:
    """Yield the pairs in order with the greatest likeness in all, from the last to the first."""
    best = [[0.0] * (len(right) + 1)]
    likeness = [[one.likeness(other) for other in right] for one in left]
    for alike in likeness:
        row = [0.0]
        for number, own in enumerate(alike):
            row.append(max(row[-1], best[-1][number + 1], best[-1][number] + own))
        best.append(row)
    one, other = len(left), len(right)
    while one and other:
        if best[one][other] == best[one - 1][other]:
            one -= 1
        elif best[one][other] == best[one][other - 1]:
            other -= 1
        else:
            one, other = one - 1, other - 1
            yield one, other


def row_pairs(left: Sequence[WrittenRow], right: Sequence[WrittenRow]) -> Pairing:
    """Pair rows by their texts, their marks, their links, their names, and the rows between them by their places.

    Two rows of the same place are a pair if nothing in their first cells says otherwise, and if the numbers of most
    such rows agree.
    """
    partners: dict[int, int] = {}
    for key in (_texts, _all_marks, _targets, _words, _first):
        if len(partners) < min(len(left), len(right)):
            _pair_unique(left, right, partners, key)
    placed: list[tuple[int, int]] = []
    only_left: list[int] = []
    only_right: list[int] = []
    for lefts, rights in _gaps(partners, len(left), len(right)):
        if len(lefts) == len(rights):
            placed += zip(lefts, rights, strict=True)
        elif not rights:
            only_left += lefts
        elif not lefts:
            only_right += rights
    pairs = [pair for pair in placed if _may_be_same(left[pair[0]], right[pair[1]])]
    if not _mostly_agree([(left[one], right[other]) for one, other in pairs]):
        pairs = []
    return Pairing(sorted([*partners.items(), *pairs]), tuple(only_left), tuple(only_right))


def _pair_unique(
    left: Sequence[WrittenRow],
    right: Sequence[WrittenRow],
    partners: dict[int, int],
    key: Callable[[WrittenRow], Hashable],
) -> None:
    """Pair the rows whose key no other row has on its side, among the rows without a partner."""
    taken = set(partners.values())
    lefts, rights = (
        _unique({number: key(row) for number, row in enumerate(rows) if number not in known})
        for rows, known in ((left, partners.keys()), (right, taken))
    )
    partners.update((number, rights[known]) for known, number in lefts.items() if known in rights)


def _unique(keys: dict[int, Hashable]) -> dict[Hashable, int]:
    counts = Counter(keys.values())
    return {key: number for number, key in keys.items() if counts[key] == 1 and key not in {"", ()}}


def _gaps(partners: dict[int, int], lefts: int, rights: int) -> Iterator[tuple[range, range]]:
    """Yield the rows between two pairs that follow each other on both sides."""
    taken = set(partners.values())
    before = (-1, -1)
    for pair in [*sorted(partners.items()), (lefts, rights)]:
        gap = range(before[0] + 1, pair[0]), range(before[1] + 1, pair[1])
        if pair[1] > before[1] and taken.isdisjoint(gap[1]) and (gap[0] or gap[1]):
            yield gap
        before = pair


def _may_be_same(left: WrittenRow, right: WrittenRow) -> bool:
    """Whether no name with a digit is in the first cell of only one of two rows while another one is in the other."""
    names, others = (set(_NAME_WITH_DIGIT.findall(_folded(row[0].text))) for row in (left, right))
    return not names or not others or not names.isdisjoint(others)


def _mostly_agree(pairs: Sequence[tuple[WrittenRow, WrittenRow]]) -> bool:
    """Whether at least half of the comparable cells of pairs of rows agree."""
    found = [
        agree(one, other)
        for left, right in pairs
        for cell, its in zip(left, right, strict=False)
        if (one := figures(cell.text)) and (other := figures(its.text)) and are_comparable(one, other)
    ]
    return 2 * sum(found) >= len(found)


def _texts(row: WrittenRow) -> Hashable:
    return tuple([cell.text for cell in row])


def _all_marks(row: WrittenRow) -> Hashable:
    return tuple(tuple(_marks(cell)) for cell in row) if any(cell.text for cell in row) else ()


def _targets(row: WrittenRow) -> Hashable:
    return tuple(filter(None, (_end(cell.target) for cell in row)))


def _words(row: WrittenRow) -> Hashable:
    return tuple(_folded(cell.text) for cell in row if cell.text and figures(cell.text) is None)


def _first(row: WrittenRow) -> Hashable:
    return _folded(row[0].text)


def row_marks(row: WrittenRow) -> frozenset[str]:
    """Return the numbers and the names in a row, and the ends of its link targets."""
    return frozenset(mark for cell in row for mark in _marks(cell) if len(mark) >= _SHORTEST)


def own_marks(row: WrittenRow) -> frozenset[str]:
    """Return the marks of a row that few other rows have: the ends of its link targets, else its longer numbers."""
    targets = frozenset(_end(cell.target) for cell in row if cell.target)
    return targets or frozenset(mark for mark in row_marks(row) if len(mark) > 2 and mark[-1].isdecimal())


def _marks(cell: WrittenCell) -> Iterator[str]:
    yield from _MARK.findall(_folded(cell.text).replace(",", "."))
    if cell.target:
        yield _end(cell.target)


def _end(target: str) -> str:
    return target.rstrip("/").rpartition("/")[2].casefold()


def _folded(text: str) -> str:
    return collapsed(text if text.isascii() else normalize("NFKC", text)).casefold()
