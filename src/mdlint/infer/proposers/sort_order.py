"""Proposes the order of the rows.

Rows that were sorted on purpose show it: of all orders that they could have, few are as near to sorted. The rarity of an
order is counted in bits (see `rarity`), over all tables of a family. Where two columns are sorted, the one whose order
is rarer is proposed, such as the score in place of the size that grows with it.

Other orders are proposed in two cases. A column that orders the rows that are equal in the first column is a second
sort key. If no column orders the whole table, one may order the rows of each group: runs of rows that have the same
value in a column with few values.
"""

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from mdlint.draft2020.values import JSON, identity, is_number
from mdlint.infer.families import Family
from mdlint.infer.known import Known
from mdlint.infer.proposal import Evidence, Proposal
from mdlint.infer.proposers._base import Proposer
from mdlint.infer.rarity import rarity_of
from mdlint.infer.trial import with_exceptions
from mdlint.schema import BoundTable
from mdlint.schema.table.closing_rows import naming_columns, without_closing_rows
from mdlint.schema.table.order import latest_sorted, ranks_of
from mdlint.schema.table.view import Entry

# Of a million orders, one is as rare as this.
_RARE_BITS = 20
# In lists that people keep sorted, at most 6 % of the rows were out of order; in other tables, at least 10 % (see
# docs/decisions/0036-infer-order.md).
_TOLERANCE = 0.07
_STARTS_WITH_DIGIT = re.compile(r"\W*\d")
_HAS_DIGIT = re.compile(r"\d")
# Numbers that people list from the smallest on. Other numbers that ascend, such as a score, may just grow from the small
# model to the large one, and then not in each row.
_SMALLEST_FIRST = re.compile(
    r"\b(?:bpc|cer|date|errors?|fid|id|latency|loss|ms|no|number|perplexity|ppl|rank|seconds|size|ter|time|wer|year)\b|#|№"
)
_FEWEST_GROUPS = 3
# Fewer rows without a value are at the end by chance.
_FEWEST_MISSING = 3

# The rows that are ordered together: for each table, its runs of rows.
_Runs = Sequence[Sequence[Sequence[int]]]


class _Key(NamedTuple):
    """A sort key, how rare the order of its rows is, and how many rows it orders and leaves out of order."""

    column: str
    kind: str
    descends: bool
    bits: float
    rows: int
    misplaced: int
    tables: int

    @property
    def is_supported(self) -> bool:
        """Whether the order is no coincidence, and few rows break it."""
        evidence = Evidence(self.rows, self.tables)
        return self.bits >= _RARE_BITS and evidence.is_enough() and self.misplaced <= evidence.allowed(_TOLERANCE)

    @property
    def value(self) -> dict[str, JSON]:
        """The key as `sortedBy` has it, without defaults."""
        order: dict[str, JSON] = {"order": "descending"} if self.descends else {}
        return {"column": self.column, **order, **({"as": self.kind} if self.kind == "natural" else {})}


def propose(family: Family, known: Known) -> Iterator[Proposal]:
    """Propose the rarest order of the rows, of the whole table or of its groups."""
    runs = [[list(bound.rows)] for bound in known.tables]
    key = _rarest(family.columns, known, runs)
    if key is not None and key.is_supported:
        yield _proposal(known, _with_second(family, known, runs, key))
        return
    for group in family.columns[:2]:
        grouped = _grouped(known, group)
        inner = _rarest([name for name in family.columns if name != group], known, grouped) if grouped else None
        if inner is not None and inner.is_supported:
            yield from _grouped_proposals(known, group, inner)
            return
    if key is not None:
        yield _proposal(known, [key])


def _rarest(names: Sequence[str], known: Known, runs: _Runs) -> _Key | None:
    """Return the key whose order is the rarest; of equally rare ones, the first column."""
    keys = (key for name in names for key in _keys(known, name, runs))
    return max(keys, key=lambda key: (key.is_supported, key.bits), default=None)


def _keys(known: Known, name: str, runs: _Runs) -> Iterator[_Key]:
    """Yield the ways in which a column may order the rows."""
    columns = [bound.cells[name].entries if name in bound.cells else {} for bound in known.tables]
    values = [entry.value for entries in columns for entry in entries.values() if entry.value is not None]
    numbers = sum(map(is_number, values))
    if not values or (numbers and 2 * numbers < len(values)):
        return
    texts = [entry.text for entries in columns for entry in entries.values()]
    runs = [list(_without_closing(bound, name, parts)) for bound, parts in zip(known.tables, runs, strict=True)]
    for kind in ("number",) if numbers else ("text", "natural"):
        for descends in (False, True):
            key = _key(name, kind, columns, runs, descends=descends)
            is_odd = _is_growth_with_exceptions(key) if numbers else _is_odd(key, texts)
            if not is_odd:
                yield key


def _without_closing(bound: BoundTable, name: str, parts: Sequence[Sequence[int]]) -> Iterator[Sequence[int]]:
    """Yield the runs of a table without the rows at their end that `sortedBy` skips, such as a total."""
    naming = naming_columns(bound.cells.values(), None, bound.cells[name]) if name in bound.cells else []
    for part in parts:
        yield without_closing_rows(part, naming)


def _is_growth_with_exceptions(key: _Key) -> bool:
    """Whether numbers ascend, but not in each row, that people do not list from the smallest on."""
    return bool(key.misplaced) and not key.descends and not _SMALLEST_FIRST.search(key.column.casefold())


def _is_odd(key: _Key, texts: Sequence[str]) -> bool:
    """Whether nobody sorts texts in this way.

    Texts such as `8m30s` and `12.5 MB` are not in the order of their characters. Versions and dates may descend, words
    do not.
    """
    are_amounts = 2 * sum(map(bool, map(_STARTS_WITH_DIGIT.match, texts))) > len(texts)
    have_digits = 2 * sum(map(bool, map(_HAS_DIGIT.search, texts))) > len(texts)
    return (are_amounts and key.misplaced > 0) or (key.descends and not have_digits)


def _key(name: str, kind: str, columns: Sequence[Mapping[int, Entry]], runs: _Runs, *, descends: bool) -> _Key:
    bits, rows, misplaced, tables = 0.0, 0, 0, 0
    for entries, parts in zip(columns, runs, strict=True):
        ranks = ranks_of(entries, kind, descends=descends)
        tables += bool(ranks)
        for part in parts:
            keys = [ranks[row] for row in part if row in ranks]
            out = len(keys) - len(latest_sorted(keys))
            bits += rarity_of(keys, out)
            rows += len(keys)
            misplaced += out
    return _Key(name, kind, descends, bits, rows, misplaced, tables)


def _with_second(family: Family, known: Known, runs: _Runs, key: _Key) -> list[_Key]:
    """Add the key that orders the rows that are equal in the first key, if there is one."""
    ties = [[tie for run in parts for tie in _ties(known, number, run, key)] for number, parts in enumerate(runs)]
    second = _rarest([name for name in family.columns if name != key.column], known, ties)
    if second is None or not second.is_supported or second.misplaced > Evidence(second.rows, second.tables).allowed():
        return [key]
    return [key, second]


def _ties(known: Known, number: int, run: Sequence[int], key: _Key) -> list[list[int]]:
    """Return the rows of a run that are equal in a key, in their order."""
    cells = known.tables[number].cells
    ranks = ranks_of(cells[key.column].entries, key.kind) if key.column in cells else {}
    ranked = sorted((row for row in run if row in ranks), key=ranks.__getitem__)
    return [list(rows) for _, rows in groupby(ranked, key=ranks.__getitem__)]


def _grouped(known: Known, name: str) -> list[list[list[int]]]:
    """Return the runs of rows with the same value in a column; empty if its values are no groups.

    In each table, a group is one run, and there are at least three, half of which have several rows.
    """
    tables: list[list[list[int]]] = []
    for bound in known.tables:
        if name not in bound.cells:
            return []
        values = _filled(bound.cells[name].entries)
        runs = [(value, list(rows)) for value, rows in groupby(values, key=values.__getitem__)]
        sizes = [len(rows) for _, rows in runs]
        if len({value for value, _ in runs}) < len(runs) or len(runs) < _FEWEST_GROUPS or 2 * len(runs) > sum(sizes):
            return []
        tables.append([rows for _, rows in runs])
    return tables


def _filled(entries: Mapping[int, Entry]) -> dict[int, Hashable]:
    """Return the values of a group column by row: a blank cell has the value above."""
    values: dict[int, Hashable] = {}
    above: Hashable = None
    for row, entry in entries.items():
        above = identity(entry.value) if entry.text else above
        values[row] = above
    return values


def _where_missing(known: Known, name: str) -> dict[str, str]:
    """Return where the rows without a value are, as a sort key says it; empty if they may be anywhere."""
    columns = [bound.cells[name].values for bound in known.tables if name in bound.cells]
    missing = [values.count(None) for values in columns]
    if sum(missing) < _FEWEST_MISSING:
        return {}
    pairs = list(zip(columns, missing, strict=True))
    if all(not any(value is None for value in values[: len(values) - count]) for values, count in pairs):
        return {"missing": "last"}
    return {"missing": "first"} if all(not any(value is None for value in of[count:]) for of, count in pairs) else {}


def _proposal(known: Known, keys: Sequence[_Key]) -> Proposal:
    first = keys[0]
    value: JSON = [{**first.value, **_where_missing(known, first.column)}, *(key.value for key in keys[1:])]
    evidence = Evidence(first.rows, first.tables)
    proposal = Proposal(("sortedBy",), value, evidence, tolerance=_TOLERANCE)
    tried = _tried(known, proposal)
    if first.is_supported:
        return tried
    return tried._replace(evidence=tried.evidence._replace(may_be_chance=True))


def _tried(known: Known, *proposals: Proposal) -> Proposal:
    """Add the exceptions to the last proposal. It is doubtful if a whole table is in another order."""
    tried = with_exceptions(known, *proposals)
    is_doubtful = any(place.at.row is None for place in tried.evidence.exceptions)
    return tried._replace(evidence=tried.evidence._replace(may_be_chance=is_doubtful))


def _grouped_proposals(known: Known, group: str, key: _Key) -> Iterator[Proposal]:
    evidence = Evidence(key.rows, key.tables)
    grouping = Proposal(("groupColumn",), group, evidence)
    order = Proposal(("sortedBy",), [key.value], evidence, tolerance=_TOLERANCE)
    yield grouping
    yield _tried(known, grouping, order)


PROPOSER = Proposer("sort-order", "table", propose)
