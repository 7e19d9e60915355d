"""From pages to the schemas of their tables: finds the families, gathers proposals, and keeps those that hold."""

from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from mdlint.discover import Source
from mdlint.files.utf8 import Unreadable
from mdlint.infer.bindings import Bound, entry_for, wrongly_bound
from mdlint.infer.compose import JOINED
from mdlint.infer.families import Family, TableOnPage, families_of
from mdlint.infer.known import Known
from mdlint.infer.pages import ReadPages, read_pages
from mdlint.infer.proof import Suspect, prove
from mdlint.infer.proposal import Proposal
from mdlint.infer.proposers import PROPOSERS, STAGES

# A single column is in tables of all kinds.
_TELLING_COLUMNS = 2


class FamilySchema(NamedTuple):
    """What is proposed for a family, what was looked at and is not, and the suspects.

    `unsupported` are the proposals without enough evidence, `dropped` those with findings in other places than they
    list. With `by_page`, the schema is only for the pages of the family. `is_bound` is false if no entry could bind the
    tables of the family and no others, so that there is no schema.
    """

    family: Family
    proposals: tuple[Proposal, ...]
    unsupported: tuple[Proposal, ...]
    dropped: tuple[Proposal, ...]
    suspects: tuple[Suspect, ...]
    by_page: bool = False
    is_bound: bool = True

    @property
    def has_schema(self) -> bool:
        """Whether there is anything to write."""
        return self.is_bound and bool(self.proposals or self.suspects)


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
    by_file: dict[Path | None, list[TableOnPage]] = {}
    for table in read.tables:
        by_file.setdefault(table.config.file, []).append(table)
    schemas = [
        _bound([infer_family(family) for family in families_of(tables)], read, file) for file, tables in by_file.items()
    ]
    return Inference(
        list(chain.from_iterable(schemas)), len(read.pages), len(read.tables) + read.bound, read.bound, read.failures
    )


def _bound(schemas: Sequence[FamilySchema], read: ReadPages, file: Path | None) -> list[FamilySchema]:
    """Choose an entry for each schema that binds its own tables and no others: by columns, or else by pages as well.

    The entries are for one configuration file, so that they concern only its pages.
    """
    pages = [page for page in read.pages if page.source.config.file == file]
    chosen = {str(number): one for number, one in enumerate(schemas)}
    for name, one in chosen.items():
        chosen[name] = one._replace(by_page=len(one.family.common) < _TELLING_COLUMNS)
    while wrong := wrongly_bound(
        [
            Bound(one.family, one.proposals, entry_for(one.family, name, by_page=one.by_page))
            for name, one in chosen.items()
            if one.has_schema
        ],
        pages,
        read.rulesets,
    ):
        for name in wrong:
            one = chosen[name]
            chosen[name] = one._replace(is_bound=False) if one.by_page else one._replace(by_page=True)
    return list(chosen.values())


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
                if not proposal.is_supported:
                    unsupported.append(proposal)
                elif proposal.keyword in JOINED or proposal.path not in {one.path for one in accepted}:
                    accepted.append(proposal)
        proven = prove(family, accepted)
        accepted = list(proven.proposals)
        dropped += proven.dropped
        suspects = proven.suspects
        known = Known(family, accepted)
    return FamilySchema(family, tuple(accepted), tuple(unsupported), tuple(dropped), suspects)
