"""Checks the schema of a family against its own tables: its findings are the suspects, and no others.

A proposal that causes a finding at a place that it does not list is dropped, and the rest is checked again.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from mdlint.infer.compose import JOINED
from mdlint.infer.families import Family
from mdlint.infer.known import Known
from mdlint.infer.proposal import FamilyPlace, Proposal
from mdlint.ruleset import DEFAULT_SCHEMA
from mdlint.schema import At, BoundTable, Violation, load, violations


class Suspect(NamedTuple):
    """A place of a family that breaks its schema, the violation there, and the name of its column, if it has one."""

    table: int
    violation: Violation
    column: str | None = None


class Proven(NamedTuple):
    """The proposals that hold, those that were dropped, and the suspects: all findings of the schema."""

    proposals: tuple[Proposal, ...]
    dropped: tuple[Proposal, ...]
    suspects: tuple[Suspect, ...]


def prove(family: Family, proposals: Sequence[Proposal]) -> Proven:
    """Drop proposals until the findings in the family are those that the proposals list as exceptions.

    An exception without a finding is no suspect: its cell may have another finding.
    """
    if not (proposals or family.misspelled or family.has_metrics):
        return Proven((), (), ())
    kept = list(proposals)
    dropped: list[Proposal] = []
    certain = frozenset(_certain(family))
    while True:
        found = list(_suspects(family, kept))
        unlisted = [suspect for suspect in found if not _is_listed(family, kept, certain, suspect)]
        if not unlisted:
            return Proven(tuple(kept), tuple(dropped), tuple(found))
        blamed = _owners(kept, unlisted) or _cause(kept, unlisted[0], family)
        if not blamed:
            # The columns alone cause it.
            return Proven((), tuple(proposals), ())
        kept = [proposal for proposal in kept if proposal not in blamed]
        dropped += blamed


def _suspects(family: Family, proposals: Sequence[Proposal]) -> Iterator[Suspect]:
    for number, bound in enumerate(Known(family, proposals).tables):
        for violation in violations(bound):
            column = violation.at.column
            read = bound.columns[column] if column is not None and column < len(bound.columns) else None
            yield Suspect(number, violation, read.name if read else None)


def _certain(family: Family) -> Iterator[FamilyPlace]:
    """Yield the places of findings that the tables have without a schema of their own."""
    for number, table in enumerate(family.tables):
        for violation in violations(BoundTable(table.table, load(DEFAULT_SCHEMA))):
            yield FamilyPlace(number, At(violation.at.row, violation.at.column))


def _is_listed(
    family: Family, proposals: Sequence[Proposal], certain: AbstractSet[FamilyPlace], suspect: Suspect
) -> bool:
    """Whether a finding is expected: by a proposal, by the default schema, or at a misspelled header."""
    at = suspect.violation.at
    if FamilyPlace(suspect.table, At(at.row, at.column)) in certain:
        return True
    if (
        at.row is None
        and at.column is not None
        and family.tables[suspect.table].headers[at.column] in family.misspelled
    ):
        return True
    return any(_lists(proposal, suspect) for proposal in proposals)


def _lists(proposal: Proposal, suspect: Suspect) -> bool:
    """Whether the place of a finding is one of the exceptions of a proposal."""
    places = [suspect.violation.at, *(At(suspect.violation.at.row, column) for column in suspect.violation.cells)]
    return any(
        FamilyPlace(suspect.table, At(at.row, column)) in proposal.evidence.exceptions
        for at in places
        for column in (at.column, None)
    )


def _owners(proposals: Sequence[Proposal], suspects: Sequence[Suspect]) -> list[Proposal]:
    """Return the proposals of the keywords that findings are about.

    Of a keyword that several proposals share, they do not show which: `_cause` finds it.
    """
    found = {(suspect.violation.keyword, column) for suspect in suspects for column in (suspect.column, None)}
    return [
        proposal
        for proposal in proposals
        if (proposal.keyword, proposal.column) in found and proposal.keyword not in JOINED
    ]


def _cause(proposals: Sequence[Proposal], suspect: Suspect, family: Family) -> list[Proposal]:
    """Return the proposal without which a finding is gone; an empty list if there is no such proposal."""
    for proposal in sorted(proposals, key=lambda one: one.column != suspect.column):
        others = [one for one in proposals if one is not proposal]
        if suspect not in _suspects(family, others):
            return [proposal]
    return []
