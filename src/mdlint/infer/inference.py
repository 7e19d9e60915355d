"""From pages to the schemas of their tables: finds the families, gathers proposals, and keeps those that hold."""

import json
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from mdlint.discover import Source
from mdlint.files.utf8 import Unreadable
from mdlint.infer.bindings import Bound, entry_for, wrongly_bound
from mdlint.infer.compose import JOINED
from mdlint.infer.families import Family, TableOnPage, families_of
from mdlint.infer.history import FOLLOWED, Candidate, follow
from mdlint.infer.known import Known
from mdlint.infer.observations import observations
from mdlint.infer.pages import ReadPages, read_pages
from mdlint.infer.past import Past
from mdlint.infer.proof import Suspect, prove
from mdlint.infer.proposal import Proposal, SchemaPath
from mdlint.infer.proposers import PROPOSERS, STAGES

# A single column is in tables of all kinds.
_TELLING_COLUMNS = 2


class FamilySchema(NamedTuple):
    """What is proposed for a family, what was looked at and is not, and the suspects.

    `unsupported` are the proposals without enough evidence, `dropped` those with findings in other places than they
    list. `observed` is what no keyword can say. With `by_page`, the schema is only for the pages of the family.
    `is_bound` is false if no entry could bind the tables of the family and no others, so that there is no schema.
    """

    family: Family
    proposals: tuple[Proposal, ...]
    unsupported: tuple[Proposal, ...]
    dropped: tuple[Proposal, ...]
    suspects: tuple[Suspect, ...]
    observed: tuple[str, ...] = ()
    by_page: bool = False
    is_bound: bool = True

    @property
    def has_schema(self) -> bool:
        """Whether there is anything to write.

        Findings of the default schema alone are found without another one.
        """
        return self.is_bound and bool(self.proposals or (self.family.misspelled and self.suspects))


class Inference(NamedTuple):
    """The families of some pages, with their schemas. `bound` tables have a schema already."""

    families: Sequence[FamilySchema]
    pages: int
    tables: int
    bound: int
    failures: Sequence[tuple[str, Unreadable]]


# The number of read states of a page, and of all its states.
OnState: TypeAlias = Callable[[int, int], None]
# What is proposed: where, and the value as text.
_Proposed: TypeAlias = tuple[SchemaPath, str]


def infer(sources: Sequence[Source], on_state: OnState | None = None) -> Inference:
    """Infer the schemas of all tables on some pages that have none.

    With `on_state`, the history of the pages is evidence too; it is called after each past state of a page. Raises
    SchemaError for a schema that can't be used, if a configuration names the schema, and GitError if the pages have no
    history.
    """
    read = read_pages(sources)
    by_file: dict[Path | None, list[TableOnPage]] = {}
    for table in read.tables:
        by_file.setdefault(table.config.file, []).append(table)
    drafts = {file: [infer_family(family) for family in families_of(tables)] for file, tables in by_file.items()}
    if on_state is not None:
        drafts = {file: _with_pasts(of_file, on_state) for file, of_file in drafts.items()}
    schemas = [_bound(of_file, read, file) for file, of_file in drafts.items()]
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


def _with_pasts(drafts: Sequence[FamilySchema], on_state: OnState) -> list[FamilySchema]:
    """Follow the proposals of some families through the history of their pages, and infer again with that evidence."""
    candidates = [
        Candidate(draft.family, proposal, tuple(one for one in draft.proposals if one.column is not None))
        for draft in drafts
        for proposal in (*draft.proposals, *draft.unsupported)
        if proposal.keyword in FOLLOWED
    ]
    pasts: dict[int, dict[_Proposed, Past]] = {}
    for candidate, past in zip(candidates, follow(candidates, on_state), strict=True):
        pasts.setdefault(id(candidate.family), {})[_proposed(candidate.proposal)] = past
    return [infer_family(draft.family, pasts.get(id(draft.family), {})) for draft in drafts]


def _proposed(proposal: Proposal) -> _Proposed:
    return proposal.path, json.dumps(proposal.value)


def _remembering(proposal: Proposal, pasts: Mapping[_Proposed, Past]) -> Proposal:
    """Add the past of a proposal to its evidence."""
    past = pasts.get(_proposed(proposal))
    if past is None or not past.states:
        return proposal
    return proposal._replace(evidence=proposal.evidence._replace(past=past))


def infer_family(family: Family, pasts: Mapping[_Proposed, Past] = MappingProxyType({})) -> FamilySchema:
    """Infer the schema of a family. `pasts` has the pasts of some proposals."""
    known = Known(family)
    accepted: list[Proposal] = []
    unsupported: list[Proposal] = []
    dropped: list[Proposal] = []
    suspects: tuple[Suspect, ...] = ()
    for stage in STAGES:
        for proposer in PROPOSERS:
            for found in proposer.propose(family, known) if proposer.stage == stage else ():
                proposal = _remembering(found, pasts)
                if not proposal.is_supported:
                    unsupported.append(proposal)
                elif proposal.keyword in JOINED or proposal.path not in {one.path for one in accepted}:
                    accepted.append(proposal)
        proven = prove(family, accepted)
        accepted = list(proven.proposals)
        dropped += proven.dropped
        suspects = proven.suspects
        known = Known(family, accepted)
    observed = tuple(observations(family, known))
    return FamilySchema(family, tuple(accepted), tuple(unsupported), tuple(dropped), suspects, observed)
