"""Proposes that the best number of a column is bold."""

from collections.abc import Iterator
from math import log2

from mdlint.draft2020.values import is_number
from mdlint.infer.families import Family
from mdlint.infer.known import Known
from mdlint.infer.proposal import Evidence, Proposal, for_column
from mdlint.infer.proposers._base import Proposer
from mdlint.infer.trial import exceptions_to

# If numbers are bold by chance, they are the best ones of all tables in one of 1,024 families.
_RARE_BITS = 10


def propose(family: Family, known: Known) -> Iterator[Proposal]:
    """Propose the largest or the smallest number of each column in which numbers are bold."""
    for name in family.columns:
        bold = [entry for entry in known.present(name) if is_number(entry.value) and entry.cell.bold]
        tables = {entry.place.table for entry in bold}
        if bold:
            proposals = [_proposal(known, name, best, tables) for best in ("maximum", "minimum")]
            yield min(proposals, key=lambda proposal: len(proposal.evidence.exceptions))


def _proposal(known: Known, name: str, best: str, tables: set[int]) -> Proposal:
    """Return the proposal of what is bold. Only tables in which a number is bold are evidence."""
    entries = [entry for entry in known.present(name) if entry.place.table in tables and is_number(entry.value)]
    sizes = [sum(entry.place.table == table for entry in entries) for table in sorted(tables)]
    proposal = for_column(name, "bestMarked", best, Evidence(len(entries), len(tables)))
    exceptions = exceptions_to(known, proposal)
    wrong = {place.table for place in exceptions}
    bits = sum(log2(size) for table, size in zip(sorted(tables), sizes, strict=True) if table not in wrong)
    evidence = Evidence(len(entries), len(tables), exceptions, may_be_chance=bits < _RARE_BITS)
    return proposal._replace(evidence=evidence)


PROPOSER = Proposer("best-marked", "table", propose)
