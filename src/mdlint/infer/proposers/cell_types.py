"""Proposes the type of each column, and how its cells are read."""

from collections.abc import Iterator

from mdlint.infer.families import Family
from mdlint.infer.known import Known, evidence_of
from mdlint.infer.proposal import Proposal, for_column
from mdlint.infer.proposers._base import Proposer
from mdlint.schema.draft2020.values import is_number


def propose(family: Family, known: Known) -> Iterator[Proposal]:
    """Propose `number` for each column whose cells are numbers."""
    for name in family.columns:
        present = known.present(name)
        others = [entry.place for entry in present if not is_number(entry.value)]
        if present:
            yield for_column(name, "type", ["number", "null"], evidence_of(present, others), "numbers")


PROPOSER = Proposer("cell-types", "reading", propose)
