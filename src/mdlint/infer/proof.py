"""Checks the schema of a family against its own tables: its findings are the suspects, and no others.

A proposal that causes a finding at a place that it does not list is dropped, and the rest is checked again.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mdlint.infer.families import Family
from mdlint.infer.known import Known
from mdlint.infer.proposal import FamilyPlace, Proposal
from mdlint.schema import At, Violation, violations


class Suspect(NamedTuple):
    """A place of a family that breaks its schema, and the violation there."""

    table: int
    violation: Violation


class Proven(NamedTuple):
    """The proposals that hold, those that were dropped, and the suspects: all findings of the schema."""

    proposals: tuple[Proposal, ...]
    dropped: tuple[Proposal, ...]
    suspects: tuple[Suspect, ...]


def prove(family: Family, proposals: Sequence[Proposal]) -> Proven:
    """Drop proposals until the findings in the family are those that the proposals list as exceptions.

    An exception without a finding is no suspect: its cell may have another finding.
    """
    kept = list(proposals)
    dropped: list[Proposal] = []
    while True:
        found = list(_suspects(family, kept))
        unlisted = next((suspect for suspect in found if not _is_listed(family, kept, suspect)), None)
        if unlisted is None:
            return Proven(tuple(kept), tuple(dropped), tuple(found))
        blamed = _blamed(kept, unlisted, family)
        if blamed is None:
            # The columns alone cause it.
            return Proven((), tuple(proposals), ())
        kept.remove(blamed)
        dropped.append(blamed)


def _suspects(family: Family, proposals: Sequence[Proposal]) -> Iterator[Suspect]:
    for number, bound in enumerate(Known(family, proposals).tables):
        for violation in violations(bound):
            yield Suspect(number, violation)


def _is_listed(family: Family, proposals: Sequence[Proposal], suspect: Suspect) -> bool:
    at = suspect.violation.at
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


def _blamed(proposals: Sequence[Proposal], suspect: Suspect, family: Family) -> Proposal | None:
    """Return the proposal that causes a finding: without it, the finding is gone. None if there is no such proposal."""
    for proposal in sorted(proposals, key=lambda one: one.keyword != suspect.violation.keyword):
        others = [one for one in proposals if one is not proposal]
        if suspect not in _suspects(family, others):
            return proposal
    return None
