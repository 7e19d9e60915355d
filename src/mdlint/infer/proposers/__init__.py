"""What can be proposed: one module for each thing, listed in the order in which they propose.

Each module has a `PROPOSER`. The stages are `reading`, `values` and `table`; a proposer knows the proposals of all
earlier stages.
"""

from mdlint.infer.proposers import cell_types, sort_order
from mdlint.infer.proposers._base import Proposer, Stage

__all__ = ["PROPOSERS", "STAGES", "Proposer", "Stage"]

STAGES: tuple[Stage, ...] = ("reading", "values", "table")
PROPOSERS: tuple[Proposer, ...] = (cell_types.PROPOSER, sort_order.PROPOSER)
