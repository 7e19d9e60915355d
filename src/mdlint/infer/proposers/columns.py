"""Proposes which columns each table has, and their order."""

from collections.abc import Iterator

from mdlint.infer.families import Family
from mdlint.infer.known import Known
from mdlint.infer.proposal import ENOUGH_TABLES, Evidence, FamilyPlace, Proposal
from mdlint.infer.proposers._base import Proposer
from mdlint.schema import At


def propose(family: Family, known: Known) -> Iterator[Proposal]:
    """Propose the columns that all tables have, and the order if all tables with several columns agree on it."""
    rows = sum(len(bound.rows) for bound in known.tables)
    tables = len(known.tables)
    yield Proposal(("required",), list(family.common), Evidence(rows, tables, _misspelled(known)))
    orders = [[column.name for column in bound.columns if column] for bound in known.tables]
    places = {name: place for place, name in enumerate(family.columns)}
    numbers = [[places[name] for name in order if name in places] for order in orders]
    if tables >= ENOUGH_TABLES and all(order == sorted(order) for order in numbers):
        yield Proposal(("columnOrder",), [*family.columns, "*"], Evidence(rows, tables))


def _misspelled(known: Known) -> tuple[FamilyPlace, ...]:
    """Return the headers that are misspellings of a column."""
    return tuple(
        FamilyPlace(number, At(None, wrong.column))
        for number, bound in enumerate(known.tables)
        for wrong in bound.misnamed
    )


PROPOSER = Proposer("columns", "table", propose)
