"""Proposes that the cells of a column have links, and of which kind."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from mdlint.infer.families import Family
from mdlint.infer.known import FamilyCell, Known, evidence_of
from mdlint.infer.proposal import Proposal, for_column
from mdlint.infer.proposers._base import Proposer
from mdlint.schema.keywords.link import kinds_of

_LEAST_ROWS = 50


def propose(family: Family, known: Known) -> Iterator[Proposal]:
    """Propose a link in every cell of a column, if nearly all have one, and the one kind of target, if there is one."""
    for name in family.columns:
        entries = known.present(name)
        linked = [entry for entry in entries if _kinds(entry)]
        if 2 * len(linked) <= len(entries) or len(entries) < _LEAST_ROWS:
            continue
        value: dict[str, Any] = {"required": True}
        exceptions = [entry.place for entry in entries if not _kinds(entry)]
        counts = Counter(kind for entry in linked for kind in set(_kinds(entry)))
        kind, times = counts.most_common(1)[0]
        if times == len(linked) and len(counts) == 1:
            value["kind"] = kind
        yield for_column(name, "link", value, evidence_of(entries, exceptions))


def _kinds(entry: FamilyCell) -> list[str]:
    return kinds_of(entry.cell)


PROPOSER = Proposer("cell-links", "values", propose)
