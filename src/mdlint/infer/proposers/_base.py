"""A proposer: a function that looks at a family and yields proposals, and the stage that it belongs to."""

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple, TypeAlias

from mdlint.infer.families import Family
from mdlint.infer.known import Known
from mdlint.infer.proposal import Proposal

# First how cells are read, then which values they hold, then rows and tables as a whole.
Stage: TypeAlias = Literal["reading", "values", "table"]


class Proposer(NamedTuple):
    """One thing that can be proposed.

    `propose` yields each proposal that it looked at, even without enough evidence: these are counted in the report. It
    gets the family, read by the proposals of earlier stages. Those of its own stage are not known to it.
    """

    name: str
    stage: Stage
    propose: Callable[[Family, Known], Iterable[Proposal]]
