"""Proposes the columns that tell rows apart: the smallest key.

A key is the first column of texts; if its texts repeat, as models do that were measured on several datasets, the first
column together with one or two others. Only columns in which values recur can be parts of such a key: numbers that are
measured differ anyway.

Links whose targets are all different are a key of their own: a target that occurs twice was copied from another row.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations
from math import comb
from typing import Any, NamedTuple

from mdlint.infer.families import Family
from mdlint.infer.known import Known
from mdlint.infer.proposal import Evidence, Proposal
from mdlint.infer.proposers._base import Proposer
from mdlint.infer.trial import exceptions_to
from mdlint.schema.draft2020.values import identity

# Where one row in 20 repeats the first column, it is not a key.
_OFTEN = 0.05
# Where one row in 100 repeats a key, that may be a mistake. In a short table it is as often a row of another kind.
_TOLERANCE = 0.01
_ROWS_WITH_EXCEPTIONS = 100
_MOST_PARTS = 3
# How many pairs of rows of one table must differ: a table of 15 rows has as many, but six tables of 5 rows have 60.
_FEWEST_PAIRS = 100
# Fewer pairs of rows that a part of the key tells apart may differ by chance.
_TOLD_APART = 5
# A part of a key has this many rows for each of its values in a table, so that its values recur.
_RECURS = 2
_LINKED = 0.9
# The texts of links that differ in their targets only, such as `model` and `log`. A link whose text names its target,
# such as a paper, may be in several rows.
_MOST_LABELS = 3


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
    """Propose one key of columns, and one for each column of links with different targets."""
    own: Sequence[Any] | None = _columns_key(family, known)
    keys = [own] if own is not None else []
    keys += [[{"column": name, "as": "target"}] for name in family.columns if _has_own_targets(known, name)]
    rows, tables = sum(len(bound.rows) for bound in known.tables), len(known.tables)
    supported = [key for key in keys if _proposal(known, [key], rows, tables).is_supported]
    if supported:
        yield _proposal(known, supported, rows, tables)
    for key in keys:
        if key not in supported:
            yield _proposal(known, [key], rows, tables)


def _proposal(known: Known, keys: Sequence[Sequence[Any]], rows: int, tables: int) -> Proposal:
    value: Any = list(keys[0]) if len(keys) == 1 else [list(key) for key in keys]
    proposal = Proposal(("uniqueBy",), value, Evidence(rows, tables), tolerance=_TOLERANCE)
    exceptions = exceptions_to(known, proposal)
    pairs = sum(comb(len(bound.rows), 2) for bound in known.tables)
    is_doubtful = pairs < _FEWEST_PAIRS or (bool(exceptions) and rows < _ROWS_WITH_EXCEPTIONS)
    return proposal._replace(evidence=Evidence(rows, tables, exceptions, is_doubtful))


def _columns_key(family: Family, known: Known) -> list[str] | None:
    """Return the smallest key of columns; None if the table has none."""
    texts = [name for name in family.common if "string" in known.types(name)]
    if not texts or texts[0] not in family.columns[:2]:
        return None
    first = _column(known, texts[0])
    repeats = sum(_repeats([first]))
    if repeats <= _OFTEN * sum(map(len, first.tables)):
        return [first.name]
    others = [column for name in family.common if name != first.name and (column := _column(known, name)).recurs]
    for size in range(1, _MOST_PARTS):
        for parts in combinations(others, size):
            if not sum(_repeats([first, *parts])) and _tells_apart(first, parts):
                return [name for name in family.columns if name in {first.name, *(part.name for part in parts)}]
    return None


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


def _has_own_targets(known: Known, name: str) -> bool:
    """Whether nearly all cells of a column have links, whose texts are labels, and nearly all with their own target."""
    cells = [list(bound.cells[name].cells.values()) for bound in known.tables if name in bound.cells]
    linked = [[cell for cell in table if cell.links] for table in cells]
    rows = sum(map(len, cells))
    labels = {cell.text for table in linked for cell in table}
    if not rows or sum(map(len, linked)) < _LINKED * rows or len(labels) > _MOST_LABELS:
        return False
    targets = [[target for cell in table for target in {link.target for link in cell.links}] for table in linked]
    return sum(len(table) - len(set(table)) for table in targets) <= _OFTEN * rows


PROPOSER = Proposer("keys", "table", propose)
