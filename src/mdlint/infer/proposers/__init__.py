"""What can be proposed: one module for each thing, listed in the order in which they propose.

Each module has a `PROPOSER`. The stages are `reading`, `values` and `table`; a proposer knows the proposals of all
earlier stages.
"""

from mdlint.infer.proposers import (
    alignment,
    best_marked,
    cell_links,
    cell_types,
    columns,
    decimals,
    derived,
    enums,
    keys,
    names,
    patterns,
    ranges,
    relations,
    sort_order,
)
from mdlint.infer.proposers._base import Proposer, Stage

__all__ = ["PROPOSERS", "STAGES", "Proposer", "Stage"]

STAGES: tuple[Stage, ...] = ("reading", "values", "table")
PROPOSERS: tuple[Proposer, ...] = (
    cell_types.PROPOSER,
    ranges.PROPOSER,
    enums.PROPOSER,
    patterns.PROPOSER,
    names.PROPOSER,
    decimals.PROPOSER,
    cell_links.PROPOSER,
    columns.PROPOSER,
    alignment.PROPOSER,
    best_marked.PROPOSER,
    keys.PROPOSER,
    relations.PROPOSER,
    derived.PROPOSER,
    sort_order.PROPOSER,
)
