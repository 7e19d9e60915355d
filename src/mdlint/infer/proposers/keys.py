"""Proposes the columns that tell rows apart: the smallest key.

A key is the first column of texts. If its cells are links, their targets are the better key: two services of one name
have two addresses. If texts repeat, the first column is the key together with one or two others, as for models that were
measured on several datasets. Only columns in which values recur can be parts of such a key: numbers that are measured
differ anyway.

Another key are the links of a column whose texts are labels, such as `download`, if their targets are all different: a
target that occurs twice was copied from another row.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations
from math import comb
from typing import Any, NamedTuple, TypeAlias

from mdlint.draft2020.values import identity
from mdlint.infer.families import Family
from mdlint.infer.known import Known
from mdlint.infer.proposal import Evidence, Proposal
from mdlint.infer.proposers._base import Proposer
from mdlint.infer.trial import exceptions_to

# From this many rows on, the only row that repeats a key is a suspect. If several do, such rows are usual; in a short
# table, a single one may be.
_ROWS_WITH_EXCEPTION = 100
_ALMOST_ALL = 0.9
_MOST_PARTS = 3
# How many pairs of rows of one table must differ: a table of 15 rows has as many, but six tables of 5 rows have 60.
_FEWEST_PAIRS = 100
# Fewer pairs of rows that a part of the key tells apart may differ by chance.
_TOLD_APART = 5
# A part of a key has this many rows for each of its values in a table, so that its values recur.
_RECURS = 2
# The texts of links that differ in their targets only, such as `model` and `log`. A link whose text names its target,
# such as a paper, may be in several rows.
_MOST_LABELS = 3


# A part is the name of a column, or the targets of its links.
_Key: TypeAlias = Sequence[str | dict[str, str]]


class _Column(NamedTuple):
    """The values of a column in each table: None for a missing value, or if the table lacks the column."""

    name: str
    tables: Sequence[Sequence[Hashable]]

    @property
    def recurs(self) -> bool:
        """Whether values occur in several rows of a table."""
        filled = [[value for value in table if value is not None] for table in self.tables]
        return _RECURS * sum(len(set(table)) for table in filled) <= sum(map(len, filled))


def propose(family: Family, known: Known) -> Iterator[Proposal]:
    """Propose one key of the first column, and one for each column of labels with different targets."""
    own = _own_key(family, known)
    keys = [own] if own else []
    keys += [[_target(name)] for name in family.columns if [_target(name)] != own and _are_labels(known, name)]
    supported = [key for key in keys if _proposal(known, [key]).is_supported]
    if supported:
        yield _proposal(known, supported)
    for key in keys:
        if key not in supported:
            yield _proposal(known, [key])


def _proposal(known: Known, keys: Sequence[_Key]) -> Proposal:
    rows, tables = sum(len(bound.rows) for bound in known.tables), len(known.tables)
    value: Any = list(keys[0]) if len(keys) == 1 else [list(key) for key in keys]
    proposal = Proposal(("uniqueBy",), value, Evidence(rows, tables), tolerance=0)
    exceptions = exceptions_to(known, proposal)
    pairs = sum(comb(len(bound.rows), 2) for bound in known.tables)
    is_doubtful = pairs < _FEWEST_PAIRS or (bool(exceptions) and rows < _ROWS_WITH_EXCEPTION)
    return proposal._replace(evidence=Evidence(rows, tables, exceptions, is_doubtful))


def _own_key(family: Family, known: Known) -> _Key | None:
    """Return the smallest key of the first column of texts; None if nothing tells the rows apart."""
    texts = [name for name in family.common if "string" in known.types(name)]
    if not texts or texts[0] not in family.columns[:2]:
        return None
    first = _column(known, texts[0])
    targets = _targets(known, first.name)
    for allowed in (0, 1):
        if targets is not None and sum(_repeats([targets])) == allowed:
            return [_target(first.name)]
        if sum(_repeats([first])) == allowed:
            return [first.name]
    return _compound(family, known, first)


def _compound(family: Family, known: Known, first: _Column) -> _Key | None:
    """Return the smallest key that has the first column and others; None if there is no such key."""
    others = [column for name in family.common if name != first.name and (column := _column(known, name)).recurs]
    for size in range(1, _MOST_PARTS):
        for parts in combinations(others, size):
            if not sum(_repeats([first, *parts])) and _tells_apart(first, parts):
                return [name for name in family.columns if name in {first.name, *(part.name for part in parts)}]
    return None


def _target(name: str) -> dict[str, str]:
    return {"column": name, "as": "target"}


def _targets(known: Known, name: str) -> _Column | None:
    """Return the targets of the links in a column; None unless almost all cells have one link."""
    cells = [list(bound.cells[name].cells.values()) if name in bound.cells else [] for bound in known.tables]
    tables = [[cell.links[0].target if len(cell.links) == 1 else None for cell in table] for table in cells]
    linked = sum(target is not None for table in tables for target in table)
    return _Column(name, tables) if linked and linked >= _ALMOST_ALL * sum(map(len, tables)) else None


def _column(known: Known, name: str) -> _Column:
    cells = [bound.cells[name].values if name in bound.cells else [] for bound in known.tables]
    return _Column(name, [[None if value is None else identity(value) for value in values] for values in cells])


def _repeats(columns: Sequence[_Column]) -> Iterator[int]:
    """Yield, for each table, how many rows repeat the values of an earlier row. A row that lacks one is left out."""
    for tables in zip(*(column.tables for column in columns), strict=True):
        keys = [key for key in zip(*tables, strict=True) if None not in key]
        yield len(keys) - len(set(keys))


def _tells_apart(first: _Column, parts: Sequence[_Column]) -> bool:
    """Whether rows that are equal in the first column are told apart more often than columns without a rule would.

    Counts the pairs of such rows, times the share of all pairs of rows that are equal in the other parts.
    """
    expected = 0.0
    for number, values in enumerate(first.tables):
        others = list(zip(*(part.tables[number] for part in parts), strict=True))
        pairs = comb(len(values), 2)
        if pairs:
            expected += _pairs(values) * _pairs(others) / pairs
    return expected >= _TOLD_APART


def _pairs(values: Sequence[Hashable]) -> int:
    """Return how many pairs of equal values there are."""
    return sum(comb(times, 2) for times in Counter(values).values())


def _are_labels(known: Known, name: str) -> bool:
    """Whether almost all cells of a column have a link, their texts are labels, and their targets differ."""
    cells = [cell for bound in known.tables if name in bound.cells for cell in bound.cells[name].cells.values()]
    labels = {cell.text for cell in cells if cell.links}
    targets = _targets(known, name)
    return targets is not None and len(labels) <= _MOST_LABELS and sum(_repeats([targets])) <= 1


PROPOSER = Proposer("keys", "table", propose)
