"""Proposes the alignment of a column that all tables align in the same way."""

from collections import Counter
from collections.abc import Iterator

from mdlint.infer.families import Family
from mdlint.infer.known import Known
from mdlint.infer.proposal import Evidence, Proposal, for_column
from mdlint.infer.proposers._base import Proposer

# A new table may be aligned in another way, unless this many agree.
_LEAST_TABLES = 5


def propose(family: Family, known: Known) -> Iterator[Proposal]:
    """Propose the alignment of each column that at least 5 tables have, all with the same alignment."""
    for name in family.columns:
        found = [
            (bound.table.align[bound.cells[name].index], len(bound.rows))
            for bound in known.tables
            if name in bound.cells and bound.cells[name].is_written and bound.table.kind == "pipe"
        ]
        aligns = Counter(align for align, _ in found)
        if len(aligns) == 1 and len(found) >= _LEAST_TABLES and (align := next(iter(aligns))) is not None:
            yield for_column(name, "align", align, Evidence(sum(rows for _, rows in found), len(found)))


PROPOSER = Proposer("alignment", "table", propose)
