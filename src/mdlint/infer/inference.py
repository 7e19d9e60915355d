"""From pages to the schemas of their tables: finds the families, gathers proposals, and keeps those that hold."""

from collections.abc import Sequence
from typing import NamedTuple

from mdlint.discover import Source
from mdlint.files.utf8 import Unreadable
from mdlint.infer.families import Family, families_of
from mdlint.infer.known import Known
from mdlint.infer.pages import read_pages
from mdlint.infer.proof import Suspect, prove
from mdlint.infer.proposal import Proposal
from mdlint.infer.proposers import PROPOSERS, STAGES


class FamilySchema(NamedTuple):
    """What is proposed for a family, what was looked at and is not, and the suspects.

    `unsupported` are the proposals without enough evidence, `dropped` those with findings in other places than they
    list.
    """

    family: Family
    proposals: tuple[Proposal, ...]
    unsupported: tuple[Proposal, ...]
    dropped: tuple[Proposal, ...]
    suspects: tuple[Suspect, ...]


class Inference(NamedTuple):
    """The families of some pages, with their schemas. `bound` tables have a schema already."""

    families: Sequence[FamilySchema]
    pages: int
    tables: int
    bound: int
    failures: Sequence[tuple[str, Unreadable]]


def infer(sources: Sequence[Source]) -> Inference:
    """Infer the schemas of all tables on some pages that have none.

    Raises SchemaError for a schema that can't be used, if a configuration names the schema.
    """
    read = read_pages(sources)
    families = [infer_family(family) for family in families_of(read.tables)]
    return Inference(families, len(read.pages), len(read.tables) + read.bound, read.bound, read.failures)


def infer_family(family: Family) -> FamilySchema:
    """Infer the schema of a family."""
    known = Known(family)
    accepted: list[Proposal] = []
    unsupported: list[Proposal] = []
    dropped: list[Proposal] = []
    suspects: tuple[Suspect, ...] = ()
    for stage in STAGES:
        for proposer in PROPOSERS:
            for proposal in proposer.propose(family, known) if proposer.stage == stage else ():
                (accepted if proposal.is_supported else unsupported).append(proposal)
        proven = prove(family, accepted)
        accepted = list(proven.proposals)
        dropped += proven.dropped
        suspects = proven.suspects
        known = Known(family, accepted)
    return FamilySchema(family, tuple(accepted), tuple(unsupported), tuple(dropped), suspects)
