"""Tries a keyword on the tables of a family: its findings are the exceptions to a proposal."""

from collections.abc import Iterator

from mdlint.infer.known import Known
from mdlint.infer.proposal import FamilyPlace, Proposal, exceptions_in
from mdlint.schema import At, violations


def exceptions_to(known: Known, *proposals: Proposal) -> tuple[FamilyPlace, ...]:
    """Return the places of all findings of the last proposal's keyword, if the proposals are added to those known."""
    return exceptions_in(list(_places(known, proposals)))


def with_exceptions(known: Known, *proposals: Proposal) -> Proposal:
    """Return the last proposal with the exceptions to it."""
    evidence = proposals[-1].evidence._replace(exceptions=exceptions_to(known, *proposals))
    return proposals[-1]._replace(evidence=evidence)


def _places(known: Known, proposals: tuple[Proposal, ...]) -> Iterator[FamilyPlace]:
    tried = Known(known.family, (*known.proposals, *proposals))
    for number, bound in enumerate(tried.tables):
        for violation in violations(bound):
            if violation.keyword == proposals[-1].keyword:
                yield FamilyPlace(number, At(violation.at.row, violation.at.column))
